"""The writers of the index. It holds nothing of its own: all of it can be made anew from the database."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from itertools import islice

from django.db import transaction
from django.db.models import F, OuterRef, Subquery
from django.utils import timezone

from portal.common.kinds import ContentKind, Weighed, kind_named, kinds_with
from search.documents import BATCH, batches_of, entries_of, searchable_kinds
from search.engine import engine
from search.engines.database import row_of
from search.models import AskedSearch, SearchEntry

Progress = Callable[[int], None]
MUCH = 2000
SEARCHES_KEPT = timedelta(days=90)


@transaction.atomic
def reindex_unit(*, kind: str, object_id: int) -> None:
    """Bring the index up to date with one thing, wherever it stands now: changed, hidden or gone."""
    found = kind_named(kind)
    # Locked before it is read: two workers must not leave the older of two states behind.
    engine().lock(kind, object_id)
    entries = entries_of(found, [object_id])
    if entries:
        engine().index(entries)
    else:
        engine().remove(kind, [object_id])


def reindex(
    *,
    kinds: Collection[str] | None = None,
    only: Mapping[str, Iterable[int]] | None = None,
    progress: Progress | None = None,
) -> int:
    """Index all things of these kinds (default: of every kind) anew from the database; how many there are.

    `only` names the numbers to index, by kind: what an import has just brought. Things that are gone or
    hidden leave the index. Runs in short transactions, in batches; an interrupted run can be repeated.
    `progress` is told after each batch how many things it had.
    """
    count = 0
    for kind in searchable_kinds():
        if kinds is not None and kind.name not in kinds:
            continue
        if only is not None:
            numbers = only.get(kind.name, ())
            for batch in _chunks(numbers):
                count += _reindex_batch(kind, batch, batch, progress)
            continue
        known_up_to = 0
        for batch in batches_of(kind):
            # Entries between two batches belong to things that are no more.
            known = SearchEntry.objects.filter(kind=kind.name, object_id__gt=known_up_to, object_id__lte=batch[-1])
            count += _reindex_batch(kind, batch, known.values_list("object_id", flat=True), progress)
            known_up_to = batch[-1]
        rest = SearchEntry.objects.filter(kind=kind.name, object_id__gt=known_up_to)
        engine().remove(kind.name, list(rest.values_list("object_id", flat=True)))
    if count >= MUCH:
        engine().settle()
    if kinds is None and only is None:
        SearchEntry.objects.exclude(kind__in=[kind.name for kind in searchable_kinds()]).delete()
    return count


def _reindex_batch(kind: ContentKind, batch: list[int], known: Iterable[int], progress: Progress | None) -> int:
    with transaction.atomic():
        entries = entries_of(kind, batch)
        gone = set(known) - {entry.object_id for entry in entries}
        engine().index(entries)
        if gone:
            engine().remove(kind.name, gone)
    if progress is not None:
        progress(len(batch))
    return len(entries)


def _chunks(numbers: Iterable[int]) -> Iterator[list[int]]:
    iterator = iter(numbers)
    while batch := list(islice(iterator, BATCH)):
        yield batch


@dataclass(frozen=True)
class Difference:
    """Where the index does not say what the database says."""

    kind: str
    object_id: int
    what: str  # missing, left over, or out of date: which fields

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id}: {self.what}"


_COMPARED = ("scope", "variety", "tags", "author_id", "is_solved", "weight", "posted_at", "title", "body")


def differences(*, progress: Progress | None = None) -> Iterator[Difference]:
    """Compare every entry with what the database says now. Changes nothing."""
    names = []
    for kind in searchable_kinds():
        names.append(kind.name)
        known_up_to = 0
        for batch in batches_of(kind):
            yield from _compare(kind, batch, known_up_to)
            known_up_to = batch[-1]
            if progress is not None:
                progress(len(batch))
        rest = SearchEntry.objects.filter(kind=kind.name, object_id__gt=known_up_to)
        for pk in rest.values_list("object_id", flat=True).iterator():
            yield Difference(kind.name, pk, "left over")
    for name, pk in SearchEntry.objects.exclude(kind__in=names).values_list("kind", "object_id").iterator():
        yield Difference(name, pk, "left over: no such kind")


def _compare(kind: ContentKind, batch: list[int], known_up_to: int) -> Iterator[Difference]:
    rows = {
        row.object_id: row
        for row in SearchEntry.objects.filter(kind=kind.name, object_id__gt=known_up_to, object_id__lte=batch[-1])
    }
    # Weights that change often follow in batches.
    compared = [name for name in _COMPARED if name != "weight" or not kind.has(Weighed)]
    for entry in entries_of(kind, batch):
        wanted, row = row_of(entry), rows.pop(entry.object_id, None)
        if row is None:
            yield Difference(kind.name, entry.object_id, "missing")
        elif stale := [name for name in compared if getattr(wanted, name) != getattr(row, name)]:
            yield Difference(kind.name, entry.object_id, f"out of date: {', '.join(stale)}")
    for pk in rows:
        yield Difference(kind.name, pk, "left over")


@transaction.atomic
def weigh_anew() -> int:
    """Let entries weigh what their things are wanted now, of types whose weight changes often; how many had changed.

    One statement for each such type, nothing else is touched.
    """
    count = 0
    for kind, weighed in kinds_with(Weighed):
        wanted = Subquery(weighed.weight_of(OuterRef("object_id")))
        entries = SearchEntry.objects.filter(kind=kind.name).annotate(wanted=wanted)
        count += entries.exclude(wanted=None).exclude(weight=F("wanted")).update(weight=wanted)
    return count


@transaction.atomic
def add_searches(*, searches: Mapping[tuple[str, bool], int]) -> None:
    """Add counted searches, by their words and whether something was found."""
    today = timezone.localdate()
    AskedSearch.objects.bulk_create(
        [AskedSearch(text=text, last_on=today) for text in sorted({text for text, _found in searches})], ignore_conflicts=True
    )
    for (text, is_found), count in sorted(searches.items()):
        AskedSearch.objects.filter(text=text).update(
            count=F("count") + count, empty_count=F("empty_count") + (0 if is_found else count), last_on=today
        )


def forget_old_searches() -> int:
    """Delete what nobody searched for in ninety days. Gives how many."""
    return AskedSearch.objects.filter(last_on__lt=timezone.localdate() - SEARCHES_KEPT).delete()[0]
