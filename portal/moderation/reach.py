"""How far moderation reaches: what its reader may see, and what stands where they may not read.

Whoever moderates sees what `visible_to(viewer)` shows them. What stands in private places is opened only with the permission
`moderation.open_private_content`, which administrators hold and can give to others; each such reading is recorded.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, OuterRef, Q

from portal.common.kinds import ContentKind, Moderatable, kind_of_model, kinds_with
from portal.common.viewer import Viewer
from portal.members.models import Member
from portal.moderation.models import Decision, Sanction

OPEN = "moderation.open_private_content"


def may_open_private(member: Viewer) -> bool:
    """Holds the permission to open private content. Superusers do, by Django's rule."""
    return bool(member.is_authenticated and member.has_perm(OPEN))


def is_within_reach(viewer: Viewer, kind: ContentKind, thing: Any) -> bool:
    """May the viewer read the place where it stands?"""
    return bool(kind.get(Moderatable).reached_by(viewer).filter(pk=thing.pk).exists())


def about_things_within_reach(viewer: Viewer) -> Q:
    """Of rows that point at things by type and number (flags, decisions), those whose thing the viewer may see.

    Asked for each row by its number: a list of all that somebody may see would be as long as the site is large.
    """
    found = Q(pk__in=[])
    for kind, moderation in kinds_with(Moderatable):
        things = moderation.reached_by(viewer).order_by().filter(pk=OuterRef("object_id"))
        found |= Q(Exists(things), object_type=ContentType.objects.get_for_model(kind.model))
    return found


def written_within_reach(kind: ContentKind, member: Member, by: Viewer) -> Any:
    """What a member wrote of this kind and nobody has hidden, as far as whoever moderates may touch it."""
    moderation = kind.get(Moderatable)
    written = moderation.written_by(member)
    return written if may_open_private(by) else written.filter(pk__in=moderation.reached_by(by).order_by().values("pk"))


def sanctions_out_of_reach(sanctions: Iterable[Sanction], viewer: Viewer) -> set[int]:
    """Removals that hid something where the viewer may not read. One query, and two for each kind that was removed."""
    numbers = [sanction.pk for sanction in sanctions]
    if not numbers or may_open_private(viewer):
        return set()
    removed: dict[int, dict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
    rows = Decision.objects.standing().filter(sanction__in=numbers)
    for type_id, thing, sanction in rows.values_list("object_type_id", "object_id", "sanction_id"):
        removed[type_id][thing].add(sanction)
    beyond: set[int] = set()
    for type_id, things in removed.items():
        kind = kind_of_model(ContentType.objects.get_for_id(type_id).model_class())
        if kind is None or not kind.has(Moderatable):
            continue
        there = set(kind.model._base_manager.filter(pk__in=list(things)).values_list("pk", flat=True))
        reached = set(kind.get(Moderatable).reached_by(viewer).filter(pk__in=list(things)).values_list("pk", flat=True))
        for thing in there - reached:
            beyond |= things[thing]
    return beyond
