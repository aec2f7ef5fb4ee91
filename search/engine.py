"""The port: what every search engine can do. Everything else in this app knows no engine by name.

The database engines (`engines/sqlite.py`, `engines/postgresql.py`) stand behind it; another one
is named by the setting SEARCH_ENGINE. Scopes decide what may be found: an engine must let nothing
outside them into hits, counts, facets, suggestions or similar things. `search/find.py` checks the
rows of a page once more against the database.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache
from typing import Protocol

from django.conf import settings
from django.db import connection
from django.utils.module_loading import import_string
from markupsafe import Markup

from search.queries import Query

# Of a very common word only the newest matches are ranked and counted.
MOST_CANDIDATES = 5000
_NOTHING = Markup()


class BadCursor(ValueError):
    """The cursor was not made by this engine."""


@dataclass(frozen=True)
class Entry:
    """One thing to index: plain text, cleaned and cut to a bearable length."""

    kind: str
    object_id: int
    scope: str
    title: str
    body: str
    posted_at: datetime
    variety: str = ""
    tags: tuple[str, ...] = ()
    author_id: int | None = None
    is_solved: bool = False
    weight: int = 0


@dataclass(frozen=True)
class Filters:
    """What the reader narrowed the results to. Empty: no narrowing. Kinds are `kind` or `kind:variety`."""

    kinds: frozenset[str] = frozenset()
    scopes: frozenset[str] = frozenset()  # boards, as the scopes that they are
    tags: frozenset[str] = frozenset()  # all of them
    is_solved: bool | None = None
    authors: frozenset[int] | None = None  # an empty set finds nothing
    after: datetime | None = None
    before: datetime | None = None

    @property
    def narrows(self) -> bool:
        return self != Filters()


@dataclass(frozen=True)
class Hit:
    """One thing found. Title and snippet are escaped; <mark> stands around the words that were found."""

    entry_id: int
    kind: str
    object_id: int
    scope: str
    variety: str
    is_solved: bool
    tags: tuple[str, ...]
    posted_at: datetime
    score: float
    title: Markup = _NOTHING
    snippet: Markup = _NOTHING


@dataclass(frozen=True)
class Facets:
    """How many results each further narrowing leaves, counted without the filter of its own group."""

    kinds: Counter[str] = field(default_factory=Counter)  # kind, or kind:variety
    scopes: Counter[str] = field(default_factory=Counter)
    tags: Counter[str] = field(default_factory=Counter)
    solved: Counter[bool] = field(default_factory=Counter)


@dataclass(frozen=True)
class Results:
    """One page of hits."""

    hits: list[Hit] = field(default_factory=list)
    total: int = 0
    is_capped: bool = False  # there are more than `total`
    is_loose: bool = False  # nothing has all the words; these have some
    facets: Facets = field(default_factory=Facets)
    next_cursor: str = ""

    def without(self, dropped: Sequence[Hit]) -> Results:
        """The same less some hits, also in the counts: for rows that the database no longer shows to this reader."""
        if not dropped:
            return self
        gone = {hit.entry_id for hit in dropped}
        kinds, scopes = Counter(self.facets.kinds), Counter(self.facets.scopes)
        tags, solved = Counter(self.facets.tags), Counter(self.facets.solved)
        for hit in dropped:
            kinds[facet_of(hit.kind, hit.variety)] -= 1
            scopes[hit.scope] -= 1
            solved[hit.is_solved] -= 1
            tags.subtract(hit.tags)
        shown = Facets(+kinds, +scopes, +tags, +solved)
        return replace(
            self,
            hits=[hit for hit in self.hits if hit.entry_id not in gone],
            total=max(0, self.total - len(gone)),
            facets=shown,
        )


class SearchEngine(Protocol):
    def install(self) -> None:
        """Lay, or lay anew, what the engine keeps beside the entries. Safe to run twice."""

    def is_whole(self, *, thorough: bool = False) -> bool:
        """False when part of what `install` lays is missing; `thorough` also looks into it, which takes its time."""

    def settle(self) -> None:
        """After much was written: bring up to date what the engine knows about its own figures."""

    def lock(self, kind: str, object_id: int) -> None:
        """Until the transaction ends, nobody else indexes this thing (so that no older state overwrites a newer)."""

    def index(self, entries: Iterable[Entry]) -> int:
        """Add or replace entries; how many there were."""

    def remove(self, kind: str, object_ids: Collection[int]) -> int:
        """Forget things; how many were known."""

    def query(
        self,
        query: Query,
        *,
        scopes: Collection[str],
        filters: Filters = Filters(),
        sort: str = "relevance",
        limit: int = 20,
        cursor: str = "",
    ) -> Results:
        """One page of what matches; `sort` is relevance or newest. Raises BadCursor."""

    def suggest(self, prefix: str, *, scopes: Collection[str], limit: int = 8) -> list[Hit]:
        """Things whose title has these words, the last of them unfinished."""

    def similar(
        self, title: str, body: str = "", *, scopes: Collection[str], limit: int = 5, without: tuple[str, int] | None = None
    ) -> list[Hit]:
        """Things about the same, the nearest first. `without` is the (kind, id) of the thing itself."""


def engine() -> SearchEngine:
    """The engine of this site."""
    return _engine(settings.SEARCH_ENGINE or f"search.engines.{connection.vendor}.Engine")


@cache
def _engine(path: str) -> SearchEngine:
    return import_string(path)()


def facet_of(kind: str, variety: str) -> str:
    """The value by which kinds are counted and narrowed: forums.topic:question, articles.article."""
    return f"{kind}:{variety}" if variety else kind
