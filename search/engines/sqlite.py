"""SQLite: an FTS5 table over the entries, kept true by triggers.

`search_text` (stemmed: title, tags, grams, body) answers questions, `search_titles` (unstemmed, with
prefix index) suggests. Both are external content: the texts stay in the entries. A migration that
makes SQLite copy the entries' table drops the triggers: run `install` in it again.
"""

from __future__ import annotations

from collections.abc import Collection

from django.db import DatabaseError, connection, transaction

from search.engine import MOST_CANDIDATES, Filters
from search.engines import database
from search.engines.database import TABLE, Candidate, DatabaseEngine
from search.models import SearchEntry
from search.queries import Query, Term
from search.tokenizer import words

COLUMNS = database.COLUMNS.format(posted_at="(julianday(e.posted_at) - 2440587.5) * 86400.0")
# All that ranking and filters read of an entry, so that a match costs no look at its text. The object comes second, as
# no filter names it: with the scope there, SQLite would look once for each scope.
_FACTS = "id, object_id, scope, kind, variety, is_solved, weight, posted_at, tags, author_id"
_TEXT = "title, tags, grams, body"
_TRIGGERS = ("search_entry_added", "search_entry_removed", "search_entry_changed", "search_title_changed")
_BM25 = "-bm25(search_text, 8.0, 4.0, 2.0, 1.0)"
# A word in more entries than this says too little to look for things of the same sort.
_COMMON = 4000


