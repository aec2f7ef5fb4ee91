"""What a member has read in this visit, for those who want to know what they tried before they asked.

Kept in the cache for a while and never in the database or the session, whose store would be written on every page.
A visit ends after two hours without reading. What somebody reads before they sign in stays in their browser's tab
(static/common/visit.js) and comes with the form for asking.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.cache import cache

from portal.common.kinds import kind_named
from portal.common.viewer import Viewer

MOST = 10
_SECONDS = 2 * 3600

Read = tuple[str, int]  # name of the content kind, number


@dataclass(frozen=True)
class ReadThing:
    """One thing that was read, as a list shows it."""

    kind: str
    label: str
    pk: int
    title: str
    url: str
    thing: Any


def note_read(viewer: Viewer, kind: str, pk: int) -> None:
    """The member reads this now. Writes nothing to the database."""
    if not viewer.is_authenticated:
        return
    before: list[Read] = cache.get(_key(viewer), [])
    if before[:1] != [(kind, pk)]:
        after = [(kind, pk), *(read for read in before if read != (kind, pk))]
        cache.set(_key(viewer), after[:MOST], _SECONDS)


def read_lately(viewer: Viewer) -> list[Read]:
    """What the member has read in this visit, the latest first."""
    return cache.get(_key(viewer), []) if viewer.is_authenticated else []


def forget_visit(viewer: Viewer) -> None:
    cache.delete(_key(viewer))


def reads_of(viewer: Viewer, here: str, kinds: Collection[str]) -> list[Read]:
    """What was read in this visit: signed in, and before that as the browser says ("forums.topic:12,articles.article:5")."""
    reads = read_lately(viewer)
    for part in here[:1000].split(","):
        kind, _colon, number = part.partition(":")
        if kind in kinds and number.isascii() and number.isdecimal() and len(number) < 19:
            reads.append((kind, int(number)))
    return list(dict.fromkeys(reads))[:MOST]


def things_read(reads: Iterable[Sequence[Any]], viewer: Viewer) -> list[ReadThing]:
    """Those of them that the viewer may see, in their order: one query for each kind."""
    reads = [(str(kind), int(pk)) for kind, pk in reads]
    found: dict[Read, ReadThing] = {}
    for name in sorted({kind for kind, _pk in reads}):
        try:
            kind = kind_named(name)
        except KeyError:  # of an app that is not installed any more
            continue
        for thing in kind.visible_to(viewer).filter(pk__in=[pk for read, pk in reads if read == name]):
            found[name, thing.pk] = ReadThing(name, str(kind.label), thing.pk, str(kind.title(thing)), kind.url(thing), thing)
    return [found[read] for read in reads if read in found]


def _key(viewer: Viewer) -> str:
    return f"visit:{viewer.pk}"
