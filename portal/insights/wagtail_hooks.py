"""The report in the admin: what members talk about."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from portal.insights.reading import may_see_insights, report
from portal.members.models import Organisation


class MiningReport(WagtailAdminTemplateMixin, TemplateView):
    template_name = "insights/admin/mining.html"
    page_title = gettext_lazy("What members talk about")
    header_icon = "search"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may_see_insights(request.user):
            raise PermissionDenied(_("Only the product team and moderators see what members talk about."))
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        segment = self.request.GET.get("segment", "")
        segment = segment if segment in Organisation.Segment.values else ""
        return super().get_context_data(**report(self.request.user, segment, timezone.now()), **kwargs)


class InsightsMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_see_insights(request.user)


@hooks.register("register_admin_urls")
def urls() -> list[URLPattern]:
    return [path("reports/mining/", MiningReport.as_view(), name="mining_report")]


@hooks.register("register_reports_menu_item")
def mining_menu_item() -> MenuItem:
    return InsightsMenuItem(
        gettext_lazy("What members talk about"), reverse("mining_report"), name="mining", icon_name="search", order=150
    )
