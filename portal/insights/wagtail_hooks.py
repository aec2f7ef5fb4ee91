"""What stands in the admin over all apps: what needs somebody today, and the reports of insights."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from portal.common.needs import Need, needs_for, register_need, rows_of
from portal.insights.drafts import DraftReport, drafts_for, may_see_drafts
from portal.insights.permissions import may_see_insights, may_see_promises
from portal.insights.promise_views import PromiseReport
from portal.insights.promises import count_promises
from portal.insights.views import MiningReport


class InsightsMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_see_insights(request.user)


class PromisesMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_see_promises(request.user)


class DraftsMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_see_drafts(request.user)


@hooks.register("register_admin_urls")
def urls() -> list[URLPattern]:
    return [
        path("reports/mining/", MiningReport.as_view(), name="mining_report"),
        path("reports/promises/", PromiseReport.as_view(), name="promise_report"),
        path("reports/drafts/", DraftReport.as_view(), name="draft_report"),
        path("reports/drafts/results/", DraftReport.as_view(results_only=True), name="draft_report_results"),
    ]


@hooks.register("register_reports_menu_item")
def mining_menu_item() -> MenuItem:
    return InsightsMenuItem(
        _("What members talk about"), reverse("mining_report"), name="mining", icon_name="search", order=150
    )


@hooks.register("register_reports_menu_item")
def promises_menu_item() -> MenuItem:
    return PromisesMenuItem(_("Promises"), reverse("promise_report"), name="promises", icon_name="calendar-check", order=90)


@hooks.register("register_reports_menu_item")
def drafts_menu_item() -> MenuItem:
    return DraftsMenuItem(_("Drafts"), reverse("draft_report"), name="drafts", icon_name="edit", order=210)


class NeedsPanel(Component):
    """On the first page of the admin: what needs the reader today, by role, each with its number and its list."""

    order = 50

    def render_html(self, parent_context: Any) -> str:
        viewer = parent_context["request"].user
        needs = needs_for(viewer)
        context = {"has_needs": bool(needs), "rows": rows_of(needs, viewer, timezone.now())}
        return render_to_string("insights/admin/needs.html", context)


@hooks.register("construct_homepage_panels")
def show_needs(request: HttpRequest, panels: list[Any]) -> None:
    panels.append(NeedsPanel())


register_need(
    Need(
        name="insights.late_promises",
        order=20,
        words=lambda count: ngettext("promise is late", "promises are late", count),
        url=lambda: reverse("promise_report") + "?state=late",
        is_for=may_see_promises,
        count=lambda viewer, now: count_promises(viewer, "late", now),
        is_late=True,
    )
)
register_need(
    Need(
        name="insights.due_promises",
        order=25,
        words=lambda count: ngettext("promise is due in the next seven days", "promises are due in the next seven days", count),
        url=lambda: reverse("promise_report") + "?state=due",
        is_for=may_see_promises,
        count=lambda viewer, now: count_promises(viewer, "due", now),
    )
)
register_need(
    Need(
        name="insights.drafts",
        order=80,
        words=lambda count: ngettext("draft waits to be published", "drafts wait to be published", count),
        url=lambda: reverse("draft_report"),
        is_for=may_see_drafts,
        count=lambda viewer, _now: drafts_for(viewer).count(),
    )
)
