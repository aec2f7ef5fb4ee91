"""How a thing that was found reads in a list: its kind, its state, and where the words stand.

Its type says it (`Searchable.reading`); one that says nothing shows its title and the piece of its text.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from markupsafe import Markup

from portal.common.kinds import HitNames, Searchable, State, kind_named
from search.engine import Hit, facet_of
from search.highlighting import Marker


@dataclass(frozen=True)
class Row:
    """One hit as it is printed."""

    kind: str  # "Question"
    symbol: str  # icon
    url: str
    title: Markup
    plain_title: str
    text: Markup
    label: str = ""  # "Accepted:" before the text
    state: State | None = None
    thing: str = ""  # "forums.topic:12"
    may_solve: bool = False  # whether somebody who asks may find the answer in it


def kind_label(value: str) -> tuple[str, str]:
    """Name and icon of a kind or `kind:variety` as facets count it."""
    names = _names(value)
    if names is not None:
        return str(names.one), names.icon
    try:
        label = str(kind_named(value.partition(":")[0]).label)
    except KeyError:
        label = value
    return label[:1].upper() + label[1:], "file"


def kind_plural(value: str) -> str:
    """The name over a count of them."""
    names = _names(value)
    return str(names.many) if names is not None else kind_label(value)[0]


def _names(value: str) -> HitNames | None:
    """What hits of this sort are called; None for a kind that gives no names, or of an app that is not installed any more."""
    name, _colon, variety = value.partition(":")
    try:
        kind = kind_named(name)
    except KeyError:
        return None
    return kind.get(Searchable).names.get(variety) if kind.has(Searchable) else None


def things_of(name: str, queryset: QuerySet[Any]) -> list[Any]:
    """The rows of one kind with what `rows_of` prints of them."""
    return list(kind_named(name).get(Searchable).for_hits(queryset))


def rows_of(found: Iterable[tuple[Hit, Any]], marker: Marker) -> list[Row]:
    """Hits and the things that they are of, as rows."""
    return [_row(hit, thing, marker) for hit, thing in found]


def _row(hit: Hit, thing: Any, marker: Marker) -> Row:
    kind = kind_named(hit.kind)
    label, symbol = kind_label(facet_of(hit.kind, hit.variety))
    title = kind.title(thing)
    reading, text, before = kind.get(Searchable).reading(thing), hit.snippet, ""
    if reading.lead:
        lead = marker.mark(reading.lead)
        if "<mark>" not in text or (reading.comes_first and "<mark>" in lead):
            text, before = lead, reading.label
    return Row(
        kind=label,
        symbol=symbol,
        url=kind.url(thing),
        title=marker.mark(title),
        plain_title=str(title),
        text=text,
        label=before,
        state=reading.state,
        thing=f"{hit.kind}:{hit.object_id}",
        may_solve=reading.may_solve,
    )
