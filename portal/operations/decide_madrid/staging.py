"""Comments by proposal: they come in the order of the file, and a tree needs all of its branches."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field

from portal.operations.decide_madrid.rows import Remark


class Staging:
    """A temporary file on disk, gone with the process: nothing grows in memory with the size of an import."""

    def __init__(self) -> None:
        self.base = sqlite3.connect("")  # a file without a name, which spills from memory to disk
        self.base.execute("CREATE TABLE remark (proposal INTEGER, number INTEGER PRIMARY KEY, row TEXT)")

    def add(self, remark: Remark, row: dict[str, str]) -> bool:
        """Keep a row. False when its number was there already."""
        values = (remark.proposal, remark.number, json.dumps(row, ensure_ascii=False))
        return self.base.execute("INSERT OR IGNORE INTO remark VALUES (?, ?, ?)", values).rowcount == 1

    def finish(self) -> None:
        self.base.execute("CREATE INDEX by_proposal ON remark (proposal, number)")
        self.base.commit()

    def rows_of(self, proposal: int) -> Iterator[dict[str, str]]:
        with closing(self.base.execute("SELECT row FROM remark WHERE proposal = ? ORDER BY number", (proposal,))) as found:
            for (row,) in found:
                yield json.loads(row)

    def count_without(self, proposals: set[int]) -> int:
        """Comments on proposals that are not there."""
        counts = self.base.execute("SELECT proposal, count(*) FROM remark GROUP BY proposal")
        return sum(count for proposal, count in counts if proposal not in proposals)

    def close(self) -> None:
        self.base.close()


@dataclass
class Place:
    """Where a comment stands: below which one, in whose branch, how deep."""

    remark: Remark
    parent: int | None = None  # number at the source
    branch: int | None = None
    depth: int = 0
    is_orphan: bool = False
    level: int = 0  # at the source, where nothing ends
    below: list[int] = field(default_factory=list)


def tree_of(remarks: list[Remark], *, deepest: int) -> list[Place]:
    """Every comment with its place, those above before those below, each branch in the order of time.

    Whoever answers what is not there stands at the top, and is marked; so does a ring of comments that
    answer each other. What is deeper than `deepest` answers the last one that may stand above it.
    """
    places = {remark.number: Place(remark) for remark in remarks}
    tops = []
    for number, place in places.items():
        if place.remark.parent in places and place.remark.parent != number:
            places[place.remark.parent].below.append(number)
        else:
            place.is_orphan = place.remark.parent != -1
            tops.append(number)
    ordered: list[Place] = []
    seen: set[int] = set()
    _walk(sorted(tops, key=lambda number: _time(places, number)), places, ordered, seen, deepest)
    for number in sorted(places.keys() - seen, key=lambda number: _time(places, number)):
        if number not in seen:  # a ring
            places[number].is_orphan = True
            _walk([number], places, ordered, seen, deepest)
    return ordered


def _walk(tops: list[int], places: dict[int, Place], ordered: list[Place], seen: set[int], deepest: int) -> None:
    waiting = list(reversed(tops))
    while waiting:
        number = waiting.pop()
        if number in seen:
            continue
        seen.add(number)
        place = places[number]
        ordered.append(place)
        for below in sorted(place.below, key=lambda other: _time(places, other), reverse=True):
            if below in seen:
                continue
            child = places[below]
            child.parent = number if place.depth < deepest else place.parent
            child.depth = min(place.depth + 1, deepest)
            child.level = place.level + 1
            child.branch = place.branch or number
            waiting.append(below)


def _time(places: dict[int, Place], number: int) -> tuple[float, int]:
    return places[number].remark.at.timestamp(), number
