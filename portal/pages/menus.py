"""Pages in the bar and at the foot: the home page's children "shown in menus", and its plain texts."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import AnonymousUser
from wagtail.models import Page, Site

from portal.common.navigation import NavItem
from portal.common.pages import open_to, site_path
from portal.pages.models import TextPage


def _children(model: Any) -> Any:
    """Children of the first page that everybody may read: the bar is the same for all readers."""
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    if site is None:
        return model.objects.none()
    return open_to(AnonymousUser(), model.objects.child_of(site.root_page)).order_by("path")


def bar() -> list[NavItem]:
    pages = _children(Page).in_menu()
    return [NavItem(page.title, site_path(page), order=10 + place) for place, page in enumerate(pages[:8])]


def foot() -> list[NavItem]:
    pages = _children(TextPage)
    return [NavItem(page.title, site_path(page), order=20 + place) for place, page in enumerate(pages[:8])]
