"""What carries tags, of every app: found by the registry of content kinds, as this floor knows none of them.

Such a model has a many-to-many field to Tag and, for lists, the same as [[slug, name], …] in `tag_names`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce

from portal.common.kinds import kind_named, kinds
from portal.common.viewer import Viewer
from portal.writing.models import Tag

_AT_ONCE = 500


@dataclass(frozen=True)
class Tagged:
    """One kind of things with tags: its model, the table between, and the names of the two columns in it."""

    kind: str
    model: type[models.Model]
    through: type[models.Model]
    thing: str
    tag: str

    def numbers(self, tag: Tag) -> list[int]:
        """Which of them carry the tag."""
        return sorted(self.through._default_manager.filter(**{self.tag: tag}).values_list(self.thing, flat=True))


def tagged_kinds() -> Iterator[Tagged]:
    for kind in kinds():
        for field in kind.model._meta.many_to_many:
            if field.related_model is Tag:
                through: Any = field.remote_field.through
                yield Tagged(
                    kind.name, kind.model, through, f"{field.m2m_field_name()}_id", f"{field.m2m_reverse_field_name()}_id"
                )


def exchange(tag: Tag, by: Tag | None) -> dict[str, list[int]]:
    """Whatever carries the tag carries the other one, or none, each once and in its place. Gives the numbers by kind.

    Rows are locked in the order of their numbers, as by every act on them.
    """
    changed: dict[str, list[int]] = {}
    for tagged in tagged_kinds():
        numbers = tagged.numbers(tag)
        changed[tagged.kind] = numbers
        for start in range(0, len(numbers), _AT_ONCE):
            _exchange_some(tagged, numbers[start : start + _AT_ONCE], tag, by)
    return changed


def _exchange_some(tagged: Tagged, numbers: list[int], tag: Tag, by: Tag | None) -> None:
    things: list[Any] = list(
        tagged.model._base_manager.select_for_update(no_key=True, of=("self",)).filter(pk__in=numbers).order_by("pk")
    )
    between = tagged.through._default_manager.filter(**{f"{tagged.thing}__in": numbers})
    if by is None:
        between.filter(**{tagged.tag: tag.pk}).delete()
    elif by.pk != tag.pk:
        having = between.filter(**{tagged.tag: by.pk}).values_list(tagged.thing, flat=True)
        between.filter(**{tagged.tag: tag.pk, f"{tagged.thing}__in": list(having)}).delete()
        between.filter(**{tagged.tag: tag.pk}).update(**{tagged.tag: by.pk})
    if not any(field.name == "tag_names" for field in tagged.model._meta.fields):
        return
    for thing in things:
        named = [[by.slug, by.name] if slug == tag.slug and by else [slug, name] for slug, name in thing.tag_names]
        kept = dict[str, list[str]]()
        for slug, name in named:
            if by is not None or slug != tag.slug:
                kept.setdefault(slug, [slug, name])
        thing.tag_names = list(kept.values())
    tagged.model._base_manager.bulk_update(things, ["tag_names"], batch_size=_AT_ONCE)


def with_uses(tags: models.QuerySet[Tag], viewer: Viewer) -> models.QuerySet[Tag]:
    """Each with `uses`: how many things carry it that the viewer may see."""
    total: Any = 0
    for tagged in tagged_kinds():
        seen = kind_named(tagged.kind).visible_to(viewer).order_by().values("pk")
        carried = tagged.through._default_manager.filter(**{tagged.tag: OuterRef("pk"), f"{tagged.thing}__in": seen})
        rows = carried.order_by().values(tagged.tag)
        total = Coalesce(Subquery(rows.annotate(n=Count("pk")).values("n")), 0) + total
    return tags.annotate(uses=total)
