"""The Wagtail admin in the colours of the site, and without what its reader may not know."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from wagtail import hooks

from portal.common.admin_access import edits_all_pages, pages_known_to
from portal.common.identity import identity_of


@hooks.register("insert_global_admin_css")
def brand_the_admin() -> str:
    return format_html('<link rel="stylesheet" href="{}?v={}">', reverse("brand_admin_css"), identity_of(None).version)


@hooks.register("construct_page_chooser_queryset")
def choose_among_known_pages(pages: Any, request: HttpRequest) -> Any:
    if edits_all_pages(request.user):
        return pages
    return pages.filter(pk__in=pages_known_to(request.user).order_by().values("pk"))


@hooks.register("construct_reports_menu")
def leave_out_reports_of_all_pages(request: HttpRequest, items: list[Any]) -> None:
    if not edits_all_pages(request.user):
        items[:] = [item for item in items if item.name != "page-types-usage"]
