"""Why a line came: what its reader has to do with the thing, or what they follow that it stands in. Asked when it is read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _

from portal.activity.notices import notice_kind
from portal.common.kinds import Followable, Notifiable, kind_of, whole_of
from portal.members.models import Member
from portal.notifications.models import Follow, Notification


def ties_of(rows: Sequence[Notification], member: Member) -> dict[int, str]:
    """For lines whose kind comes of a tie, by their numbers: "you voted for this", "you follow Gasket". Few queries for any number.

    A line that came of a follow which is taken back has none: its kind says then what was true when it came.
    """
    wholes = {row.pk: whole_of(row.subject) for row in rows if row.subject is not None and notice_kind(row.kind).is_by_tie}
    by_place = {row.pk for row in rows if notice_kind(row.kind).is_by_place}
    own = _own_ties((whole for pk, whole in wholes.items() if pk not in by_place), member)
    places = {pk: _places(whole)[pk in by_place :] for pk, whole in wholes.items()}
    followed = _followed(places.values(), member)
    found = {}
    for pk, whole in wholes.items():
        if pk not in by_place and _key(whole) in own:
            found[pk] = own[_key(whole)]
        elif (place := next((place for place in places[pk] if _key(place) in followed), None)) is not None:
            found[pk] = _("you follow this") if place is whole else _("you follow %(name)s") % {"name": _name(place)}
    return found


def _own_ties(wholes: Iterable[Any], member: Member) -> dict[tuple[type, int], str]:
    by_model: dict[type, dict[int, Any]] = {}
    for whole in wholes:
        by_model.setdefault(type(whole), {})[whole.pk] = whole
    found: dict[tuple[type, int], str] = {}
    for model, things in by_model.items():
        kind = kind_of(next(iter(things.values())))
        ties = kind.get(Notifiable).ties(list(things.values()), member) if kind is not None and kind.has(Notifiable) else {}
        found |= {(model, pk): tie for pk, tie in ties.items()}
    return found


def _places(whole: Any) -> list[models.Model]:
    """The thing, what it stands in, and who wrote it: each can be followed."""
    kind = kind_of(whole)
    around = kind.get(Followable).places(whole) if kind is not None and kind.has(Followable) else ()
    return [place for place in (whole, *around, getattr(whole, "author", None)) if place is not None]


def _followed(places: Iterable[list[models.Model]], member: Member) -> set[tuple[type, int]]:
    """Of all these places, those that the member follows. At most one query."""
    numbers: dict[type[models.Model], set[int]] = {}
    for place in (place for of_line in places for place in of_line):
        numbers.setdefault(type(place), set()).add(place.pk)
    if not numbers:
        return set()
    types = {ContentType.objects.get_for_model(model).pk: model for model in numbers}
    wanted = Q(pk__in=[])
    for type_id, model in types.items():
        wanted |= Q(object_type_id=type_id, object_id__in=numbers[model])
    rows = Follow.objects.filter(wanted, member=member, is_muted=False).values_list("object_type_id", "object_id")
    return {(types[type_id], pk) for type_id, pk in rows}


def _key(thing: Any) -> tuple[type, int]:
    return type(thing), thing.pk


def _name(place: models.Model) -> str:
    kind = kind_of(place)
    return str(kind.title(place)) if kind is not None else str(place)
