"""All that other rooms need to do with a member's text, under one name.

from portal.writing.html import clean, excerpt, from_markdown
"""

from __future__ import annotations

import re

from portal.common.html import text_of
from portal.writing.markdown import MAX_MARKUP, from_markdown, markup_count, to_markdown
from portal.writing.sanitiser import clean, mentioned_usernames, upload_keys, without_controls

__all__ = [
    "clean",
    "excerpt",
    "from_markdown",
    "has_too_much_markup",
    "mentioned_usernames",
    "shortened",
    "text_of",
    "to_markdown",
    "upload_keys",
    "without_controls",
]

_NOT_PROSE = re.compile(r"<blockquote>.*?</blockquote>|<pre\b.*?</pre>|<table\b.*?</table>", re.DOTALL)


def has_too_much_markup(text: str, format: str = "markdown") -> bool:
    """Whether a text as typed has more signs, or tags, than are read. Refuse it in words before it is rendered."""
    return (text.count("<") if format == "html" else markup_count(text)) > MAX_MARKUP


def excerpt(html: str, length: int = 280) -> str:
    """The first words of a clean text in one line, at most `length` characters, cut between words.

    Quotes, code and tables are passed over when there is anything else: they are not what the writer says.
    """
    prose = text_of(_NOT_PROSE.sub("", html)) if "<blockquote" in html or "<pre" in html or "<table" in html else ""
    return shortened(" ".join((prose or text_of(html)).split()), length)


def shortened(text: str, length: int) -> str:
    """At most `length` characters of a line, cut between words, the last an ellipsis where something is left out.

    Django's Truncator looks at each character of the text for marks that combine, which costs a list an eighth of its time.
    """
    if len(text) <= length:
        return text
    cut = text[: length - 1]
    space = cut.rfind(" ")
    if space > length // 2:  # a language without spaces, or one endless word, is cut where it stands
        cut = cut[:space]
    return cut.rstrip(" ,;:.–—-(") + "…"
