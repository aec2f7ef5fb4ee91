"""Atom feeds (RFC 4287): one function that turns a few entries into a bounded answer with conditional GET."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from typing import Any
from urllib.parse import quote, urljoin

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.feedgenerator import Atom1Feed
from django.utils.http import http_date
from django.utils.translation import get_language

from portal.common.html import NO_HTML, CleanHtml, html_of, with_absolute_links

MOST_ENTRIES = 50
LONGEST = 20_000  # characters of HTML; of a longer text the feed has what `text` says
_UNSPEAKABLE = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0 cannot say these


@dataclass(frozen=True)
class FeedEntry:
    """One thing in a feed. `id` is a permanent address without a slug (default: `url`).

    Its content is `html` or, where there is none or it is over LONGEST, `text`: an excerpt or a summary, in plain text.
    """

    title: str
    url: str  # site-relative or absolute
    updated: datetime
    published: datetime | None = None
    author_name: str = ""
    author_url: str = ""
    html: CleanHtml = NO_HTML
    text: str = ""
    tags: tuple[str, ...] = ()
    id: str = ""

    def __post_init__(self) -> None:
        if not isinstance(self.html, CleanHtml):
            raise TypeError("A feed takes CleanHtml for HTML, and text as text: a feed reader runs what it is given.")

    @property
    def content(self) -> CleanHtml:
        """What stands in `content type="html"`, with absolute addresses."""
        chosen = self.html if 0 < len(self.html) <= LONGEST else html_of(self.text)
        return with_absolute_links(chosen, absolute(self.url))


def atom_response(
    request: HttpRequest,
    *,
    title: str,
    url: str,
    feed_url: str,
    entries: Iterable[FeedEntry],
    updated: datetime | None = None,
    subtitle: str = "",
    is_public: bool = True,
) -> HttpResponse:
    """The feed of at most MOST_ENTRIES entries, or 304 to a reader that has this very state.

    `url` is the page that the feed is of, `feed_url` its own address. `updated` is when the list last
    changed (default: the newest entry). `is_public=False` keeps it out of shared caches.
    """
    chosen = list(islice(entries, MOST_ENTRIES))
    changed = updated or max((entry.updated for entry in chosen), default=datetime(2000, 1, 1, tzinfo=UTC))
    body = _document(title, subtitle, url, feed_url, chosen, changed).encode()
    etag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    # No Last-Modified test alone: an entry that was hidden since leaves no later date behind.
    response = HttpResponse(body, content_type="application/atom+xml; charset=utf-8")
    response["ETag"] = etag
    response["Last-Modified"] = http_date(changed.timestamp())
    patch_cache_control(response, max_age=300, **({"public": True, "s_maxage": 0} if is_public else {"private": True}))
    return get_conditional_response(request, etag=etag, response=response) or response


def absolute(url: str) -> str:
    """The public address of a site-relative one; anything but ASCII is percent-encoded."""
    return quote(urljoin(settings.SITE_URL + "/", url), safe="%/:?&=#+,;@!$'()*~[]")


class _Feed(Atom1Feed):
    """Django's Atom, with whole texts as `content` and the language and base address that readers ask for."""

    def root_attributes(self) -> dict[str, str]:
        return super().root_attributes() | {"xml:base": settings.SITE_URL + "/"}

    def latest_post_date(self) -> datetime:
        return self.feed["updated"]

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item | {"description": None})  # no summary beside the whole text
        if item["content"]:
            handler.addQuickElement("content", item["content"], {"type": "html"})


def _document(title: str, subtitle: str, url: str, feed_url: str, entries: list[FeedEntry], updated: datetime) -> str:
    feed = _Feed(
        title=_speakable(title),
        link=absolute(url),
        description="",
        language=get_language() or "en",
        subtitle=_speakable(subtitle) or None,
        feed_url=absolute(feed_url),
        feed_guid=absolute(feed_url),
        updated=updated.astimezone(UTC),
    )
    for entry in entries:
        feed.add_item(
            title=_speakable(entry.title),
            link=absolute(entry.url),
            description="",
            content=_speakable(entry.content),
            # Atom asks for an author in each entry of a feed that has none.
            author_name=_speakable(entry.author_name) or settings.WAGTAIL_SITE_NAME,
            author_link=absolute(entry.author_url) if entry.author_url else None,
            pubdate=(entry.published or entry.updated).astimezone(UTC),
            updateddate=entry.updated.astimezone(UTC),
            unique_id=absolute(entry.id or entry.url),
            categories=[_speakable(tag) for tag in entry.tags],
        )
    return feed.writeString("utf-8")


def _speakable(value: str) -> str:
    return _UNSPEAKABLE.sub("", str(value))
