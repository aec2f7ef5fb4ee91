"""Text for files that people open in a spreadsheet."""

from __future__ import annotations

from typing import Any

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
