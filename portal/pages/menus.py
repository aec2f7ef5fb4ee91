"""Pages in the bar and at the foot: the home page's children "shown in menus", and its plain texts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import AnonymousUser
from wagtail.models import Page, Site

from forums.models import BoardIndexPage
from ideas.models import IdeaBoardIndexPage
from portal.common.navigation import NavItem
from portal.common.pages import open_to, site_path
from portal.pages.models import TextPage


def _children(model: Any) -> Any:
    """Children of the first page that everybody may read: the bar is the same for all readers."""
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    if site is None:
        return model.objects.none()
    return open_to(AnonymousUser(), model.objects.child_of(site.root_page)).order_by("path")


# What belongs to the boards without lying below their page: topics keep their address when they move.
_OF_BOARDS = ("/t/", "/p/", "/ask/", "/topics/", "/tags/")


def bar() -> list[NavItem]:
    pages = _children(Page).in_menu()
    return [
        NavItem(page.title, site_path(page), order=10 + place, is_current=_covers(page)) for place, page in enumerate(pages[:8])
    ]


def _covers(page: Page) -> Callable[[str], bool] | None:
    if issubclass(page.specific_class or Page, IdeaBoardIndexPage):
        return lambda path: path.startswith((site_path(page), "/ideas/", "/propose/"))
    if not issubclass(page.specific_class or Page, BoardIndexPage):
        return None
    addresses = (site_path(page), *_OF_BOARDS)
    return lambda path: path.startswith(addresses)


def foot() -> list[NavItem]:
    pages = _children(TextPage)
    return [NavItem(page.title, site_path(page), order=20 + place) for place, page in enumerate(pages[:8])]
