"""An article's text as HTML with marks to jump to, as plain text, and as structured data."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from django.http import HttpRequest
from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify

from portal.common.html import text_of as html_to_text

_HEADING = re.compile(r"<h2(?P<attributes>[^>]*)>(?P<text>.*?)</h2>", re.DOTALL)


def with_headings(body: Any, context: dict[str, Any]) -> tuple[SafeString, list[tuple[str, str]]]:
    """The rendered body, each second-level heading with an id, and the headings: [(id, text), …]."""
    found: list[tuple[str, str]] = []
    taken: set[str] = set()

    def mark(match: re.Match[str]) -> str:
        text = unescape(strip_tags(match["text"])).strip()
        base = slugify(text, allow_unicode=True) or "part"
        name = next(name for n in range(1, 1000) if (name := base if n == 1 else f"{base}-{n}") not in taken)
        taken.add(name)
        found.append((name, text))
        return f'<h2 id="{name}"{match["attributes"]}>{match["text"]}</h2>'

    html = "".join(str(block.render(context)) for block in body)
    # Blocks are rendered by autoescaping templates; only an id made by slugify() is added.
    return mark_safe(_HEADING.sub(mark, html)), found


def text_of(body: Any) -> str:
    """All words of the body, for search and for the time it takes to read."""
    words: list[str] = []
    for block in body:
        if block.block_type == "text":
            words.append(html_to_text(block.value.source))
        elif block.block_type == "note":
            words += [block.value["title"], html_to_text(block.value["text"].source)]
        elif block.block_type == "table":
            words += [block.value["caption"], block.value["rows"].replace("|", " ")]
    return " ".join(words)


def structured_data(article: Any, request: HttpRequest) -> dict[str, Any]:
    """schema.org Article, without what is not known."""
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": article.title[:110],
        "mainEntityOfPage": request.build_absolute_uri(article.get_absolute_url()),
    }
    if article.summary:
        data["description"] = article.summary
    if article.first_published_at:
        data["datePublished"] = article.first_published_at.isoformat()
    if article.last_published_at:
        data["dateModified"] = article.last_published_at.isoformat()
    if article.author:
        data["author"] = {
            "@type": "Person",
            "name": article.author.display_name,
            "url": request.build_absolute_uri(article.author.get_absolute_url()),
        }
    return data
