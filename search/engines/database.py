"""What the two database engines share: candidates come from SQL, ranking, facets and paging happen here.

A question fetches at most MOST_CANDIDATES short rows (number, kind, scope, …, relevance) in one query;
the texts of one page follow in a second. So counts and facets cost no query of their own, and both
databases rank by the same rule.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import islice
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from search.engine import MOST_CANDIDATES, BadCursor, Entry, Facets, Filters, Hit, Results, facet_of
from search.highlighting import Marker
from search.models import SearchEntry
from search.queries import Query, Term, parse, terms_of
from search.tokenizer import STOP_WORDS, grams

BATCH = 500
LONGEST_BODY = 60_000  # characters of one thing's text that are searched
MOST_PAGES = 100
_YEAR = 365.25 * 86400
TABLE = SearchEntry._meta.db_table
COLUMNS = "e.id, e.kind, e.object_id, e.scope, e.variety, e.is_solved, e.weight, {posted_at}, e.tags"


@dataclass(slots=True)
class Candidate:
    """A match before ranking."""

    entry_id: int
    kind: str
    object_id: int
    scope: str
    variety: str
    is_solved: bool
    weight: int
    posted_at: float  # seconds since 1970: thousands of datetimes would cost more than the search
    tags: str  # as stored: between spaces
    score: float


class DatabaseEngine:
    """Subclasses say how text is matched in their SQL, and lay the index."""

    # Writing
    def index(self, entries: Iterable[Entry]) -> int:
        count = 0
        iterator = iter(entries)
        while batch := list(islice(iterator, BATCH)):
            with transaction.atomic():
                self._write([row_of(entry) for entry in batch])
            count += len(batch)
        return count

    def remove(self, kind: str, object_ids: Collection[int]) -> int:
        ids = list(object_ids)
        removed = 0
        for start in range(0, len(ids), BATCH):
            removed += SearchEntry.objects.filter(kind=kind, object_id__in=ids[start : start + BATCH]).delete()[0]
        return removed

    def lock(self, kind: str, object_id: int) -> None:
        """Overridden where writers run side by side."""

    def _write(self, rows: list[SearchEntry]) -> None:
        raise NotImplementedError

    # Reading
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
        page = _page_of(cursor)
        if not scopes or (query.is_empty and not filters.narrows) or filters.authors == frozenset():
            return Results()
        filters = replace(
            filters,
            tags=filters.tags | set(query.tags),
            is_solved=query.is_solved if filters.is_solved is None else filters.is_solved,
            after=max(filter(None, (query.after, filters.after)), default=None),
            before=min(filter(None, (query.before, filters.before)), default=None),
        )
        # Who wrote it is no facet, and may be rare: the database looks for it.
        # So it does for the rest where there are no words: then the filters are the question.
        always = Filters(authors=filters.authors) if query.terms else filters
        ranked = sort == "relevance"
        open_ended, is_loose = query, False
        found = self._candidates(query, scopes, always, ranked=ranked)
        if not found and (wider := query.with_open_end()):
            open_ended, found = wider, self._candidates(wider, scopes, always, ranked=ranked)
        if not found and len(query.terms) > 1:
            is_loose, found = True, self._any_of(query.terms, scopes, always, in_title=query.in_title, without=query.without)
        is_capped = len(found) > MOST_CANDIDATES
        facets = Facets() if is_capped else _facets(found, filters)
        if is_capped and filters != always:
            # The newest matches were fetched, but not the newest among those asked for.
            found = self._candidates(open_ended, scopes, filters, ranked=ranked)
            is_capped = len(found) > MOST_CANDIDATES
        tests = list(_tests(filters).values())
        found = [each for each in found[:MOST_CANDIDATES] if all(test(each) for test in tests)]
        _sort(found, sort)
        chosen = found[(page - 1) * limit : page * limit]
        more = len(found) > page * limit and page < MOST_PAGES
        return Results(
            hits=self._hits(chosen, Marker.of_query(open_ended)),
            total=len(found),
            is_capped=is_capped,
            is_loose=is_loose and bool(found),
            facets=facets,
            next_cursor=str(page + 1) if more else "",
        )

    def suggest(self, prefix: str, *, scopes: Collection[str], limit: int = 8) -> list[Hit]:
        query = parse(prefix)
        terms = tuple(replace(term, is_quoted=False) for term in query.terms)
        if not terms or not scopes:
            return []
        last = replace(terms[-1], is_prefix=not prefix[-1:].isspace() or (terms[-1].is_grams and len(terms[-1].words) == 1))
        terms = (*terms[:-1], last)
        found = self._titles(terms, scopes, limit * 5)
        _sort(found, "relevance")
        return self._hits(found[:limit], Marker(terms), with_snippets=False)

    def similar(
        self, title: str, body: str = "", *, scopes: Collection[str], limit: int = 5, without: tuple[str, int] | None = None
    ) -> list[Hit]:
        if not scopes:
            return []
        title_terms = _telling(title, 16)
        terms = tuple(dict.fromkeys([*title_terms, *_telling(body[:2000], 24)]))
        if not terms:
            return []
        found = self._any_of(terms, scopes, Filters(), limit=limit + 20)
        found = [candidate for candidate in found if (candidate.kind, candidate.object_id) != without]
        _sort(found, "relevance")
        return self._hits(found[:limit], Marker(title_terms))

    # What subclasses say
    def _candidates(self, query: Query, scopes: Collection[str], filters: Filters, *, ranked: bool) -> list[Candidate]:
        """The newest matches of all terms, one more than MOST_CANDIDATES at most, with a relevance each if `ranked`."""
        raise NotImplementedError

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
        """What has some of the terms, the rarer the better."""
        raise NotImplementedError

    def _titles(self, terms: tuple[Term, ...], scopes: Collection[str], limit: int) -> list[Candidate]:
        """What has all the terms in its title."""
        raise NotImplementedError

    def _tag_condition(self, tag: str) -> tuple[str, list[Any]]:
        """SQL that holds for entries with the tag."""
        return "e.tags LIKE %s ESCAPE '!'", [f"% {_literal(tag)} %"]

    # Tools of subclasses
    def _conditions(self, scopes: Collection[str], filters: Filters, *, in_title: Iterable[Term] = ()) -> tuple[str, list[Any]]:
        """SQL on the entries `e` that says what may be found and what was asked for.

        The grams of an entry are those of its whole text: for terms `in_title` this makes sure that the title has them.
        """
        parts = [_within("e.scope", sorted(scopes))]
        values: list[Any] = sorted(scopes)
        if filters.scopes:
            parts.append(_within("e.scope", sorted(filters.scopes)))
            values += sorted(filters.scopes)
        if filters.kinds:
            parts.append("(" + " OR ".join(["(e.kind = %s AND (%s = '' OR e.variety = %s))"] * len(filters.kinds)) + ")")
            for value in sorted(filters.kinds):
                kind, _colon, variety = value.partition(":")
                values += [kind, variety, variety]
        for tag in sorted(filters.tags):
            condition, more = self._tag_condition(tag)
            parts.append(condition)
            values += more
        if filters.is_solved is not None:
            parts.append("e.is_solved = %s")
            values.append(filters.is_solved)
        if filters.authors is not None:
            parts.append(_within("e.author_id", sorted(filters.authors)))
            values += sorted(filters.authors)
        if filters.after:
            parts.append("e.posted_at >= %s")
            values.append(self._instant(filters.after))
        if filters.before:
            parts.append("e.posted_at < %s")
            values.append(self._instant(filters.before))
        for term in in_title:
            if term.is_grams:
                parts.append("replace(e.title, %s, '') <> e.title")
                values.append(run_of(term))
        return " AND ".join(parts), values

    def _instant(self, value: datetime) -> Any:
        return connection.ops.adapt_datetimefield_value(value)

    def _fetch(self, sql: str, values: list[Any]) -> list[Candidate]:
        with connection.cursor() as cursor:
            cursor.execute(sql, values)
            return [Candidate(*row) for row in cursor.fetchall()]

    def _hits(self, chosen: list[Candidate], marker: Marker, *, with_snippets: bool = True) -> list[Hit]:
        fields = ("title", "body") if with_snippets else ("title",)
        texts = {
            row[0]: row[1:]
            for row in SearchEntry.objects.filter(pk__in=[each.entry_id for each in chosen]).values_list("pk", *fields)
        }
        return [
            Hit(
                entry_id=each.entry_id,
                kind=each.kind,
                object_id=each.object_id,
                scope=each.scope,
                variety=each.variety,
                is_solved=bool(each.is_solved),
                tags=tuple(each.tags.split()),
                posted_at=datetime.fromtimestamp(each.posted_at, UTC),
                score=each.score,
                title=marker.mark(texts[each.entry_id][0]),
                **({"snippet": marker.snippet(texts[each.entry_id][1])} if with_snippets else {}),
            )
            for each in chosen
            if each.entry_id in texts  # removed between the two queries
        ]


def row_of(entry: Entry) -> SearchEntry:
    body = entry.body[:LONGEST_BODY]
    return SearchEntry(
        kind=entry.kind,
        object_id=entry.object_id,
        scope=entry.scope,
        variety=entry.variety,
        is_solved=entry.is_solved,
        weight=entry.weight,
        author_id=entry.author_id,
        posted_at=entry.posted_at,
        indexed_at=timezone.now(),
        tags=f" {' '.join(entry.tags)} " if entry.tags else "",
        title=entry.title[:255],
        body=body,
        grams=grams(f"{entry.title} . {body}"),
    )


def _telling(text: str, most: int) -> list[Term]:
    """The terms of a text that say something, each once, in the order of their first appearance."""
    found: dict[Term, None] = {}
    for term in (term for chunk in text.split() for term in terms_of(chunk)):
        if term.is_grams:
            found[replace(term, is_prefix=False)] = None
        else:
            for word in term.words:
                if word not in STOP_WORDS and len(word) > 1:
                    found[Term((word,))] = None
        if len(found) >= most:
            break
    return list(found)[:most]


def _sort(found: list[Candidate], sort: str) -> None:
    """Best match: relevance, raised for what was solved, found helpful, and is not old. Or newest first."""
    if sort == "newest":
        found.sort(key=lambda each: (each.posted_at, each.entry_id), reverse=True)
        return
    now = timezone.now().timestamp()

    def worth(each: Candidate) -> float:
        years = max(0.0, (now - each.posted_at) / _YEAR)
        return each.score * (1.2 if each.is_solved else 1.0) * (1 + 0.1 * math.log1p(max(0, each.weight))) / (1 + 0.04 * years)

    found.sort(key=lambda each: (worth(each), each.posted_at, each.entry_id), reverse=True)


def _tests(filters: Filters) -> dict[str, Callable[[Candidate], bool]]:
    """One test for each group of filters that is set."""
    tests: dict[str, Callable[[Candidate], bool]] = {}
    if filters.kinds:
        tests["kinds"] = lambda each: each.kind in filters.kinds or facet_of(each.kind, each.variety) in filters.kinds
    if filters.scopes:
        tests["scopes"] = lambda each: each.scope in filters.scopes
    if filters.tags:
        tests["tags"] = lambda each: all(f" {tag} " in each.tags for tag in filters.tags)
    if filters.is_solved is not None:
        tests["solved"] = lambda each: each.is_solved == filters.is_solved
    if filters.after or filters.before:
        start = filters.after.timestamp() if filters.after else -math.inf
        end = filters.before.timestamp() if filters.before else math.inf
        tests["when"] = lambda each: start <= each.posted_at < end
    return tests


def _facets(found: list[Candidate], filters: Filters) -> Facets:
    """Counts for each group, over what passes the filters of the other groups."""
    tests = _tests(filters)
    facets = Facets(Counter(), Counter(), Counter(), Counter())
    for each in found:
        failed = [group for group, test in tests.items() if not test(each)]
        if len(failed) > 1:
            continue
        only = failed[0] if failed else None
        if only in (None, "kinds"):
            facets.kinds[facet_of(each.kind, each.variety)] += 1
        if only in (None, "scopes"):
            facets.scopes[each.scope] += 1
        if only in (None, "solved"):
            facets.solved[bool(each.is_solved)] += 1
        if only is None:
            facets.tags.update(each.tags.split())
    return facets


def _page_of(cursor: str) -> int:
    if not cursor:
        return 1
    if not (cursor.isascii() and cursor.isdigit() and len(cursor) <= 4 and 1 <= int(cursor) <= MOST_PAGES):
        raise BadCursor(cursor[:50])
    return int(cursor)


def run_of(term: Term) -> str:
    """The CJK characters that a term's pairs were cut from."""
    return term.words[0] + "".join(pair[-1] for pair in term.words[1:])


def _within(column: str, values: Collection[Any]) -> str:
    return f"{column} IN ({', '.join(['%s'] * len(values))})" if values else "1 = 0"


def _literal(text: str) -> str:
    """Text inside a LIKE pattern with ESCAPE '!'."""
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_")
