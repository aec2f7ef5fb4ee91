"""PostgreSQL: a stored tsvector with a GIN index, and another for titles as they are typed.

The vectors are written with the entry from words that `search/tokenizer.py` has folded, so that accents,
punctuation and the database's locale make no difference and no extension is needed (`unaccent`,
`pg_trgm`). The text search configuration `commonweal` stems English and keeps every word.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache
from typing import Any

from django.db import connection, transaction

from portal.common import ttl_cache
from search.engine import MOST_CANDIDATES, Filters
from search.engines import database
from search.engines.database import TABLE, Candidate, DatabaseEngine
from search.models import SearchEntry
from search.queries import Query, Term
from search.tokenizer import CJK_RUN, LONGEST_WORD, words

COLUMNS = database.COLUMNS.format(posted_at="extract(epoch from e.posted_at)::float8")
_VECTOR = (
    "setweight(to_tsvector('commonweal', %s), 'A') || setweight(to_tsvector('commonweal', %s), 'B') || "
    "setweight(to_tsvector('simple', %s), 'C') || to_tsvector('commonweal', %s)"
)
_INDEXES = {
    "search_vector": "vector",
    "search_title_vector": "title_vector",
    "search_by_tag": "string_to_array(btrim(tags), ' ')",
}
_SIGNS = dict.fromkeys((number for number in range(128) if not chr(number).isalnum()), " ")
_COMMON = 0.05  # a word in more than this share of the entries says little


class Engine(DatabaseEngine):
    @transaction.atomic
    def install(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_ts_config WHERE cfgname = 'commonweal' AND pg_ts_config_is_visible(oid)")
            if not cursor.fetchone():
                cursor.execute("CREATE TEXT SEARCH DICTIONARY commonweal_stem (TEMPLATE = snowball, LANGUAGE = english)")
                cursor.execute("CREATE TEXT SEARCH CONFIGURATION commonweal (COPY = simple)")
                cursor.execute(
                    "ALTER TEXT SEARCH CONFIGURATION commonweal ALTER MAPPING FOR asciiword, word WITH commonweal_stem, simple"
                )
            for column in ("vector", "title_vector"):
                cursor.execute(f"ALTER TABLE {TABLE} ADD COLUMN IF NOT EXISTS {column} tsvector")
            # A short pending list: indexing costs a third of what it costs without, and a question reads little of it.
            options = "fastupdate = on, gin_pending_list_limit = 1024"
            for name, what in _INDEXES.items():
                cursor.execute(f"CREATE INDEX IF NOT EXISTS {name} ON {TABLE} USING gin ({what})")
                cursor.execute(f"ALTER INDEX {name} SET ({options})")
            # So that the planner knows the common words, and so do we (_shares).
            cursor.execute(f"ALTER TABLE {TABLE} ALTER COLUMN vector SET STATISTICS 500")
            cursor.execute(f"SELECT id, title, tags, grams, body FROM {TABLE} WHERE vector IS NULL ORDER BY id")
            while rows := cursor.fetchmany(500):
                with connection.cursor() as writing:
                    for pk, title, tags, grams, body in rows:
                        writing.execute(
                            f"UPDATE {TABLE} SET vector = {_VECTOR}, title_vector = to_tsvector('simple', %s) WHERE id = %s",
                            [*_texts(title, tags, grams, body), _spoken(title), pk],
                        )

    def is_whole(self, *, thorough: bool = False) -> bool:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_indexes WHERE tablename = %s AND indexname = ANY (%s) "
                "AND schemaname = ANY (current_schemas(false))",
                [TABLE, list(_INDEXES)],
            )
            if cursor.fetchone()[0] < len(_INDEXES):
                return False
            cursor.execute(f"SELECT EXISTS (SELECT 1 FROM {TABLE} WHERE vector IS NULL)")
            return not cursor.fetchone()[0]

    def settle(self) -> None:
        with connection.cursor() as cursor:
            for name in _INDEXES:
                cursor.execute("SELECT gin_clean_pending_list(%s::regclass)", [name])
            cursor.execute(f"ANALYZE {TABLE}")

    def lock(self, kind: str, object_id: int) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"search:{kind}:{object_id}"])

    def _write(self, rows: list[SearchEntry]) -> None:
        fields = [field for field in SearchEntry._meta.concrete_fields if not field.primary_key]
        names = [field.attname for field in fields]
        columns = [[field.get_db_prep_save(getattr(row, field.attname), connection) for row in rows] for field in fields]
        columns += map(list, zip(*(_texts(row.title, row.tags, row.grams, row.body) for row in rows), strict=True))
        # A column is an array: one parameter for all rows, where the parser would otherwise see thousands.
        kinds = [*(field.rel_db_type(connection) or "" for field in fields), *["text"] * 4]
        kinds = ["text" if kind.startswith("varchar") else kind for kind in kinds]
        arrays = ", ".join(f"%s::{kind}[]" for kind in kinds)
        spoken = ("spoken_title", "spoken_tags", "spoken_grams", "spoken_body")
        set_new = ", ".join(
            f"{name} = excluded.{name}" for name in [*names, "vector", "title_vector"] if name not in ("kind", "object_id")
        )
        with connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO {TABLE} ({', '.join(names)}, vector, title_vector) "
                f"SELECT {', '.join(names)}, {_VECTOR % spoken}, to_tsvector('simple', spoken_title) "
                f"FROM unnest({arrays}) AS new({', '.join([*names, *spoken])}) "
                f"ON CONFLICT (kind, object_id) DO UPDATE SET {set_new}",
                columns,
            )

    def _candidates(self, query: Query, scopes: Collection[str], filters: Filters, *, ranked: bool) -> list[Candidate]:
        match = " & ".join(_tsquery(term, "A" if query.in_title else "") for term in query.terms)
        allowed, values = self._conditions(scopes, filters, in_title=query.terms if query.in_title else ())
        if query.without:
            allowed += " AND NOT e.vector @@ to_tsquery('commonweal', %s)"
            values.append(" | ".join(_tsquery(term) for term in query.without))
        limit = MOST_CANDIDATES + 1
        if match:
            allowed += " AND e.vector @@ to_tsquery('commonweal', %s)"
            values.append(match)
        if not match or not ranked:
            sql = f"SELECT {COLUMNS}, 1.0::float8 FROM {TABLE} e WHERE {allowed} ORDER BY e.posted_at DESC LIMIT %s"
            return self._fetch(sql, [*values, limit])
        # The newest matches first, then their rank: ranking reads each whole vector.
        sql = (
            f"WITH e AS MATERIALIZED (SELECT e.* FROM {TABLE} e WHERE {allowed} ORDER BY e.posted_at DESC LIMIT %s) "
            f"SELECT {COLUMNS}, ts_rank_cd(e.vector, to_tsquery('commonweal', %s), 1)::float8 FROM e"
        )
        return self._fetch(sql, [*values, limit, match])

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
        weighted = self._rare(terms)
        if not weighted:
            return []
        label = "A" if in_title else ""
        allowed, values = self._conditions(scopes, filters, in_title=())
        if without:
            allowed += " AND NOT e.vector @@ to_tsquery('commonweal', %s)"
            values.append(" | ".join(_tsquery(term) for term in without))
        # Each word counts by its rarity, three times over in a title. PostgreSQL's own ranks know no rarity.
        score, weights = [], []
        for term, weight in weighted:
            score.append("ts_rank('{0.15, 0.6, 0.3, 1.0}', e.vector, to_tsquery('commonweal', %s), 1) * %s::float")
            weights += [_tsquery(term, label), weight]
        match = " | ".join(_tsquery(term, label) for term, _weight in weighted)
        sql = (
            f"WITH e AS MATERIALIZED (SELECT e.* FROM {TABLE} e WHERE e.vector @@ to_tsquery('commonweal', %s) AND {allowed} "
            f"ORDER BY e.posted_at DESC LIMIT %s) SELECT {COLUMNS}, {' + '.join(score)} AS score FROM e ORDER BY score DESC LIMIT %s"
        )
        return self._fetch(sql, [match, *values, 2000, *weights, limit])

    def _titles(self, terms: tuple[Term, ...], scopes: Collection[str], limit: int) -> list[Candidate]:
        match = " & ".join(_tsquery(term) for term in terms if not term.is_grams)
        grams = " & ".join(_tsquery(term) for term in terms if term.is_grams)
        allowed, values = self._conditions(scopes, Filters(), in_title=terms)
        parts, asked = [], []
        for column, text in (("title_vector", match), ("vector", grams)):
            if text:
                parts.append(f"e.{column} @@ to_tsquery('simple', %s)")
                asked.append(text)
        sql = f"SELECT {COLUMNS}, 1.0::float8 FROM {TABLE} e WHERE {' AND '.join(parts)} AND {allowed} ORDER BY e.posted_at DESC LIMIT %s"
        return self._fetch(sql, [*asked, *values, limit])

    def _tag_condition(self, tag: str) -> tuple[str, list[Any]]:
        return "string_to_array(btrim(e.tags), ' ') @> ARRAY[%s]", [tag]

    def _rare(self, terms: tuple[Term, ...], most: int = 10) -> list[tuple[Term, float]]:
        """The terms that few entries have, with a weight that grows with their rarity."""
        shares = self._shares(terms)
        rare = [
            (share, number, term) for number, (term, share) in enumerate(zip(terms, shares, strict=True)) if share < _COMMON
        ]
        rare = (
            sorted(rare, key=lambda each: each[:2])[:most]
            or [(share, number, term) for number, (term, share) in enumerate(zip(terms, shares, strict=True))][:3]
        )
        return [(term, 1 / (share + 0.005)) for share, _number, term in rare]

    def _shares(self, terms: tuple[Term, ...]) -> list[float]:
        """The share of entries that have each term, from the planner's statistics: nothing is counted. 0: few or none."""
        common = _common_words(connection.settings_dict["NAME"], _minute())
        if not common:
            return [0.0] * len(terms)
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT array(SELECT lexeme FROM unnest(to_tsvector('commonweal', word))) FROM unnest(%s::text[]) WITH ORDINALITY "
                "AS asked(word, number) ORDER BY number",
                [[" ".join(term.words) for term in terms]],
            )
            return [min((common.get(lexeme, 0.0) for lexeme in row[0]), default=0.0) for row in cursor.fetchall()]


