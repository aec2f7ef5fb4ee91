"""The registry of content kinds: how floors above know content without importing its app.

Each app registers its kinds in `AppConfig.ready`. Moderation, search, feeds, the inbox and the
consequence line ask here for a thing's title, address, visibility and the acts that hide it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db import models

if TYPE_CHECKING:
    from datetime import datetime

    Viewer = Any  # Member or AnonymousUser; common lies below members


@dataclass(frozen=True)
class SearchDocument:
    """What search keeps of one thing. `scope` names who may find it (see ContentKind.scopes_of)."""

    title: str
    text: str
    scope: str
    posted_at: datetime
    author_id: int | None = None
    tags: tuple[str, ...] = ()
    is_solved: bool = False
    weight: int = 0
    variety: str = ""  # what sort within its kind: question, discussion


@dataclass(frozen=True)
class ContentKind:
    """One kind of content that members or editors make."""

    name: str  # "forums.post"
    model: type[models.Model]
    label: Any  # translatable noun, singular
    title: Callable[[Any], str]
    url: Callable[[Any], str]  # site-relative
    visible_to: Callable[[Viewer], models.QuerySet[Any]]
    # For moderators: what stands where the viewer may read, whatever became of it (merged away). None: what they see.
    within_reach: Callable[[Viewer], models.QuerySet[Any]] | None = None
    # `visible_to` asked from the thing's side (portal/members/readers.py): the page that it stands in, which is closed with the
    # pages above it where it says so; and whether whoever enters there sees the thing, or moderators only.
    place: Callable[[Any], Any] | None = None
    closes_with_parents: bool = False
    is_shown: Callable[[Any], bool] = lambda thing: True
    author_id: Callable[[Any], int | None] = lambda thing: getattr(thing, "author_id", None)
    # Acts by which others may moderate it: keyword-only (thing=, by=, reason=), each atomic and recorded. Called by
    # portal/moderation/decisions.py alone.
    hide: Callable[..., None] | None = None
    restore: Callable[..., None] | None = None
    lock: Callable[..., None] | None = None
    unlock: Callable[..., None] | None = None
    # What a lock locks where that is another thing: the topic that a post stands in. Its kind locks and unlocks.
    locked_with: Callable[[Any], models.Model] | None = None
    # Rows that are hidden and shown as one, such as a topic and its first post; decisions stand on the first of them.
    as_one: Callable[[Any], Sequence[models.Model]] | None = None
    # All that one member wrote of this kind and that is not hidden yet (for the removal of spam).
    written_by: Callable[[Any], models.QuerySet[Any]] | None = None
    # Search: the document of one thing (None: not to be found), and which scopes a viewer may search.
    document: Callable[[Any], SearchDocument | None] | None = None
    documents: Callable[[], Iterator[tuple[int, SearchDocument]]] | None = None
    scopes: Callable[[Viewer], set[str]] | None = None
    # The documents of these numbers in few queries (those not to be found are left out); for kinds with many rows.
    documents_of: Callable[[Sequence[int]], Iterator[tuple[int, SearchDocument]]] | None = None
    # Export and erasure: what this kind holds about a member, and what becomes of it (see members).
    export: Callable[[Any], Iterator[dict[str, Any]]] | None = None
    erase: Callable[..., None] | None = None  # (member=, keep_content: bool)
    # Further facts by name; `search_unit`: the thing by which this one is found, such as a post's topic;
    # `texts`: what everybody wrote of this kind, the newest first, for statistics of words (ideas/doubles);
    # `hidden`: what moderators hid where a viewer may enter. Its author, and who flagged it, are told that it is.
    extra: dict[str, Any] = field(default_factory=dict)

    def reached_by(self, viewer: Viewer) -> models.QuerySet[Any]:
        """What a viewer may moderate as far as reading goes: never what stands in a place that they may not enter."""
        return (self.within_reach or self.visible_to)(viewer)


_kinds: dict[str, ContentKind] = {}
_by_model: dict[type[models.Model], ContentKind] = {}


def register_kind(kind: ContentKind) -> None:
    """Make a kind known. Registering a name again replaces it."""
    _kinds[kind.name] = kind
    _by_model[kind.model] = kind


def kinds() -> list[ContentKind]:
    return list(_kinds.values())


def kind_named(name: str) -> ContentKind:
    """The kind of that name; KeyError when none is registered."""
    return _kinds[name]


def kind_of_model(model: type[models.Model] | None) -> ContentKind | None:
    return _by_model.get(model) if model else None


def kind_of(thing: models.Model) -> ContentKind | None:
    return _by_model.get(type(thing))
