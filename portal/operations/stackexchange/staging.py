"""A place on disk for the tables of a dump that speak about rows of others.

Votes, links, badges and history come in the order in which they happened, not by post. Sorting
them in memory would need memory for the whole site; this sorts them in a temporary SQLite file
that the system removes by itself, even after SIGKILL.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

_FLUSH = 20_000
_TABLES = """
CREATE TABLE votes (post INTEGER, kind TEXT, n INTEGER);
CREATE TABLE accepted (post INTEGER PRIMARY KEY, at TEXT);
CREATE TABLE closings (post INTEGER, at TEXT, code TEXT, user INTEGER);
CREATE TABLE links (post INTEGER, other INTEGER, kind INTEGER);
CREATE TABLE badges (user INTEGER, name TEXT, n INTEGER);
CREATE TABLE tags (post INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE history (id INTEGER, post INTEGER, at TEXT, version TEXT, kind INTEGER, user INTEGER, name TEXT, reason TEXT, text TEXT);
"""
_INDEXES = {
    "votes": "CREATE INDEX votes_by_post ON votes (post)",
    "closings": "CREATE INDEX closings_by_post ON closings (post)",
    "links": "CREATE INDEX links_by_post ON links (post)",
    "badges": "CREATE INDEX badges_by_user ON badges (user)",
    "history": "CREATE INDEX history_by_post ON history (post, id)",
}


class Staging:
    """Rows of the side tables, found by the row that they speak of."""

    def __init__(self) -> None:
        # An empty name: a private file that lives as long as the connection and spills from its cache when it grows.
        self.db = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        self.db.execute("PRAGMA journal_mode=OFF")
        self.db.execute("PRAGMA synchronous=OFF")
        self.db.execute("PRAGMA cache_size=-16000")
        self.db.executescript(_TABLES)
        self.read: set[str] = set()  # tables whose file was there
        self._waiting: dict[str, list[tuple[Any, ...]]] = {}
        self._sums: dict[str, Counter[tuple[int, str]]] = {"votes": Counter(), "badges": Counter()}

    def close(self) -> None:
        self.db.close()

    def add(self, table: str, *values: Any) -> None:
        rows = self._waiting.setdefault(table, [])
        rows.append(values)
        if len(rows) >= _FLUSH // (20 if table == "history" else 1):  # whole texts
            self._write(table, rows)

    def count(self, table: str, of: int, what: str) -> None:
        """One more of a kind: a vote for a post, a badge of a user."""
        sums = self._sums[table]
        sums[of, what] += 1
        if len(sums) >= _FLUSH:
            self._write_sums(table)

    def finish(self, table: str) -> None:
        """The file has been read to its end."""
        if table in self._sums:
            self._write_sums(table)
        if rows := self._waiting.get(table):
            self._write(table, rows)
        if table in _INDEXES:
            self.db.execute(_INDEXES[table])

    def _write_sums(self, table: str) -> None:
        self._write(table, [(of, what, n) for (of, what), n in self._sums[table].items()])
        self._sums[table].clear()

    def _write(self, table: str, rows: list[tuple[Any, ...]]) -> None:
        if not rows:
            return
        marks = ",".join("?" * len(rows[0]))
        self.db.execute("BEGIN")
        self.db.executemany(f"INSERT OR REPLACE INTO {table} VALUES ({marks})", rows)  # noqa: S608
        self.db.execute("COMMIT")
        rows.clear()

    # What is asked
    def sums(self, table: str, key: str, numbers: Sequence[int]) -> dict[int, dict[str, int]]:
        """What was counted for each of these rows: {7: {"up": 3}}."""
        kind = "kind" if table == "votes" else "name"
        found: dict[int, dict[str, int]] = {}
        sql = f"SELECT {key}, {kind}, SUM(n) FROM {table} WHERE {key} IN ({_marks(numbers)}) GROUP BY 1, 2 ORDER BY 1, 2"  # noqa: S608
        for of, what, n in self.db.execute(sql, numbers):
            found.setdefault(of, {})[what] = n
        return found

    def accepted_at(self, posts: Sequence[int]) -> dict[int, str]:
        return dict(self.db.execute(f"SELECT post, at FROM accepted WHERE post IN ({_marks(posts)})", posts))  # noqa: S608

    def closings(self, posts: Sequence[int]) -> dict[int, tuple[str, str, int | None]]:
        """The last closing of each post: date, code of the reason, user."""
        sql = f"SELECT post, at, code, user FROM closings WHERE post IN ({_marks(posts)}) ORDER BY at"  # noqa: S608
        return {post: (at, code, user) for post, at, code, user in self.db.execute(sql, posts)}

    def tag_names(self, posts: Sequence[int]) -> dict[int, str]:
        return dict(self.db.execute(f"SELECT post, name FROM tags WHERE post IN ({_marks(posts)})", posts))  # noqa: S608

    def owners(self, table: str, key: str, size: int) -> Iterator[list[int]]:
        """The rows that a table speaks of, in order, `size` at a time."""
        last = -(2**63)
        while True:
            sql = f"SELECT DISTINCT {key} FROM {table} WHERE {key} > ? ORDER BY {key} LIMIT ?"  # noqa: S608
            page = [row[0] for row in self.db.execute(sql, (last, size))]
            if not page:
                return
            yield page
            last = page[-1]

    def links_of(self, posts: Sequence[int]) -> Iterable[tuple[int, int, int]]:
        sql = f"SELECT DISTINCT post, other, kind FROM links WHERE post IN ({_marks(posts)}) ORDER BY post, other"  # noqa: S608
        return self.db.execute(sql, posts).fetchall()

    def history_of(self, posts: Sequence[int]) -> Iterable[tuple[Any, ...]]:
        """(post, at, version, kind, user, name, reason, text) in the order of their numbers."""
        sql = (
            "SELECT post, at, version, kind, user, name, reason, text FROM history "  # noqa: S608
            f"WHERE post IN ({_marks(posts)}) ORDER BY post, id"
        )
        return self.db.execute(sql, posts)


def _marks(values: Sequence[Any]) -> str:
    return ",".join("?" * len(values))
