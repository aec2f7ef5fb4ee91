"""The bar above and the foot below each page.

What is the same for all readers of one language is rendered once and remembered; only a member's own
menu is rendered for each page. Library pages (django-allauth) print the same pieces by a template tag.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.urls import NoReverseMatch
from django.utils.translation import get_language, get_language_bidi, gettext
from markupsafe import Markup

from portal.common import navigation
from portal.common.branding import Identity, identity_of
from portal.common.fast_reverse import url
from portal.common.jinja import fragment
from portal.common.ttl_cache import remembered
from portal.common.way_back import way_back, with_way_back

THEME_COOKIE = "theme"
THEMES = ("light", "dark")
TOKEN = "__token__"  # stands in the remembered menu where each page puts its own
ONWARD = "__onward__"  # stands in the remembered bar of visitors where each page puts the way back to it

# Forms answer 422 and conflicts 409 with HTML that belongs on the page; other errors are said in a toast (site.js).
HTMX = json.dumps(
    {
        "includeIndicatorStyles": False,
        "allowEval": False,
        "selfRequestsOnly": True,
        "historyCacheSize": 0,
        "refreshOnHistoryMiss": True,
        "responseHandling": [
            {"code": "204", "swap": False},
            {"code": "[23]..", "swap": True},
            {"code": "409", "swap": True},
            {"code": "422", "swap": True},
            {"code": "[45]..", "swap": False, "error": True},
        ],
    },
    separators=(",", ":"),
)


@dataclass(frozen=True)
class Link:
    """A link of the bar in the reader's language."""

    label: str
    href: str
    item: navigation.NavItem


class CsrfInput:
    """The hidden field of a form; asks for a token only when it is printed."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout

    def __html__(self) -> str:
        return f'<input type="hidden" name="csrfmiddlewaretoken" value="{self.layout.csrf_token}">'

    __str__ = __html__


class _Unkeyed:
    """An argument that what is remembered does not depend on."""

    def __init__(self, value: Any) -> None:
        self.value = value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Unkeyed)

    def __hash__(self) -> int:
        return 0


class Layout:
    """Head, bar and foot of one page. Each piece is made when it is printed."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request
        self.user = getattr(request, "user", None)

    @cached_property
    def member(self) -> Any:
        """The signed-in member, or None."""
        user = self.user
        return user if user is not None and user.is_authenticated else None

    @cached_property
    def site(self) -> Identity:
        return identity_of(self.request)

    @cached_property
    def lang(self) -> str:
        return get_language() or "en"

    @property
    def dir(self) -> str:
        return "rtl" if get_language_bidi() else "ltr"

    @cached_property
    def theme(self) -> str:
        """ "light", "dark", or "" to follow the device. The switch on this device goes before the member's setting."""
        chosen = self.request.COOKIES.get(THEME_COOKIE, "")
        if chosen in THEMES:
            return chosen
        return self.member.theme if self.member is not None else ""

    @cached_property
    def csrf_token(self) -> str:
        """One token for the page: Django would mask it anew, at 40 µs, for each form that prints it."""
        return get_token(self.request)

    @cached_property
    def csrf_input(self) -> CsrfInput:
        return CsrfInput(self)

    @cached_property
    def nav(self) -> list[Link]:
        return _nav(self.lang)

    @cached_property
    def current(self) -> int:
        """Which link of the bar the page belongs to; -1 for none."""
        path = self.request.path
        return next((place for place, link in enumerate(self.nav) if link.item.covers(path)), -1)

    @property
    def attributes(self) -> Markup:
        """Of `<html>`: language, direction, and the theme that overrides the device's."""
        theme = f' data-theme="{self.theme}"' if self.theme in THEMES else ""
        return Markup(f'lang="{self.lang}" dir="{self.dir}"{theme}')

    @property
    def body_attributes(self) -> Markup:
        """Of `<body>`: the token that htmx sends along, for members only."""
        if self.member is None:
            return Markup("")
        return Markup(' hx-headers=\'{{"X-CSRFToken": "{}"}}\'').format(self.csrf_token)

    @property
    def head(self) -> Markup:
        return _head(self.site)

    @property
    def top(self) -> Markup:
        start, end = _top(self.lang, self.site, self.current, self.member is not None)
        if self.member is None:
            back = with_way_back("", way_back(self.request))
            start, end = Markup(start.replace(ONWARD, back)), Markup(end.replace(ONWARD, back))
        banners = navigation.banners(self.member) if self.member is not None else ()
        # A banner with a form names the token by its placeholder: it knows the member, and no request.
        told = [Markup(each.replace(TOKEN, self.csrf_token)) if TOKEN in each else each for each in banners]
        return Markup("").join([start, self.menu, end, *told])

    @property
    def menu(self) -> Markup:
        """The member's own menu; for visitors the bar is the same for all."""
        if self.member is None:
            return Markup("")
        member = self.member
        key = (member.pk, member.display_name, member.username, member.avatar.name, member.is_staff)
        menu = Markup(_menu(self.lang, key, _Unkeyed(member)).replace(TOKEN, self.csrf_token))
        return Markup("").join([*navigation.bar_pieces(member), menu])

    @property
    def close(self) -> str:
        """The word on a toast's button."""
        return gettext("Close")

    @property
    def foot(self) -> Markup:
        return Markup("").join([*navigation.strips(self.request), _foot(self.lang, self.site)])


def layout_of(request: HttpRequest) -> Layout:
    """The layout of a request, made once, however many partials are rendered for it."""
    found: Layout | None = request.__dict__.get("_layout")
    if found is None or found.user is not getattr(request, "user", None):
        found = request.__dict__["_layout"] = Layout(request)
    return found


def address(name: str) -> str:
    """The address of a view that another app may bring, or empty."""
    try:
        return url(name)
    except NoReverseMatch:
        return ""


@remembered(seconds=10)
def _nav(language: str) -> list[Link]:
    return [Link(str(item.label), item.href, item) for item in navigation.nav_items()]


@remembered(seconds=60)
def _head(site: Identity) -> Markup:
    return fragment("layout/head.html", site=site, htmx=HTMX, brand=address("brand_css"), mark=address("brand_svg"))


@remembered(seconds=10)
def _top(language: str, site: Identity, current: int, is_member: bool) -> tuple[Markup, Markup]:
    context = {
        "site": site,
        "nav": _nav(language),
        "current": current,
        "is_member": is_member,
        "onward": ONWARD,
        "search": address("search:search"),
        "ask": address("forums:topic_ask"),
    }
    return fragment("layout/top_start.html", **context), fragment("layout/top_end.html", **context)


@remembered(seconds=10)
def _menu(language: str, key: tuple[Any, ...], member: _Unkeyed) -> Markup:
    return fragment(
        "layout/menu.html",
        member=member.value,
        items=navigation.menu_items(member.value),
        settings=address("members:settings"),
        token=TOKEN,
    )


@remembered(seconds=10)
def _foot(language: str, site: Identity) -> Markup:
    return fragment("layout/foot.html", site=site, items=navigation.foot_items())
