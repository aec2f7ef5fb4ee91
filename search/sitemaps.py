"""For other search engines: what is public, in pieces of at most PIECE addresses, and what they should not fetch.

Types say what they list (`InSitemap`); of types with many things a piece is a range of numbers, so that each costs one
range of the primary key, however many there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from xml.sax.saxutils import escape

from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe
from wagtail.models import Page

from portal.common.access import access_token
from portal.common.feeds import absolute
from portal.common.kinds import InSitemap, SitemapLine, kinds_with
from portal.common.kinds.listing import PIECE
from portal.common.pages import site_path

PAGES = "pages"
_SECONDS = 600

_ROBOTS = """User-agent: *
Disallow: /account/
Disallow: /accounts/
Disallow: /admin/
Disallow: /ask/
Disallow: /demo/
Disallow: /django-admin/
Disallow: /health/
Disallow: /p/
Disallow: /search/
Disallow: /writing/

Sitemap: {sitemap}
"""


@require_safe
def sitemap_index(request: HttpRequest) -> HttpResponse:
    key = f"search:sitemap:{access_token()}"
    lines = cache.get(key)
    if lines is None:
        named = [(PAGES, _newest(_pages()))]
        for _kind, listed in kinds_with(InSitemap):
            if listed.in_pieces:
                named += [(f"{listed.section}-{number}", changed) for number, changed in listed.pieces()]
            else:
                named.append((listed.section, _newest(listed.lines(0))))
        lines = [(reverse("search:sitemap_section", args=[name]), changed) for name, changed in named]
        cache.set(key, lines, _SECONDS)
    return _answer("sitemapindex", "sitemap", lines)


@require_safe
def sitemap_section(request: HttpRequest, section: str) -> HttpResponse:
    """One piece: pages, what a type lists, or a range of it (topics-7). 404 for others and for empty ranges."""
    if section == PAGES:
        return _answer("urlset", "url", _pages())
    name, hyphen, number = section.partition("-")
    listed = next((listed for _kind, listed in kinds_with(InSitemap) if listed.section == name), None)
    if listed is None or bool(hyphen) != listed.in_pieces:
        raise Http404
    if not listed.in_pieces:
        return _answer("urlset", "url", listed.lines(0))
    if not (number.isascii() and number.isdigit() and len(number) < 12):
        raise Http404
    lines = list(listed.lines(int(number)))
    if not lines:
        raise Http404
    return _answer("urlset", "url", lines)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    text = _ROBOTS.format(sitemap=absolute(reverse("search:sitemap")))
    response = HttpResponse(text, content_type="text/plain; charset=utf-8")
    patch_cache_control(response, public=True, max_age=3600)
    return response


def _pages() -> Iterator[SitemapLine]:
    """Pages of editors that everybody may read, without those that their types list."""
    listed = [kind.model for kind, _how in kinds_with(InSitemap) if issubclass(kind.model, Page)]
    pages = Page.objects.live().public().filter(depth__gt=1).not_exact_type(*listed).order_by("path")
    for page in pages.only("url_path", "last_published_at", "depth")[:PIECE]:
        yield site_path(page), page.last_published_at


def _newest(lines: Iterable[SitemapLine]) -> datetime | date | None:
    return max((changed for _url, changed in lines if changed), default=None)


def _answer(root: str, item: str, lines: Iterable[SitemapLine]) -> HttpResponse:
    parts = [f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n']
    for url, changed in lines:
        lastmod = f"<lastmod>{_day(changed)}</lastmod>" if changed else ""
        parts.append(f"<{item}><loc>{escape(absolute(url))}</loc>{lastmod}</{item}>\n")
    parts.append(f"</{root}>\n")
    response = HttpResponse("".join(parts), content_type="application/xml; charset=utf-8")
    response["X-Robots-Tag"] = "noindex"
    patch_cache_control(response, public=True, max_age=_SECONDS, s_maxage=0)  # a board may be closed meanwhile
    return response


def _day(value: datetime | date) -> str:
    return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if isinstance(value, datetime) else value.isoformat()
