"""The small words of a dump, turned into ours: dates, numbers, names, addresses, bodies, licences."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from datetime import UTC, datetime
from hashlib import blake2b
from urllib.parse import urlsplit

from portal.operations.stackexchange.rows import Row
from portal.writing.html import clean, from_markdown, text_of, without_controls

MAX_ID = 2**63 - 1
_MAX_INT = 2**31 - 1
# Counts that the source keeps beside a post; we keep our own, so a change in them is no change of the post.
_NOT_CONTENT = frozenset(["CommentCount", "AnswerCount", "FavoriteCount", "LastActivityDate", "LastEditDate"])
_ROOTED = re.compile(r"""(<(?:a|img)\b[^>]*?\s(?:href|src)=)(["'])(//?)(?=[^/"'>])""", re.IGNORECASE)
_MARKDOWN = re.compile(r"[*_`\[\]#<>&\\~@|]|https?://|^\s*(?:[-+]|\d+[.)])\s|\n", re.MULTILINE)
_LICENCES = (
    (datetime(2011, 4, 8, tzinfo=UTC), "CC BY-SA 2.5"),
    (datetime(2018, 5, 2, tzinfo=UTC), "CC BY-SA 3.0"),
)
_HOST = re.compile(r"^(?=.{1,190}$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$")


def number(text: str | None, *, lowest: int = -_MAX_INT, highest: int = _MAX_INT) -> int | None:
    """A whole number, or None for anything else and for what no column holds."""
    if not text or len(text) > 20:
        return None
    try:
        value = int(text)
    except ValueError:
        return None
    return value if lowest <= value <= highest else None


def row_id(text: str | None) -> int | None:
    """The number of a row. Only the Community user's is below zero."""
    return number(text, lowest=-_MAX_INT, highest=MAX_ID)


def moment(text: str | None) -> datetime | None:
    """A date of the dump, which are UTC and say so nowhere."""
    try:
        value = datetime.fromisoformat(text or "")
    except ValueError:
        return None
    if not 1990 <= value.year <= 9000:
        return None
    return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)


def line(text: str | None, length: int) -> str:
    """One line of plain text, without control characters, cut to the length of its column."""
    return " ".join(without_controls(text or "").split())[:length].rstrip()


def fingerprint(row: Row, *further: object) -> str:
    """What tells whether a row changed at its source: 32 hexadecimal digits."""
    parts = [f"{key}={row[key]}" for key in sorted(row) if key not in _NOT_CONTENT]
    return blake2b("\x1f".join([*parts, *map(str, further)]).encode(), digest_size=16).hexdigest()


def content_fingerprint(body: str, title: str = "", tags: Iterable[str] = ()) -> str:
    """What tells whether a text was edited here since it was imported."""
    return blake2b("\x1f".join([body, title, *sorted(tags)]).encode(), digest_size=16).hexdigest()


def body_html(text: str | None, site: str) -> str:
    """Sanitised HTML of a body. Addresses that begin at the source's root lead there."""
    text = text or ""
    if site and ('="/' in text or "='/" in text):
        text = _ROOTED.sub(lambda m: f"{m[1]}{m[2]}https://" + ("" if m[3] == "//" else f"{site}/"), text)
    return clean(text, highlight=False)


def comment_html(text: str | None) -> str:
    """Comments are plain text with a little Markdown. `@name` is a name at the source, not a handle here."""
    text = text or ""
    if not _MARKDOWN.search(text):
        return f"<p>{html.escape(without_controls(text), quote=False)}</p>"
    return from_markdown(text, members=_nobody, highlight=False)


def version_html(text: str | None) -> str:
    """PostHistory keeps bodies as Markdown in which HTML may stand."""
    return from_markdown(text or "", members=_nobody, highlight=False)


def plain(text: str | None, length: int) -> str:
    """The words of an HTML text, in one line."""
    return line(text_of(clean(text or "", highlight=False)), length)


def web_address(text: str | None) -> str:
    """An address of the web as a profile may show it, else nothing."""
    text = (text or "").strip()
    try:
        parts = urlsplit(text)
    except ValueError:
        return ""
    return text if parts.scheme in ("http", "https") and parts.hostname and len(text) <= 200 and text.isprintable() else ""


def site_host(text: str) -> str:
    """The host that --site names, with or without scheme. ValueError when it is none."""
    host = re.sub(r"^https?://", "", text.strip().lower()).rstrip("/")
    if not _HOST.match(host):
        raise ValueError(text)
    return host


def tags_in(text: str | None) -> list[str]:
    """Tag names as a dump writes them: `<a><b>`, or `|a|b|` since 2024. Each once, in order."""
    text = text or ""
    names = re.split(r"[|]", text) if "|" in text else re.split(r"[<>]+", text)
    return list(dict.fromkeys(name for raw in names if (name := line(raw, 40).lower())))


def licence_of(row: Row, posted_at: datetime) -> str:
    """The licence that the row names, else the one that held on that day."""
    if named := row.get("ContentLicense"):
        return line(named, 40)
    return next((licence for until, licence in _LICENCES if posted_at < until), "CC BY-SA 4.0")


def _nobody(_handles: Iterable[str]) -> dict[str, tuple[str, int]]:
    return {}
