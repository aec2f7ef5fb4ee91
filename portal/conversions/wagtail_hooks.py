"""The list of needed articles in the admin's reports."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from portal.conversions.permissions import writes_articles
from portal.conversions.views.conversions import NeededReport


class NeededMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return writes_articles(request.user)


@hooks.register("register_admin_urls")
def urls() -> list[URLPattern]:
    return [path("reports/needed/", NeededReport.as_view(), name="conversions_needed")]


@hooks.register("register_reports_menu_item")
def needed_menu_item() -> MenuItem:
    return NeededMenuItem(
        _("Articles that are needed"), reverse("conversions_needed"), name="needed-articles", icon_name="help", order=210
    )
