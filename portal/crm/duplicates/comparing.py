"""How two records agree in each field: as levels, from the best (0) down; the last level is "different"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from portal.common.string_similarity import edits, jaro_winkler, plain, words_alike

MISSING = -1
Record = dict[str, str]


@dataclass(frozen=True)
class Comparison:
    """A field, or two that belong together. `prepare` makes of a record what is compared ("" or blanks: nothing known);
    `level` compares two prepared values. `usual` says how often records of one person agree at each level, where the
    file has too few records to learn it."""

    name: str
    fields: tuple[str, ...]
    levels: tuple[str, ...]  # as words for people, best first; {} is the value of both
    prepare: Callable[[Record], Any]
    level: Callable[[Any, Any], int]
    usual: tuple[float, ...]


def _one(name: str) -> Callable[[Record], str]:
    return lambda record: plain(record.get(name, ""))


def _digits(name: str) -> Callable[[Record], str]:
    return lambda record: "".join(mark for mark in record.get(name, "") if mark.isalnum()).lower()


def _names(record: Record) -> Any:
    given, family = plain(record.get("given_name", "")), plain(record.get("family_name", ""))
    return (given, family) if given or family else ""


def _by_similarity(alike: Callable[[str, str], float], *steps: float) -> Callable[[str, str], int]:
    def level(one: str, other: str) -> int:
        if one == other:
            return 0
        found = alike(one, other)
        return next((index for index, step in enumerate(steps, start=1) if found >= step), len(steps) + 1)

    return level


def _by_edits(one: str, other: str) -> int:
    found = edits(one, other, 2)
    if min(len(one), len(other)) < 4:
        return min(found, 1) if found < 2 and min(len(one), len(other)) > 1 else (0 if found == 0 else 2)
    return 0 if found == 0 else 1 if found <= 2 else 2


def _phone(record: Record) -> str:
    digits = "".join(mark for mark in record.get("phone", "") if mark.isdigit())
    return digits[-8:] if len(digits) >= 6 else ""


def _email_level(one: str, other: str) -> int:
    if one == other:
        return 0
    mine, theirs = one.partition("@")[0], other.partition("@")[0]
    if len(mine) > 4 and mine == theirs:
        return 1
    return 1 if edits(one, other, 2) <= 2 else 2


def _name_level(one: tuple[str, str], other: tuple[str, str]) -> int:
    """Both names together, because they swap places, and one of them may be missing."""
    straight = _pair_level(one, other)
    swapped = _pair_level(one, (other[1], other[0])) if one[0] != one[1] else 5
    return straight if straight <= 1 or straight <= swapped else max(swapped, 1)


def _pair_level(one: tuple[str, str], other: tuple[str, str]) -> int:
    found = [jaro_winkler(mine, their) for mine, their in zip(one, other, strict=True) if mine and their]
    if not found:
        return 4
    if len(found) == 1:
        return 3 if found[0] >= 0.88 else 5
    low, high = sorted(found)
    if low == 1.0:
        return 0
    if low >= 0.8 and high >= 0.9:
        return 1
    if low >= 0.7 and high >= 0.85:
        return 2
    return 4 if high >= 0.9 else 5


COMPARISONS: Sequence[Comparison] = (
    Comparison(
        "name", ("given_name", "family_name"),
        ("same name", "nearly the same name, or first and last name swapped", "similar name", "the one name that both have is the same",
         "one of two names is the same", "different name"),
        _names, _name_level, (0.60, 0.22, 0.04, 0.06, 0.06, 0.02),
    ),
    Comparison("email", ("email",), ("same e-mail", "nearly the same e-mail", "different e-mail"),
               lambda record: record.get("email", "").strip().lower(), _email_level, (0.80, 0.08, 0.12)),
    Comparison("phone", ("phone",), ("same phone", "nearly the same phone", "different phone"), _phone, _by_edits, (0.80, 0.08, 0.12)),
    Comparison("company", ("company",), ("same company", "similar company", "different company"), _one("company"),
               _by_similarity(words_alike, 0.88), (0.75, 0.15, 0.10)),
    Comparison("house_number", ("house_number",), ("same house number", "house number with one digit different", "different house number"),
               _digits("house_number"), _by_edits, (0.88, 0.06, 0.06)),
    Comparison("street", ("street",), ("same street", "nearly the same street", "similar street", "different street"), _one("street"),
               _by_similarity(words_alike, 0.92, 0.8), (0.75, 0.15, 0.05, 0.05)),
    Comparison("city", ("city",), ("same city", "nearly the same city", "similar city", "different city"), _one("city"),
               _by_similarity(words_alike, 0.92, 0.8), (0.80, 0.12, 0.03, 0.05)),
    Comparison("postcode", ("postcode",), ("same postcode", "postcode with one or two digits different", "different postcode"),
               _digits("postcode"), _by_edits, (0.88, 0.07, 0.05)),
    Comparison("region", ("region",), ("same region", "nearly the same region", "different region"), _one("region"),
               _by_edits, (0.93, 0.03, 0.04)),
    Comparison("country", ("country",), ("same country", "different country"), _one("country"), lambda one, other: int(one != other),
               (0.97, 0.03)),
    Comparison("date_of_birth", ("date_of_birth",), ("same date of birth", "nearly the same date of birth", "different date of birth"),
               _digits("date_of_birth"), _by_edits, (0.88, 0.08, 0.04)),
    Comparison("tax_number", ("tax_number",), ("same tax number", "nearly the same tax number", "different tax number"),
               _digits("tax_number"), _by_edits, (0.90, 0.06, 0.04)),
)  # fmt: skip


@dataclass
class Column:
    """The prepared values of all records: each distinct value once."""

    comparison: Comparison
    codes: np.ndarray  # record → value, or MISSING
    values: list[Any]
    shares: np.ndarray  # of the records that have one, how many have this value

    def levels(self, left: np.ndarray, right: np.ndarray) -> np.ndarray:
        """The level of each pair of records, MISSING where one of them has nothing. Each pair of values is compared once."""
        found = np.full(len(left), MISSING, dtype=np.int8)
        one, other = self.codes[left], self.codes[right]
        both = np.flatnonzero((one >= 0) & (other >= 0))
        if not len(both):
            return found
        low, high = np.minimum(one[both], other[both]), np.maximum(one[both], other[both])
        keys, places = np.unique(low.astype(np.int64) * len(self.values) + high, return_inverse=True)
        compare, values, count = self.comparison.level, self.values, len(self.values)
        levels = np.fromiter(
            (0 if key // count == key % count else compare(values[key // count], values[key % count]) for key in keys.tolist()),
            dtype=np.int8,
            count=len(keys),
        )
        found[both] = levels[places]
        return found


_HOUSE = re.compile(r"\b\d+[a-z]?\b", re.IGNORECASE)


def with_house_number(record: Record) -> Record:
    """The house number out of the street, where it has no field of its own."""
    street = record.get("street", "")
    if record.get("house_number") or not (found := _HOUSE.search(street)):
        return record
    return record | {"house_number": found[0], "street": f"{street[: found.start()]} {street[found.end() :]}".strip(" ,")}


def columns_of(records: Sequence[Record]) -> list[Column]:
    """Those fields of which at least two records have something."""
    found = []
    for comparison in COMPARISONS:
        numbers: dict[Any, int] = {}
        codes = np.full(len(records), MISSING, dtype=np.int64)
        for index, record in enumerate(records):
            value = comparison.prepare(record)
            if value:
                codes[index] = numbers.setdefault(value, len(numbers))
        known = codes[codes >= 0]
        if len(known) >= 2:
            shares = np.bincount(known, minlength=len(numbers)) / len(known)
            found.append(Column(comparison, codes, list(numbers), shares))
    return found
