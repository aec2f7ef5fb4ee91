"""The report in the admin: what members talk about."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from portal.insights.permissions import may_see_insights
from portal.insights.views import MiningReport


class InsightsMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_see_insights(request.user)


@hooks.register("register_admin_urls")
def urls() -> list[URLPattern]:
    return [path("reports/mining/", MiningReport.as_view(), name="mining_report")]


@hooks.register("register_reports_menu_item")
def mining_menu_item() -> MenuItem:
    return InsightsMenuItem(
        _("What members talk about"), reverse("mining_report"), name="mining", icon_name="search", order=150
    )
