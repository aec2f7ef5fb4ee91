"""Atom feeds (RFC 4287): one function that turns a few entries into a bounded answer with conditional GET."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from urllib.parse import quote, urljoin
from xml.sax.saxutils import escape, quoteattr

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control
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
    response["Last-Modified"] = changed.astimezone(UTC).strftime("%a, %d %b %Y %H:%M:%S GMT")
    patch_cache_control(response, max_age=300, **({"public": True, "s_maxage": 0} if is_public else {"private": True}))
    return get_conditional_response(request, etag=etag, response=response) or response


def absolute(url: str) -> str:
    """The public address of a site-relative one; anything but ASCII is percent-encoded."""
    return quote(urljoin(settings.SITE_URL + "/", url), safe="%/:?&=#+,;@!$'()*~[]")


def _document(title: str, subtitle: str, url: str, feed_url: str, entries: list[FeedEntry], updated: datetime) -> str:
    parts = [
        '<?xml version="1.0" encoding="utf-8"?>\n',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={_attribute(get_language() or "en")}'
        f" xml:base={_attribute(settings.SITE_URL + '/')}>\n",
        f"<title>{_text(title)}</title>\n",
        f"<subtitle>{_text(subtitle)}</subtitle>\n" if subtitle else "",
        f"<id>{_text(absolute(feed_url))}</id>\n",
        f'<link rel="self" type="application/atom+xml" href={_attribute(absolute(feed_url))}/>\n',
        f'<link rel="alternate" type="text/html" href={_attribute(absolute(url))}/>\n',
        f"<updated>{_instant(updated)}</updated>\n",
    ]
    for entry in entries:
        parts += _entry(entry)
    parts.append("</feed>\n")
    return "".join(parts)


def _entry(entry: FeedEntry) -> Iterable[str]:
    yield "<entry>\n"
    yield f"<title>{_text(entry.title)}</title>\n<id>{_text(absolute(entry.id or entry.url))}</id>\n"
    yield f'<link rel="alternate" type="text/html" href={_attribute(absolute(entry.url))}/>\n'
    yield f"<published>{_instant(entry.published or entry.updated)}</published>\n<updated>{_instant(entry.updated)}</updated>\n"
    # Atom asks for an author in each entry of a feed that has none.
    yield f"<author><name>{_text(entry.author_name or settings.WAGTAIL_SITE_NAME)}</name>"
    yield f"<uri>{_text(absolute(entry.author_url))}</uri></author>\n" if entry.author_url else "</author>\n"
    for tag in entry.tags:
        yield f"<category term={_attribute(tag)}/>\n"
    content = entry.content
    if content:
        yield f'<content type="html">{_text(content)}</content>\n'
    yield "</entry>\n"


def _text(value: str) -> str:
    return escape(_UNSPEAKABLE.sub("", str(value)))


def _attribute(value: str) -> str:
    return quoteattr(_UNSPEAKABLE.sub("", str(value)))


def _instant(value: datetime) -> str:
    return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
