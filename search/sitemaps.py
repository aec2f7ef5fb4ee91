"""For other search engines: what is public, in pieces of at most PIECE addresses, and what they should not fetch.

Pieces of topics are ranges of numbers, so that each costs one range of the primary key, however many there are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime
from xml.sax.saxutils import escape

from django.core.cache import cache
from django.db.models import IntegerField, Max, Value
from django.db.models.functions import Cast
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe
from wagtail.models import Page

from forums.boards import board_map
from forums.models import BoardPage, BoardTally, Topic
from portal.articles.models import ArticlePage
from portal.common.access import access_token
from portal.common.feeds import absolute
from portal.common.pages import site_path

PIECE = 10_000
_SECONDS = 600
_Line = tuple[str, datetime | date | None]  # site-relative address, when it last changed

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
        lines = [
            (reverse("search:sitemap_section", args=[name]), changed)
            for name, changed in [
                ("pages", _newest(_pages())),
                ("articles", _newest(_articles())),
                ("boards", None),
                *((f"topics-{number}", changed) for number, changed in _topic_pieces()),
            ]
        ]
        cache.set(key, lines, _SECONDS)
    return _answer("sitemapindex", "sitemap", lines)


@require_safe
def sitemap_section(request: HttpRequest, section: str) -> HttpResponse:
    """One piece: pages, articles, boards, or topics-7. 404 for others and for empty pieces of topics."""
    sections: dict[str, Callable[[], Iterable[_Line]]] = {"pages": _pages, "articles": _articles, "boards": _boards}
    if section in sections:
        return _answer("urlset", "url", sections[section]())
    name, _hyphen, number = section.partition("-")
    if name != "topics" or not (number.isascii() and number.isdigit() and len(number) < 12):
        raise Http404
    lines = list(_topics(int(number)))
    if not lines:
        raise Http404
    return _answer("urlset", "url", lines)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    text = _ROBOTS.format(sitemap=absolute(reverse("search:sitemap")))
    response = HttpResponse(text, content_type="text/plain; charset=utf-8")
    patch_cache_control(response, public=True, max_age=3600)
    return response


def _public_boards() -> list[int]:
    return [entry.pk for entry in board_map().values() if entry.is_public]


def _topic_pieces() -> Iterator[tuple[int, datetime]]:
    """Numbers of the pieces that have topics, with when each last changed."""
    pieces = (
        Topic.objects.public_rows()
        .filter(board_id__in=_public_boards())
        .annotate(piece=Cast("pk", IntegerField()) / Value(PIECE))
        .values("piece")
        .annotate(changed=Max("active_at"))
        .order_by("piece")
    )
    for row in pieces:
        yield row["piece"], row["changed"]


def _topics(piece: int) -> Iterator[_Line]:
    rows = (
        Topic.objects.public_rows()
        .filter(board_id__in=_public_boards(), pk__gte=piece * PIECE, pk__lt=(piece + 1) * PIECE)
        .order_by("pk")
        .values_list("pk", "slug", "active_at", "edited_at")
    )
    for pk, slug, active_at, edited_at in rows.iterator(chunk_size=2000):
        yield f"/t/{pk}/{slug}/", max(active_at, edited_at) if edited_at else active_at


def _pages() -> Iterator[_Line]:
    """Pages of editors that everybody may read, without articles and boards."""
    pages = Page.objects.live().public().filter(depth__gt=1).not_exact_type(ArticlePage, BoardPage).order_by("path")
    for page in pages.only("url_path", "last_published_at", "depth")[:PIECE]:
        yield site_path(page), page.last_published_at


def _articles() -> Iterator[_Line]:
    for page in ArticlePage.objects.live().public().order_by("-pk").only("url_path", "last_published_at")[:PIECE]:
        yield site_path(page), page.last_published_at


def _boards() -> Iterator[_Line]:
    public = [entry for entry in board_map().values() if entry.is_public]
    with_topics = set(BoardTally.objects.filter(topic_count__gt=0).values_list("pk", flat=True))
    return ((entry.path, None) for entry in public if entry.pk in with_topics)


def _newest(lines: Iterable[_Line]) -> datetime | date | None:
    return max((changed for _url, changed in lines if changed), default=None)


def _answer(root: str, item: str, lines: Iterable[_Line]) -> HttpResponse:
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
