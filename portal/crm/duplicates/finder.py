"""Likely duplicates among records of people: pairs with a score, a grade and the evidence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from portal.crm.duplicates.blocking import candidate_pairs
from portal.crm.duplicates.comparing import Record, columns_of, with_house_number
from portal.crm.duplicates.weighing import Weights

SURE, MAYBE = "sure", "maybe"
_SURE_BITS = 4.5
_MAYBE_BITS = -3.0
_FEWEST_FIELDS = 2  # one field in common is never sure
_FEWEST_AT_AN_ADDRESS = 50  # pairs at one address, from which on the file tells whether people share addresses
_MOST_SHARED = 0.2
_BARRED_SCORE = 0.95  # the most that a pair may score of which the rules say that a person looks


@dataclass(frozen=True)
class Pair:
    """Two records that may be the same person, by their external numbers."""

    a: str
    b: str
    score: float  # chance that they are, from 0 to 1
    grade: str
    evidence: str

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


def find_duplicates(
    numbers: Sequence[str], records: Sequence[Record], is_new: Callable[[int], bool] = lambda index: True
) -> list[Pair]:
    """Likely duplicates, the most certain first. `is_new` says which records are asked about; by default all."""
    records = [with_house_number(record) for record in records]
    columns = columns_of(records)
    left, right = candidate_pairs(records, is_new)
    if not len(left) or not columns:
        return []
    levels = [column.levels(left, right) for column in columns]
    weights = Weights(columns, len(records), levels)
    bits = weights.bits(levels, left, right)
    chosen = np.flatnonzero(bits >= _MAYBE_BITS)
    names = [column.comparison.name for column in columns]
    is_shared = _addresses_are_shared(dict(zip(names, levels, strict=True)))
    pairs = []
    for place in chosen[np.argsort(-bits[chosen], kind="stable")].tolist():
        known = {name: int(found[place]) for name, found in zip(names, levels, strict=True) if found[place] >= 0}
        score = 1 / (1 + 2 ** -float(np.clip(bits[place], -60, 60)))
        is_sure = bits[place] >= _SURE_BITS
        if is_sure and not _may_be_sure(known, is_shared):
            is_sure, score = False, min(score, _BARRED_SCORE)
        words = [column.comparison.levels[known[name]] for column, name in zip(columns, names, strict=True) if name in known]
        grade = SURE if is_sure else MAYBE
        pairs.append(Pair(numbers[left[place]], numbers[right[place]], round(score, 6), grade, "; ".join(words)))
    pairs.sort(key=lambda pair: -pair.score)
    return pairs


def _addresses_are_shared(levels: dict[str, np.ndarray]) -> bool:
    """Do different people stand at one address in this file, as households do? Of pairs with the same address in all parts, how
    many have names that do not fit together. Where that cannot be told, yes."""
    place = next((levels[name] for name in ("postcode", "city") if name in levels), None)
    if place is None or "street" not in levels or "name" not in levels:
        return True
    address = [levels["street"] == 0, place == 0, *([levels["house_number"] == 0] if "house_number" in levels else [])]
    together = np.logical_and.reduce(address) & (levels["name"] >= 0)
    if together.sum() < _FEWEST_AT_AN_ADDRESS:
        return True
    return bool((levels["name"][together] >= _OTHER_NAME).mean() > _MOST_SHARED)


_NEARLY_THE_NAME = 1  # the last level of names at which both fit
_OTHER_NAME = 4  # the level of names from which on they do not fit together


def _may_be_sure(known: dict[str, int], is_shared: bool) -> bool:
    """A household shares its address, colleagues share a company: without the person's own name nobody is sure, unless the file
    shows that addresses are not shared, or something of the person's own is the same."""
    agreeing = sum(level <= 1 for level in known.values())
    if agreeing < _FEWEST_FIELDS:
        return False
    if known.get("name", 0) <= _NEARLY_THE_NAME:
        return True
    own = any(known.get(field) == 0 for field in ("email", "tax_number", "date_of_birth"))
    return own or (not is_shared and agreeing >= 3)