class Engine(DatabaseEngine):
    @transaction.atomic
    def install(self) -> None:
        with connection.cursor() as cursor:
            for name in _TRIGGERS:
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
            for name in ("search_text", "search_titles"):
                cursor.execute(f"DROP TABLE IF EXISTS {name}")
            cursor.execute("DROP INDEX IF EXISTS search_facts")
            cursor.execute(f"CREATE INDEX search_facts ON {TABLE} ({_FACTS})")
            cursor.execute(
                f"CREATE VIRTUAL TABLE search_text USING fts5({_TEXT}, content='{TABLE}', content_rowid='id', "
                "tokenize='porter unicode61 remove_diacritics 2', prefix='3')"
            )
            cursor.execute(
                f"CREATE VIRTUAL TABLE search_titles USING fts5(title, grams, content='{TABLE}', content_rowid='id', "
                "tokenize='unicode61 remove_diacritics 2', prefix='1 2 3')"
            )
            add = "INSERT INTO {0}(rowid, {1}) VALUES (new.id, {2})"
            drop = "INSERT INTO {0}({0}, rowid, {1}) VALUES ('delete', old.id, {2})"
            adds, drops = [], []
            for table, columns in (("search_text", _TEXT), ("search_titles", "title, grams")):
                adds.append(add.format(table, columns, ", ".join(f"new.{column}" for column in columns.split(", "))))
                drops.append(drop.format(table, columns, ", ".join(f"old.{column}" for column in columns.split(", "))))
            cursor.execute(f"CREATE TRIGGER search_entry_added AFTER INSERT ON {TABLE} BEGIN {'; '.join(adds)}; END")
            cursor.execute(f"CREATE TRIGGER search_entry_removed AFTER DELETE ON {TABLE} BEGIN {'; '.join(drops)}; END")
            changed = "CREATE TRIGGER {name} AFTER UPDATE OF {columns} ON {table} WHEN {when} BEGIN {drop}; {add}; END"
            for name, columns, number in ((_TRIGGERS[2], _TEXT, 0), (_TRIGGERS[3], "title, grams", 1)):
                when = " OR ".join(f"old.{column} IS NOT new.{column}" for column in columns.split(", "))
                cursor.execute(
                    changed.format(name=name, columns=columns, table=TABLE, when=when, drop=drops[number], add=adds[number])
                )
            for name in ("search_text", "search_titles"):
                cursor.execute(f"INSERT INTO {name}({name}) VALUES ('rebuild')")

    def is_whole(self, *, thorough: bool = False) -> bool:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'search!_%%' ESCAPE '!'", []
            )
            if cursor.fetchone()[0] < len(_TRIGGERS):
                return False
            cursor.execute("SELECT count(*) FROM sqlite_master WHERE name IN ('search_text', 'search_titles', 'search_facts')")
            if cursor.fetchone()[0] < 3:
                return False
            try:
                for name in ("search_text", "search_titles") if thorough else ():
                    with transaction.atomic():
                        cursor.execute(f"INSERT INTO {name}({name}, rank) VALUES ('integrity-check', 1)")
            except DatabaseError:
                return False
        return True

    def settle(self) -> None:
        with connection.cursor() as cursor:
            for name in ("search_text", "search_titles"):
                cursor.execute(f"INSERT INTO {name}({name}) VALUES ('optimize')")

    def _write(self, rows: list[SearchEntry]) -> None:
        names = [field.attname for field in SearchEntry._meta.concrete_fields if not field.primary_key]
        SearchEntry.objects.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["kind", "object_id"],
            update_fields=[name for name in names if name not in ("kind", "object_id")],
        )

    def _candidates(self, query: Query, scopes: Collection[str], filters: Filters, *, ranked: bool) -> list[Candidate]:
        parts = [_match(term, query.in_title) for term in query.terms]
        # The words of a tag lead to its entries; that it is this very tag, the conditions make sure.
        parts += [f'tags : "{" ".join(words(tag))}"' for tag in sorted(filters.tags) if words(tag)]
        in_title = query.terms if query.in_title else ()
        order = "newest and ranked" if ranked else "newest"
        return self._select(
            " AND ".join(parts), query.without, scopes, filters, MOST_CANDIDATES + 1, order=order, in_title=in_title
        )

    def _any_of(
        self,
        terms: tuple[Term, ...],
        scopes: Collection[str],
        filters: Filters,
        *,
        limit: int = 200,
        in_title: bool = False,
        without: tuple[Term, ...] = (),
    ) -> list[Candidate]:
        match = " OR ".join(_match(term, in_title) for term in self._rare(terms))
        return self._select(match, without, scopes, filters, limit, order="ranked") if match else []

    def _titles(self, terms: tuple[Term, ...], scopes: Collection[str], limit: int) -> list[Candidate]:
        allowed, values = self._conditions(scopes, Filters(), in_title=terms)
        match = " AND ".join(_match(term, in_title=True) for term in terms)
        sql = (
            f"SELECT {COLUMNS}, 1.0 FROM search_titles CROSS JOIN {TABLE} e ON e.id = search_titles.rowid "
            f"WHERE search_titles MATCH %s AND {allowed} ORDER BY search_titles.rowid DESC LIMIT %s"
        )
        return self._fetch(sql, [match, *values, limit])

    def _select(
        self,
        match: str,
        without: tuple[Term, ...],
        scopes: Collection[str],
        filters: Filters,
        limit: int,
        *,
        order: str,
        in_title: tuple[Term, ...] = (),
    ) -> list[Candidate]:
        """FTS5 walks its matches from the newest entry and stops at the limit, so that common words stay cheap."""
        allowed, values = self._conditions(scopes, filters, in_title=in_title)
        if without:
            allowed += " AND e.id NOT IN (SELECT rowid FROM search_text WHERE search_text MATCH %s)"
            values.append(" OR ".join(_match(term) for term in without))
        if not match:
            sql = f"SELECT {COLUMNS}, 1.0 FROM {TABLE} e {_by(in_title)} WHERE {allowed} ORDER BY e.id DESC LIMIT %s"
            return self._fetch(sql, [*values, limit])
        score = "1.0" if order == "newest" else _BM25
        sql = (
            f"SELECT {COLUMNS}, {score} AS score FROM search_text CROSS JOIN {TABLE} e {_by(in_title)} ON e.id = search_text.rowid "
            f"WHERE search_text MATCH %s AND {allowed} ORDER BY {'score' if order == 'ranked' else 'search_text.rowid'} DESC LIMIT %s"
        )
        return self._fetch(sql, [match, *values, limit])

    def _rare(self, terms: tuple[Term, ...], most: int = 10) -> list[Term]:
        """The terms that few entries have, counted up to _COMMON. Unknown words are left out."""
        counted: list[tuple[int, Term]] = []
        with connection.cursor() as cursor:
            for term in terms:
                cursor.execute(
                    "SELECT count(*) FROM (SELECT 1 FROM search_text WHERE search_text MATCH %s LIMIT %s)",
                    [_match(term), _COMMON],
                )
                counted.append((cursor.fetchone()[0], term))
        known = sorted(
            ((count, number, term) for number, (count, term) in enumerate(counted) if count), key=lambda each: each[:2]
        )
        rare = [term for count, _number, term in known if count < _COMMON][:most]
        return rare or [term for _count, _number, term in known[:3]]


def _by(in_title: tuple[Term, ...]) -> str:
    """Enter the entries by the facts, unless a condition reads their titles."""
    return "" if any(term.is_grams for term in in_title) else "INDEXED BY search_facts"


def _match(term: Term, in_title: bool = False) -> str:
    """One term in the language of FTS5. Words hold letters and digits only, so quotes around them hold."""
    phrase = f'"{" ".join(term.words)}"{" *" if term.is_prefix else ""}'
    if term.is_grams:
        return f"grams : {phrase}"
    return f"title : {phrase}" if in_title else phrase
