"""What search does when something happened elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Model

from portal.activity.batch_reactions import batch_reaction
from portal.activity.models import Activity
from portal.activity.types import reaction
from portal.common.kinds import Notifiable, PartOf, Searchable, kind_of, kind_of_model, kinds, kinds_with, whole_of
from portal.writing.models import Tag
from portal.writing.tagged import tagged_kinds
from search.actions import reindex, reindex_unit, weigh_anew


@reaction("search.reindex_object")
def reindex_object(activity: Activity) -> None:
    """Bring the index up to date with the activity's object and target, or with what they are found by."""
    for kind, object_id in sorted(set(_units(activity))):
        reindex_unit(kind=kind, object_id=object_id)


@reaction("search.reindex_member")
def reindex_member(activity: Activity) -> None:
    """After an erasure: all that the member wrote, or that holds it, as it reads now."""
    only: dict[str, set[int]] = {}
    for kind in kinds():
        is_found = kind.has(Searchable) or kind.has(PartOf)
        if is_found and any(field.name == "author" for field in kind.model._meta.fields):
            for thing in kind.model._base_manager.filter(author=activity.object_id).iterator(chunk_size=500):
                if unit := _unit_of(thing):
                    only.setdefault(unit[0], set()).add(unit[1])
    reindex(only={name: sorted(numbers) for name, numbers in only.items()})


@reaction("search.reindex_parts")
def reindex_parts(activity: Activity) -> None:
    """After who may read a page has changed: what stands in it and is found by itself, such as the reviews of a product."""
    kind, thing = kind_of(activity.object), activity.object
    if kind is None or thing is None or not kind.has(Notifiable):
        return
    only: dict[str, list[int]] = {}
    for rows in kind.get(Notifiable).with_parts(thing):
        part = kind_of_model(rows.model)
        if part is not None and part != kind and part.has(Searchable):
            only[part.name] = list(rows.order_by("pk").values_list("pk", flat=True))
    if only:
        reindex(only=only)


@reaction("search.reindex_tagged")
def reindex_tagged(activity: Activity) -> None:
    """After a tag was merged into another or removed: whatever carried it is found by what it carries now."""
    only = dict(activity.data.get("things", {}))
    if isinstance(activity.target, Tag):
        only = {tagged.kind: tagged.numbers(activity.target) for tagged in tagged_kinds()}
    searchable = {kind.name for kind, _how in kinds_with(Searchable)}
    reindex(only={name: numbers for name, numbers in only.items() if name in searchable and numbers})


@batch_reaction("search.weigh_ideas", minutes=10)
def weigh_ideas() -> None:
    """Bring what ideas weigh in results up to date with their votes."""
    weigh_anew()


def _units(activity: Activity) -> Iterator[tuple[str, int]]:
    for content_type, number, about in (
        (activity.object_type, activity.object_id, "object"),
        (activity.target_type, activity.target_id, "target"),
    ):
        kind = kind_of_model(content_type.model_class()) if content_type else None
        if kind is None or number is None:
            continue
        if kind.has(Searchable):
            yield kind.name, number  # also when it is gone for good
        elif (thing := getattr(activity, about)) is not None and (unit := _unit_of(thing)):
            yield unit


def _unit_of(thing: Model) -> tuple[str, int] | None:
    """The kind and number by which a thing is found: itself, or what it is a part of."""
    thing = whole_of(thing)
    kind = kind_of(thing)
    return (kind.name, thing.pk) if kind is not None and kind.has(Searchable) else None
