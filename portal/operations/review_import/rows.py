"""From the cells of a file to what a review holds. Nothing here knows the database."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape
from pathlib import Path

from django.utils.dateparse import parse_date, parse_datetime

from portal.common.html import NO_HTML, CleanHtml
from portal.common.spreadsheets import plain_cell
from portal.crm.imports.reading import BadFile, inspect
from portal.writing.entry import line_of
from portal.writing.html import without_controls

FIELDS = (
    *(
        "number",
        "product",
        "product_name",
        "family",
        "rating",
        "title",
        "text",
        "recommended",
        "helpful",
        "author",
        "posted_at",
    ),
)
LONGEST_TEXT = 60_000
_YES, _NO = frozenset({"1", "yes", "y", "true", "t"}), frozenset({"0", "no", "n", "false", "f"})
_WHOLE = re.compile(r"\d{1,9}(?:\.0+)?")


@dataclass(frozen=True)
class Row:
    """One review as the file has it."""

    key: str  # its number in the source; without one, all its values
    product: str
    product_name: str
    family: str
    stars: int
    title: str
    body: CleanHtml
    recommends: str
    helpful: int
    author_name: str
    posted_at: datetime | None


@dataclass(frozen=True)
class Skipped:
    reason: str


class File:
    """A file of reviews: which of its columns is which field, and which are none."""

    def __init__(self, path: Path, mapping: Mapping[str, str], *, needs_product: bool) -> None:
        for field in mapping.values():
            if field not in FIELDS:
                raise BadFile(f"Reviews have no field {field}. They have {', '.join(FIELDS)}.")
        self.source = inspect(path)
        rows = self.source.rows()
        head = next(rows, None)
        if head is None:
            raise BadFile(f"{path.name} is empty.")
        headings = [heading.strip().removeprefix("\ufeff") for heading in head.cells]
        for heading in mapping:
            if heading not in headings:
                raise BadFile(
                    f"The file has no column {heading or 'without a heading'}. It has {', '.join(filter(None, headings))}."
                )
        self.columns: dict[str, int] = {}
        self.ignored: list[str] = []
        for index, heading in enumerate(headings):
            field = mapping.get(heading, heading if heading in FIELDS else "")
            if not field:
                self.ignored.append(heading or "(without a heading)")
            elif field in self.columns:
                raise BadFile(f"Two columns are {field}. Map one of them to something else, or remove it.")
            else:
                self.columns[field] = index
        wanted = ["rating", *(["product"] if needs_product else [])]
        missing = [field for field in wanted if field not in self.columns]
        if missing:
            raise BadFile(
                f"No column is {' or '.join(missing)}. Say which one is: --map COLUMN={missing[0]}. "
                f"The file has {', '.join(filter(None, headings))}."
            )
        self.width = len(headings)

    def rows(self) -> Iterator[Row | Skipped]:
        """Every row but the headings. One without a number is known by its values and how often they occur."""
        seen = Counter[str]()
        rows = self.source.rows()
        next(rows, None)
        for raw in rows:
            if raw.fault or len(raw.cells) > self.width:
                yield Skipped("it is not well-formed")
                continue
            values = {field: self._cell(raw.cells, index) for field, index in self.columns.items()}
            yield self._row(values, seen)

    def _cell(self, cells: Sequence[str], index: int) -> str:
        return plain_cell(without_controls(cells[index]).strip()) if index < len(cells) else ""

    def _row(self, values: dict[str, str], seen: Counter[str]) -> Row | Skipped:
        rating, product = values.get("rating", ""), line_of(values.get("product", ""))[:120]
        if not _WHOLE.fullmatch(rating) or not 1 <= int(float(rating)) <= 5:
            return Skipped("its rating is not one to five stars")
        if "product" in self.columns and not product:
            return Skipped("it names no product")
        text = values.get("text", "")
        if len(text) > LONGEST_TEXT:
            return Skipped(f"its text is longer than {LONGEST_TEXT:,} characters")
        posted_at, helpful = _moment(values.get("posted_at", "")), values.get("helpful", "")
        if values.get("posted_at") and posted_at is None:
            return Skipped("its date is none: write it as 2026-03-19")
        key = values.get("number", "")
        if not key or len(key) > 80:
            digest = hashlib.sha256("\x1f".join(f"{name}={values[name]}" for name in sorted(values)).encode()).hexdigest()[:40]
            seen[digest] += 1
            key = f"{digest}-{seen[digest]}"
        said = values.get("recommended", "").casefold()
        return Row(
            key=key,
            product=product,
            product_name=line_of(values.get("product_name", ""))[:120],
            family=line_of(values.get("family", ""))[:60],
            stars=int(float(rating)),
            title=line_of(values.get("title", ""))[:120],
            body=as_html(text),
            recommends="yes" if said in _YES else "no" if said in _NO else "",
            helpful=min(int(float(helpful)), 2**31 - 1) if _WHOLE.fullmatch(helpful) else 0,
            author_name=line_of(values.get("author", ""))[:100],
            posted_at=posted_at,
        )


def as_html(text: str) -> CleanHtml:
    """Plain text as paragraphs; a single line break stays one."""
    parts = [part.strip() for part in re.split(r"\n\s*\n", text.replace("\r\n", "\n").replace("\r", "\n"))]
    if not any(parts):
        return NO_HTML
    lines = ("<br>".join(escape(line, quote=False) for line in part.split("\n")) for part in parts if part)
    return CleanHtml("".join(f"<p>{line}</p>" for line in lines))


def _moment(text: str) -> datetime | None:
    try:
        found = parse_datetime(text)
        if found is None and (day := parse_date(text[:10])) is not None:
            found = datetime(day.year, day.month, day.day)
    except ValueError:
        return None
    if found is None:
        return None
    return found if found.tzinfo is not None else found.replace(tzinfo=UTC)
