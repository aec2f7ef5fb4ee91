"""Markdown to HTML and back: what stands in the text box where there is no JavaScript.

HTML is what is stored. The box shows Markdown made from it, so that every text can be edited
without a script; what is saved unchanged reads the same as before.
"""

from __future__ import annotations

import html as entities
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from portal.common.html import CleanHtml
from portal.writing.back_to_markdown import to_markdown
from portal.writing.emoji import with_emoji
from portal.writing.sanitiser import HANDLE, clean, without_controls

__all__ = ["MAX_MARKUP", "from_markdown", "markup_count", "members_named", "to_markdown"]

MAX_MARKUP = 12_000  # signs and lines that the parser has to stop at; a book's chapter has some hundred
MAX_MENTIONS = 10  # in one text; further handles stay text, so that nobody can call a whole community

# handle in lower case -> (handle as its member writes it, number of the member)
Mentioned = dict[str, tuple[str, int]]

_LINKABLE = re.compile(rf"(?P<url>https?://[^\s<>\"'`\\^{{}}|]+)|(?<![\w@/.+-])@(?P<handle>{HANDLE})(?![\w@])", re.IGNORECASE)
_MARKUP = re.compile(r"[!&*<>\[\]\\`_~|]|:(?=//)|//")
_ITEM = re.compile(r"[-+*>]|\d{1,9}[.)]")  # each opens and closes two more elements
_FENCE = re.compile(r"(`{3,})[^`]*$|(~{3,})")
_SMALL_TAG = re.compile(r"</?(?:sub|sup|kbd)>")


def members_named(handles: Iterable[str]) -> Mentioned:
    """The present members with these handles (in lower case), in one query."""
    from django.db.models.functions import Lower

    from portal.members.models import Member

    rows = Member.objects.present().annotate(handle=Lower("username")).filter(handle__in=list(handles))
    return {handle: (username, pk) for handle, username, pk in rows.values_list("handle", "username", "pk")}


def from_markdown(
    text: str, *, members: Callable[[Iterable[str]], Mentioned] = members_named, highlight: bool = True
) -> CleanHtml:
    """Clean HTML of what a member typed as Markdown. HTML in it is text and stays as typed.

    `@handle` becomes a link when there is such a member; `members` looks them up.
    """
    text = without_controls(text)
    if markup_count(text) > MAX_MARKUP:
        # Forms and previews refuse such a text in words. Where it has to be shown all the same, it is shown as typed.
        return clean("".join(f"<p>{entities.escape(part)}</p>" for part in text.split("\n\n")), highlight=False)
    html = _parser.render(text, {"members": members})
    return clean(html, highlight=highlight)


def markup_count(text: str) -> int:
    """How much a text costs to parse: the signs that Markdown has to look at, and the lines, outside of fenced code.

    Each costs up to 40 microseconds, whatever surrounds it, so that a limit on their number is one on time.
    """
    count = 0
    fence = ""
    is_sure = True  # that a fence at the margin opens code, and does not close an indented one
    for line in text.split("\n"):
        bare = line.strip(" \t")
        if fence:
            if len(bare) >= len(fence) and bare == fence[0] * len(bare) and not line.startswith(("    ", "\t")):
                fence = ""
            continue
        if match := _FENCE.match(bare):
            if bare[0] == line[0]:
                fence = (match[1] or match[2]) if is_sure else ""
            else:
                is_sure = False
        count += 1 + len(_MARKUP.findall(line)) + (2 if _ITEM.match(bare) else 0)
    return count


def _small_tags(state: StateInline, silent: bool) -> bool:
    """<sub>, <sup> and <kbd> are the only tags that may be typed: Markdown has no signs for them."""
    match = _SMALL_TAG.match(state.src, state.pos)
    if not match:
        return False
    if not silent:
        state.push("html_inline", "", 0).content = match[0]
    state.pos = match.end()
    return True


def _demote_headings(state: StateCore) -> None:
    """The page's own heading is h1; a member's begin at h2 and end at h3."""
    for token in state.tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = "h2" if token.tag in ("h1", "h2") else "h3"


def _link_words(state: StateCore) -> None:
    """Bare addresses and @handles in text become links."""
    lines = [token for token in state.tokens if token.type == "inline" and token.children]
    found = _mentioned(lines, state.env.get("members"))
    for line in lines:
        children: list[Token] = []
        in_link = 0
        for token in line.children or []:
            in_link += (token.type == "link_open") - (token.type == "link_close")
            if token.type == "text" and not in_link:
                children.extend(_linked(token, found))
            else:
                children.append(token)
        line.children = children


def _mentioned(lines: Sequence[Token], members: Callable[[Iterable[str]], Mentioned] | None) -> Mentioned:
    handles = [
        match["handle"].lower()
        for line in lines
        for token in line.children or []
        if token.type == "text"
        for match in _LINKABLE.finditer(token.content)
        if match["handle"]
    ]
    first = list(dict.fromkeys(handles))[:MAX_MENTIONS]
    return members(first) if first and members else {}


def _linked(token: Token, found: Mentioned) -> list[Token]:
    out: list[Token] = []
    last = 0
    for match in _LINKABLE.finditer(token.content):
        if match["handle"]:
            known = found.get(match["handle"].lower())
            if known is None:
                continue
            start, end, words = match.start(), match.end(), f"@{known[0]}"
            attributes: dict[str, Any] = {"class": "mention", "href": f"/members/{known[0]}/", "data-member": str(known[1])}
        else:
            words = _without_trailing_signs(match["url"])
            start, end, attributes = match.start(), match.start() + len(words), {"href": words}
        out.append(_text(token.content[last:start], token.level))
        out.append(Token("link_open", "a", 1, attrs=attributes, level=token.level))
        out.append(_text(words, token.level + 1))
        out.append(Token("link_close", "a", -1, level=token.level))
        last = end
    out.append(_text(token.content[last:], token.level))
    return [part for part in out if part.type != "text" or part.content]


def _without_trailing_signs(url: str) -> str:
    """An address at the end of a sentence does not own the full stop, nor a bracket it did not open."""
    end = len(url)
    unopened = url.count(")") - url.count("(")
    while end and (url[end - 1] in ".,;:!?*_~" or (url[end - 1] == ")" and unopened > 0)):
        end -= 1
        unopened -= url[end] == ")"
    return url[:end]


def _text(content: str, level: int) -> Token:
    return Token("text", "", 0, content=with_emoji(content), level=level)


def _parser_made() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "breaks": True, "maxNesting": 20}).enable(["table", "strikethrough"])
    parser.inline.ruler.before("html_inline", "small_tags", _small_tags)
    parser.core.ruler.push("demote_headings", _demote_headings)
    parser.core.ruler.push("link_words", _link_words)
    return parser


_parser = _parser_made()
