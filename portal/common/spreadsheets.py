"""Files that people open in a spreadsheet: no text of them is taken for a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any

from django.http import StreamingHttpResponse

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "＝", "＋", "－", "＠")


def safe_cell(value: Any) -> Any:
    """Text that a spreadsheet would run as a formula begins with an apostrophe, and is text. Numbers stay numbers."""
    if not isinstance(value, str):
        return value
    # Some spreadsheets leave out what cannot be seen before they look for a formula.
    seen = value.lstrip(" \u00a0\u200b\ufeff\x00")
    return f"'{value}" if seen.startswith(FORMULA) else value


def plain_cell(value: str) -> str:
    """The text that `safe_cell` was given."""
    return value[1:] if value.startswith("'") and safe_cell(value[1:]) == value else value


def csv_lines(rows: Iterable[Iterable[Any]]) -> Iterator[str]:
    """Rows as lines of a CSV file. It begins with a byte order mark, without which Excel reads UTF-8 as the code page of its own country."""
    writer = csv.writer(_Echo())
    yield "\ufeff"
    for row in rows:
        yield writer.writerow([safe_cell(value) for value in row])


def csv_response(name: str, heads: Sequence[Any], rows: Iterable[Iterable[Any]]) -> StreamingHttpResponse:
    """A file to download, written as it is read."""
    answer = StreamingHttpResponse(csv_lines(chain([heads], rows)), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


class _Echo:
    """A file that gives back what is written to it, line by line."""

    def write(self, line: str) -> str:
        return line
