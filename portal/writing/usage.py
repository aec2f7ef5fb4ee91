"""Which tags are in use where the viewer may look: those of a private board are nobody else's to guess."""

from __future__ import annotations

from collections import Counter

from django.db.models import Count

from portal.common.kinds import kinds
from portal.common.viewer import Viewer
from portal.writing.models import Tag


def tags_in_use(viewer: Viewer, slug: str, *, limit: int) -> list[tuple[Tag, int]]:
    """Tags whose address begins with `slug`, with the number of things that the viewer sees under each."""
    candidates = {tag.pk: tag for tag in Tag.objects.filter(slug__startswith=slug, synonym_of=None)[:200]}
    if not candidates:
        return []
    counts: Counter[int] = Counter()
    for kind in kinds():
        field = next((field for field in kind.model._meta.many_to_many if field.related_model is Tag), None)
        if field is None:
            continue
        rows = kind.visible_to(viewer).order_by().filter(**{f"{field.name}__in": list(candidates)})
        for pk, count in rows.values_list(field.name).annotate(count=Count("pk", distinct=True)):
            if pk in candidates:
                counts[pk] += count
    ordered = sorted(counts.items(), key=lambda item: (-item[1], candidates[item[0]].name))
    return [(candidates[pk], count) for pk, count in ordered[:limit]]
