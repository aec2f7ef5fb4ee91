"""What stands in the bar, in one's own menu and at the foot of each page.

Apps add to it in `AppConfig.ready`:

    register_nav(NavItem(_("Help"), "/help/", order=10))
    register_nav_source(lambda: [NavItem(page.title, page.url) for page in …])   # asked anew every ten seconds
    register_menu(NavItem(_("My drafts"), "/writing/drafts/", icon="edit", shown_to=lambda member: True))
    register_foot(NavItem(_("Rules"), "/rules/"))
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from portal.common.viewer import Viewer


def _everybody(member: Viewer) -> bool:
    return True


@dataclass(frozen=True)
class NavItem:
    """One link. `label` may be lazy; `url` is site-relative or a function that gives it."""

    label: Any
    url: str | Callable[[], str]
    order: int = 50
    is_current: Callable[[str], bool] | None = None  # of the path of the request; default: the path starts with url
    icon: str = ""
    shown_to: Callable[[Any], bool] = _everybody  # only asked for menu items; the bar is the same for all

    @property
    def href(self) -> str:
        return self.url() if callable(self.url) else self.url

    def covers(self, path: str) -> bool:
        if self.is_current is not None:
            return self.is_current(path)
        address = self.href
        return path.startswith(address) if address != "/" else path == "/"


Source = Callable[[], Iterable[NavItem]]

_nav: list[Source] = []
_menu: list[NavItem] = []
_foot: list[Source] = []
_strips: list[Callable[[Any], Any]] = []
_bar_pieces: list[Callable[[Any], Any]] = []
_banners: list[Callable[[Any], Any]] = []


def register_nav(item: NavItem) -> None:
    """Put a link into the bar at the top."""
    _nav.append(lambda: [item])


def register_nav_source(source: Source) -> None:
    """Links of the bar that are read from the database, such as pages "shown in menus"."""
    _nav.append(source)


def register_menu(item: NavItem) -> None:
    """Put a link into the signed-in member's own menu."""
    _menu.append(item)


def register_foot(item: NavItem) -> None:
    _foot.append(lambda: [item])


def register_foot_source(source: Source) -> None:
    _foot.append(source)


def register_strip(strip: Callable[[Any], Any]) -> None:
    """Put a strip above the foot: `strip(request)` gives its Markup, empty where it does not belong. Asked for each page."""
    _strips.append(strip)


def register_bar_piece(piece: Callable[[Any], Any]) -> None:
    """Put something of the member's own into the bar, before the menu: `piece(member)` gives its Markup. Asked for each page."""
    _bar_pieces.append(piece)


def register_banner(banner: Callable[[Any], Any]) -> None:
    """Put something that a member must know on top of each page: `banner(member)` gives its Markup, or nothing."""
    _banners.append(banner)


def banners(member: Viewer) -> list[Any]:
    return [markup for banner in _banners if (markup := banner(member))]


def bar_pieces(member: Viewer) -> list[Any]:
    return [piece(member) for piece in _bar_pieces]


def strips(request: Any) -> list[Any]:
    return [markup for strip in _strips if (markup := strip(request))]


def nav_items() -> list[NavItem]:
    return _in_order(item for source in _nav for item in source())


def foot_items() -> list[NavItem]:
    return _in_order(item for source in _foot for item in source())


def menu_items(member: Viewer) -> list[NavItem]:
    return _in_order(item for item in _menu if item.shown_to(member))


def _in_order(items: Iterable[NavItem]) -> list[NavItem]:
    return sorted(items, key=lambda item: item.order)
