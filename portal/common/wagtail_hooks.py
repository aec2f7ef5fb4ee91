"""The Wagtail admin in the colours of the site, and without what its reader may not know."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.models import Page

from portal.common import admin_picking
from portal.common.admin_access import edits_all_pages, pages_known_to
from portal.common.branding import identity_of
from portal.common.pages import restrictions


@hooks.register("insert_global_admin_css")
def brand_the_admin() -> str:
    return format_html('<link rel="stylesheet" href="{}?v={}">', reverse("brand_admin_css"), identity_of(None).version)


@hooks.register("register_admin_urls")
def options_of_boxes() -> list[URLPattern]:
    return [path("options/<slug:name>/", admin_picking.options, name="pick_options")]


@hooks.register("before_serve_page")
def say_nothing_of_closed_pages(page: Page, request: HttpRequest, *_served_with: Any) -> None:
    """404 for a page that other groups read, as for boards and documents: asked to sign in, one would know that it is there.
    Who is asked to sign in may read it then."""
    closed = [each for each in restrictions() if page.path.startswith(each.path) and not each.admits(request.user)]
    if any(each.is_for_groups for each in closed):
        raise Http404(_("There is no such page."))


@hooks.register("construct_page_chooser_queryset")
def choose_among_known_pages(pages: Any, request: HttpRequest) -> Any:
    if edits_all_pages(request.user):
        return pages
    return pages.filter(pk__in=pages_known_to(request.user).order_by().values("pk"))


@hooks.register("construct_reports_menu")
def leave_out_reports_of_all_pages(request: HttpRequest, items: list[Any]) -> None:
    if not edits_all_pages(request.user):
        items[:] = [item for item in items if item.name != "page-types-usage"]