def _texts(title: str, tags: str, grams: str, body: str) -> list[str]:
    """What the vector is made of, as runs of folded words."""
    return [_spoken(title), _spoken(tags), grams, _spoken(body)]


def _spoken(text: str) -> str:
    if text.isascii() and max(map(len, text.split()), default=0) <= LONGEST_WORD:
        return text.lower().translate(_SIGNS)  # the same words, at a tenth of the cost
    return " ".join(words(text if text.isascii() else CJK_RUN.sub(" ", text)))


def _tsquery(term: Term, label: str = "") -> str:
    """One term in the language of to_tsquery. Words hold letters and digits only, so quotes around them hold."""
    label = "" if term.is_grams else label
    parts = [f"'{word}'" + (f":{label}" if label else "") for word in term.words]
    if term.is_prefix:
        parts[-1] = f"'{term.words[-1]}':*{label}"
    return f"({' <-> '.join(parts)})" if len(parts) > 1 else parts[0]


def _minute() -> int:
    return int(ttl_cache.clock() // 300)


@lru_cache(maxsize=4)
def _common_words(_database: str, _minutes: int) -> dict[str, float]:
    """The words that ANALYZE found most often, with the share of entries that have them."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT most_common_elems::text::text[], most_common_elem_freqs FROM pg_stats "
            "WHERE tablename = %s AND attname = 'vector' AND schemaname = ANY (current_schemas(false))",
            [TABLE],
        )
        row = cursor.fetchone()
    # The list of shares ends with three figures about itself.
    return dict(zip(row[0], row[1], strict=False)) if row and row[0] else {}
