"""A place on disk for the rows of a file between reading and writing.

Rows of one record need not stand together (the lines of an order), and rows without a number are known by how often they occur. Sorting
them in memory would need memory for the whole file; this sorts them in a temporary SQLite file that the system removes by itself.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from typing import Any

from portal.crm.imports.kinds import Values

_FLUSH = 5_000
_to_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def digest(text: str) -> str:
    """32 characters that stand for a text."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


@dataclass(slots=True)
class Group:
    """The rows of one record, in the order of the file, and what they say as a whole."""

    number: str
    rows: list[Values]
    places: list[int]  # the number of each row in the file
    fingerprint: str


class Staging:
    """Checked rows by the number of their record."""

    def __init__(self) -> None:
        # An empty name: a private file that lives as long as the connection and spills from its cache when it grows.
        self.db = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        self.db.execute("PRAGMA journal_mode=OFF")
        self.db.execute("PRAGMA synchronous=OFF")
        self.db.execute("PRAGMA cache_size=-16000")
        self.db.execute("CREATE TABLE rows (number TEXT, place INTEGER, data TEXT, is_counted INTEGER)")
        self.db.execute("CREATE TABLE made (kind TEXT, number TEXT, PRIMARY KEY (kind, number)) WITHOUT ROWID")
        self.db.execute("CREATE TABLE rejected (place INTEGER PRIMARY KEY, reason TEXT) WITHOUT ROWID")
        self._waiting: list[tuple[str, int, str, int]] = []
        self.count = 0

    def close(self) -> None:
        self.db.close()

    def add(self, row: Values, place: int) -> None:
        """A checked row. Without a number it is known by all its values."""
        number = row.pop("number", "")
        data = _to_json(row)
        self._waiting.append((number or digest(data), place, data, not number))
        self.count += 1
        if len(self._waiting) >= _FLUSH:
            self.flush()

    def flush(self) -> None:
        self.db.execute("BEGIN")
        self.db.executemany("INSERT INTO rows VALUES (?, ?, ?, ?)", self._waiting)
        self.db.execute("COMMIT")
        self._waiting.clear()

    def note_made(self, kind: str, numbers: Sequence[str]) -> int:
        """Records that others refer to would be made: how many of them were not counted before (in a dry run nothing else knows)."""
        before = self.db.total_changes
        self.db.executemany("INSERT OR IGNORE INTO made VALUES (?, ?)", [(kind, number) for number in numbers])
        return self.db.total_changes - before

    def reject(self, place: int, reason: str) -> None:
        self.db.execute("INSERT OR IGNORE INTO rejected VALUES (?, ?)", [place, reason])

    def rejected(self) -> Iterator[tuple[int, str]]:
        """Rows that are not taken, with the reason, in the order of the file."""
        return iter(self.db.execute("SELECT place, reason FROM rejected ORDER BY place"))

    def groups(self) -> Iterator[Group]:
        """Each record with its rows. Equal rows without a number are a record each."""
        self.flush()
        found = self.db.execute("SELECT number, place, data, is_counted FROM rows ORDER BY is_counted, number, place")
        last = ""
        texts: list[str] = []
        places: list[int] = []
        occurrence = 0
        for number, place, data, is_counted in found:
            if is_counted:
                if texts:
                    yield _group(last, texts, places)
                    texts, places = [], []
                occurrence = occurrence + 1 if number == last else 1
                last = number
                yield _group(f"row-{number}-{occurrence}", [data], [place])
                continue
            if number != last and texts:
                yield _group(last, texts, places)
                texts, places = [], []
            last = number
            texts.append(data)
            places.append(place)
        if texts:
            yield _group(last, texts, places)


def _group(number: str, texts: list[str], places: list[int]) -> Group:
    return Group(number, [json.loads(text) for text in texts], places, digest("\n".join(texts)))


def moment(value: Any) -> Any:
    """A staged moment as the database takes it."""
    return datetime.fromisoformat(value) if value else None
