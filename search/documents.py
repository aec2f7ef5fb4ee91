"""From content kinds to entries: what the registry knows of a thing, made ready for the engine."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from portal.common.access import one_look
from portal.common.kinds import ContentKind, Searchable, SearchDocument, kinds_with
from search.engine import Entry
from search.tokenizer import clean

BATCH = 200


def searchable_kinds() -> list[ContentKind]:
    """The kinds that have documents of their own."""
    return [kind for kind, _how in kinds_with(Searchable)]


@one_look()
def entries_of(kind: ContentKind, ids: Sequence[int]) -> list[Entry]:
    """Entries of the things with these numbers. Those that are gone or not to be found are left out."""
    return [_entry(kind, pk, document) for pk, document in kind.get(Searchable).documents(ids)]


def batches_of(kind: ContentKind) -> Iterator[list[int]]:
    """The numbers of all things of a kind, BATCH by BATCH in their order, so that memory stays flat."""
    last = 0
    numbers = kind.model._default_manager.order_by("pk").values_list("pk", flat=True)
    while batch := list(numbers.filter(pk__gt=last)[:BATCH]):
        yield batch
        last = batch[-1]


def _entry(kind: ContentKind, pk: int, document: SearchDocument) -> Entry:
    return Entry(
        kind=kind.name,
        object_id=pk,
        scope=document.scope,
        title=clean(document.title),
        body=clean(document.text),
        posted_at=document.posted_at,
        variety=document.variety,
        tags=tuple(dict.fromkeys("-".join(tag.lower().split()) for tag in document.tags if tag.strip())),
        author_id=document.author_id,
        is_solved=document.is_solved,
        weight=document.weight,
    )
