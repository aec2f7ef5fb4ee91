"""Cells of a file: what is taken, what is refused and why. What is kept is kept as written: zeros in front, blanks in phone numbers."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel.numbers import get_currency_precision

from portal.common.money import is_currency

_SPOILED = re.compile(r"\d(?:[.,]\d+)?[eE]\+\d+|\d+\.0")
_NUMBER = re.compile(r"(\d+)(?:\.(\d+))?")
_AMOUNT = re.compile(r"(\d+)(?:\.(\d+))?(?: ?([A-Za-z]{3}))?")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:[.,]\d{1,6})?)?(?: ?(?:Z|UTC|[+-]\d\d:?\d\d))?)?")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)")
_DOTTED = re.compile(r"(\d\d?)\.(\d\d?)\.(\d{4})(?:[ T](\d\d):(\d\d)(?::(\d\d))?)?")
_LARGEST = 10**15
_YES = {"1", "yes", "y", "true", "t", "public"}
_NO = {"", "0", "no", "n", "false", "f", "internal", "private"}


class BadCell(Exception):
    """A cell that cannot be taken; the message is the reason."""


def text(longest: int) -> Callable[[str], str]:
    """Text of a length that the store keeps."""

    def parse(cell: str) -> str:
        if len(cell) > longest:
            raise BadCell(f"longer than {longest} characters")
        if "\0" in cell:
            raise BadCell("holds a zero byte")
        return cell

    return parse


def code(longest: int) -> Callable[[str], str]:
    """A number that is no quantity (a postcode, a phone, a customer's number): as written, unless a spreadsheet spoiled it."""
    as_text = text(longest)

    def parse(cell: str) -> str:
        if _SPOILED.fullmatch(cell):
            raise BadCell(f"“{cell}” was spoiled by a spreadsheet: export the column as text")
        return as_text(cell)

    return parse


def email(cell: str) -> str:
    return text(254)(cell.lower())


def whole(cell: str) -> int | None:
    if not cell:
        return None
    if not cell.isascii() or not cell.isdigit() or len(cell) > 9:
        raise BadCell(f"“{cell}” is no whole number")
    return int(cell)


def yes_or_no(cell: str) -> bool:
    word = cell.lower()
    if word not in _YES and word not in _NO:
        raise BadCell(f"“{cell}” is neither yes nor no")
    return word in _YES


def one_of(words: dict[str, str], blank: str) -> Callable[[str], str]:
    """One of the store's own words, or what other systems say for it."""

    def parse(cell: str) -> str:
        if not cell:
            return blank
        found = words.get(cell.lower().replace("_", " ").replace("-", " "))
        if found is None:
            raise BadCell(f"“{cell[:60]}” is not known. Known are {', '.join(sorted(set(words.values())))}")
        return found

    return parse


def quantity(cell: str) -> str:
    """A number with up to four decimals, as text."""
    if not cell:
        return "1"
    found = _NUMBER.fullmatch(cell)
    if not found or len(found[1]) > 12 or len((found[2] or "").rstrip("0")) > 4:
        raise BadCell(f"“{cell}” is no quantity: write it like 2 or 2.5")
    return cell


@lru_cache(maxsize=512)
def currency(cell: str) -> str:
    word = cell.upper()
    if word and not is_currency(word):
        raise BadCell(f"“{cell[:20]}” is no ISO 4217 currency code such as EUR")
    return word


@lru_cache(maxsize=512)
def _precision(currency_code: str) -> int:
    return get_currency_precision(currency_code)


def minor_units(cell: str, currency_code: str) -> tuple[int, str]:
    """An amount in major units with a point, as a whole number of the currency's smallest unit; with its currency."""
    found = _AMOUNT.fullmatch(cell)
    if not found:
        if cell.startswith("-"):
            raise BadCell(f"“{cell}” is negative: what went back to a customer is imported as refunds")
        raise BadCell(f"“{cell}” is no amount: write it like 1234.56, without separators of thousands and signs")
    major, decimals, own = found[1], found[2] or "", (found[3] or "").upper()
    if own and currency_code and own != currency_code:
        raise BadCell(f"“{cell}” is in {own}, but the currency is {currency_code}")
    currency_code = currency_code or currency(own)
    if not currency_code:
        raise BadCell("the currency is missing: give a column, or --set currency=EUR")
    places = _precision(currency_code)
    if decimals[places:].strip("0"):
        raise BadCell(f"“{cell}” is finer than the smallest unit of {currency_code}")
    amount = int(major + decimals[:places].ljust(places, "0"))
    if amount > _LARGEST:
        raise BadCell(f"“{cell}” is too large")
    return amount, currency_code


def moments(zone: ZoneInfo) -> Callable[[str], str]:
    """Days and moments; without an offset they are of the zone. As text in UTC, so that equal moments are equal."""

    @lru_cache(maxsize=8192)
    def parse(cell: str) -> str:
        if not cell:
            return ""
        found = _read_moment(cell)
        if found is None:
            raise BadCell(f"“{cell[:40]}” is no date: write it like 2026-03-29 or 2026-03-29T14:30Z")
        if found.tzinfo is None:
            is_day = len(cell) <= 10
            found = found.replace(tzinfo=zone)
            back = found.astimezone(UTC).astimezone(zone)
            if back.replace(tzinfo=None) != found.replace(tzinfo=None) and not is_day:
                raise BadCell(f"“{cell}” does not exist in {zone.key}: the clocks were put forward")
        if not 1900 <= found.year <= 2199:
            raise BadCell(f"“{cell}” is no date of our time")
        return found.astimezone(UTC).isoformat()

    return parse


def _read_moment(cell: str) -> datetime | None:
    try:
        if _MOMENT.fullmatch(cell):
            return datetime.fromisoformat(cell.replace(",", ".").replace(" UTC", "Z").replace(" Z", "Z").replace(" +", "+"))
        if found := _COMPACT.fullmatch(cell):
            return datetime(*map(int, found.groups()))  # type: ignore[arg-type]
        if found := _DOTTED.fullmatch(cell):
            day, month, year, hour, minute, second = (int(part or 0) for part in found.groups())
            return datetime(year, month, day, hour, minute, second)
    except ValueError as error:
        raise BadCell(f"“{cell}” is no date: there is no such day or time") from error
    return None
