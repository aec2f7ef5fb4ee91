"""Ideas, topics, replies and comments behind the figures, as far as the reader may see them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from portal.common.kinds import ContentKind, kind_named
from portal.common.viewer import Viewer
from portal.members.models import Member

Key = tuple[str, int]


@dataclass(frozen=True)
class Thing:
    """One thing that the reader may see."""

    key: Key
    label: str  # idea, topic
    title: str
    url: str
    author: Member | None
    row: Any

    @property
    def scope(self) -> str:
        """Of search: ideas and topics only."""
        return f"{'ideas' if self.key[0] == 'ideas.idea' else 'board'}:{self.row.board_id}"


def things_of(viewer: Viewer, keys: Iterable[Key]) -> dict[Key, Thing]:
    """One query for each kind, and one for the authors."""
    numbers: dict[str, set[int]] = defaultdict(set)
    for name, pk in keys:
        numbers[name].add(pk)
    found: list[tuple[ContentKind, Any]] = []
    for name, pks in sorted(numbers.items()):
        kind = kind_named(name)
        rows = kind.visible_to(viewer).filter(pk__in=pks, hidden_at=None, deleted_at=None)
        found += [(kind, thing) for thing in rows.select_related(*kind.related)]
    authors = Member.objects.in_bulk({kind.author_id(thing) for kind, thing in found} - {None})
    return {
        (kind.name, thing.pk): Thing(
            key=(kind.name, thing.pk),
            label=str(kind.label),
            title=kind.title(thing),
            url=kind.url(thing),
            author=authors.get(kind.author_id(thing)),
            row=thing,
        )
        for kind, thing in found
    }


def may_see_members(viewer: Viewer) -> bool:
    """Names behind figures are for whoever may view members; others see how many there are."""
    return bool(viewer.has_perm("members.view_member"))


def members_behind(things: Iterable[Thing], viewer: Viewer, most: int = 12) -> list[Member]:
    """Who wrote these, each once; nobody for whoever may not view members."""
    if not may_see_members(viewer):
        return []
    authors = {thing.author.pk: thing.author for thing in things if thing.author is not None and thing.author.erased_at is None}
    return list(authors.values())[:most]
