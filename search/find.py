"""Searching for a viewer: their scopes go to the engine, and what it finds is checked against the database."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from portal.common.kinds import Searchable, kind_named, kinds_with
from portal.common.viewer import Viewer
from portal.members.models import Member
from search.engine import Filters, Hit, Results, engine
from search.highlighting import Marker
from search.queries import Query, parse
from search.result_rendering import Row, rows_of, things_of


@dataclass(frozen=True)
class Found:
    """A page of results with their rows, in the same order."""

    query: Query
    results: Results
    rows: list[Row]


def scopes_of(viewer: Viewer) -> set[str]:
    """All scopes that the viewer may search, of every kind of content."""
    scopes: set[str] = set()
    for _kind, search in kinds_with(Searchable):
        scopes |= search.scopes(viewer)
    return scopes


def find(
    viewer: Viewer, text: str, *, filters: Filters = Filters(), sort: str = "relevance", limit: int = 20, cursor: str = ""
) -> Found:
    """What the viewer finds. Raises BadCursor."""
    query = parse(text)
    if query.authors:
        filters = replace(filters, authors=_members_named(query.authors))
    results = engine().query(query, scopes=scopes_of(viewer), filters=filters, sort=sort, limit=limit, cursor=cursor)
    seen, gone = _seen_by(viewer, results.hits)
    return Found(query, results.without(gone), rows_of(seen, Marker.of_query(query)))


def suggest(viewer: Viewer, text: str, *, limit: int = 8) -> list[Row]:
    """Titles that the viewer may be typing."""
    seen, _gone = _seen_by(viewer, engine().suggest(text[:100], scopes=scopes_of(viewer), limit=limit))
    return rows_of(seen, Marker(()))


def similar(
    viewer: Viewer,
    title: str,
    body: str = "",
    *,
    limit: int = 5,
    without: tuple[str, int] | None = None,
    only: Searchable[Any] | None = None,
) -> list[Row]:
    """What the viewer can read about the same; of one type `only`, where it is given."""
    scopes = scopes_of(viewer) if only is None else only.scopes(viewer)
    hits = engine().similar(title[:300], body[:5000], scopes=scopes, limit=limit, without=without)
    seen, _gone = _seen_by(viewer, hits)
    return rows_of(seen, Marker.of_text(title[:300]))


def _seen_by(viewer: Viewer, hits: Sequence[Hit]) -> tuple[list[tuple[Hit, Any]], list[Hit]]:
    """The hits with their things, and those that the viewer cannot see (any more). One query a kind."""
    things: dict[tuple[str, int], Any] = {}
    for name in sorted({hit.kind for hit in hits}):
        try:
            kind = kind_named(name)
        except KeyError:  # of an app that is not installed any more
            continue
        visible = kind.visible_to(viewer).filter(pk__in=[hit.object_id for hit in hits if hit.kind == name])
        things |= {(name, thing.pk): thing for thing in things_of(name, visible)}
    seen = [(hit, things[hit.kind, hit.object_id]) for hit in hits if (hit.kind, hit.object_id) in things]
    return seen, [hit for hit in hits if (hit.kind, hit.object_id) not in things]


def _members_named(names: Sequence[str]) -> frozenset[int]:
    return frozenset(
        Member.objects.filter(username__in=[name.lower() for name in names] + list(names)).values_list("pk", flat=True)
    )
