"""The consequence line: what followed from an act, and what is still owed and by whom.

Each ActivityType declares the words of its step; promises give what is kept, owed, late or withdrawn.
No app puts a line together by itself: `components/line.html` draws what this gives.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.activity.models import Activity, Promise
from portal.activity.types import ActivityType, StepKind
from portal.common.kinds import kind_of, kind_of_model
from portal.common.times import day
from portal.common.viewer import Viewer

LONGEST = 200  # steps read for one thing; the line shows the first and the last


@dataclass(frozen=True)
class Step:
    """One mark on the line. `headline` is subject and verb; `detail` says when, how, where."""

    kind: StepKind
    headline: Any
    detail: Any = ""
    url: str = ""
    big: Any = ""
    at: datetime | None = None
    # Other things that it names or leads to, each as (model, number): only for those who may see them all.
    about: tuple[tuple[str, int], ...] = ()


def steps(
    thing: models.Model, *, viewer: Viewer | None = None, now: datetime | None = None, is_shared: bool = False
) -> list[Step]:
    """The line of one thing, oldest first, what is owed last. Four queries however long it is.

    With a `viewer`, steps about things that they may not see are left out. Whoever keeps a line for several readers
    asks without a viewer for other things' sake: `steps(thing, viewer=viewer, is_shared=True)`, then `open_steps`.
    """
    return steps_of([thing], viewer=viewer, now=now, is_shared=is_shared)[thing.pk]


def steps_of(
    things: Sequence[models.Model], *, viewer: Viewer | None = None, now: datetime | None = None, is_shared: bool = False
) -> dict[Any, list[Step]]:
    """The lines of several things of one model, by their keys, for the price of one."""
    lines: dict[Any, list[Step]] = {thing.pk: [] for thing in things}
    if not things:
        return lines
    now = now or timezone.now()
    content_type = ContentType.objects.get_for_model(things[0])
    keys = list(lines)
    for key, happened in _activities(content_type, keys, viewer).items():
        lines[key] = _drawn(happened, content_type, key)
    for promise in (
        Promise.objects.filter(object_type=content_type, object_id__in=keys).select_related("owner").order_by("due_at")
    ):
        lines[promise.object_id].append(_step_of_promise(promise, now))
    for line in lines.values():
        # What has happened in its order, then what is owed, the nearest day first.
        line.sort(key=lambda step: (step.kind in (StepKind.OWED, StepKind.LATE), step.at))
    if viewer is None or is_shared:
        return lines
    hidden = _closed_to(viewer, [step for line in lines.values() for step in line])
    return {key: [step for step in line if hidden.isdisjoint(step.about)] for key, line in lines.items()}


def open_steps(line: list[Step], viewer: Viewer) -> list[Step]:
    """Of a line that is kept for several readers: without steps that name or lead to what this one may not see.

    No query for a line that speaks of one thing only.
    """
    hidden = _closed_to(viewer, line)
    return [step for step in line if hidden.isdisjoint(step.about)]


def _closed_to(viewer: Viewer, line: Iterable[Step]) -> set[tuple[str, int]]:
    """What these steps are about and the viewer may not see, or nobody any more. One query for each model."""
    about: dict[str, set[int]] = defaultdict(set)
    for step in line:
        for label, pk in step.about:
            about[label].add(pk)
    hidden = set()
    for label, pks in about.items():
        model = apps.get_model(label)
        kind = kind_of_model(model)
        rows = kind.visible_to(viewer) if kind is not None else model._default_manager.visible_to(viewer)
        seen = set(rows.filter(pk__in=pks).values_list("pk", flat=True))
        hidden |= {(label, pk) for pk in pks - seen}
    return hidden


def _activities(content_type: ContentType, keys: list[Any], viewer: Viewer | None) -> dict[Any, list[Activity]]:
    drawn = [name for name, kind in ActivityType.known.items() if (kind.step and kind.words) or kind.undoes]
    about = Q(object_type=content_type, object_id__in=keys) | Q(target_type=content_type, target_id__in=keys)
    found = list(
        Activity.objects.filter(about, type__in=drawn)
        .select_related("actor")
        .order_by("happened_at", "pk")[: LONGEST * len(keys)]
    )
    models.prefetch_related_objects(found, "object")
    hidden = _hidden_from(viewer, found) if viewer is not None else set()
    grouped: dict[Any, list[Activity]] = defaultdict(list)
    for activity in found:
        if activity.object is None or (activity.object_type_id, activity.object_id) in hidden:
            continue
        is_object = activity.object_type_id == content_type.pk and activity.object_id in keys
        grouped[activity.object_id if is_object else activity.target_id].append(activity)
    return grouped


def _hidden_from(viewer: Viewer, activities: Iterable[Activity]) -> set[tuple[int, int]]:
    by_model: dict[type[models.Model], dict[int, int]] = defaultdict(dict)
    for activity in activities:
        if activity.object is not None:
            by_model[type(activity.object)][activity.object_id] = activity.object_type_id
    hidden = set()
    for model, ids in by_model.items():
        kind = kind_of(model())
        if kind is not None:
            seen = set(kind.visible_to(viewer).filter(pk__in=list(ids)).values_list("pk", flat=True))
            hidden |= {(type_id, pk) for pk, type_id in ids.items() if pk not in seen}
    return hidden


def _about(activity: Activity, own_type: ContentType, own_pk: Any) -> tuple[tuple[str, int], ...]:
    """What an activity speaks of beside the thing whose line it stands on: things of its own kind, and `leads_to`.

    Posts and responses are parts of the thing: `_hidden_from` looks after them.
    """
    ends = ((activity.object_type_id, activity.object_id), (activity.target_type_id, activity.target_id))
    model = own_type.model_class()
    assert model is not None
    named = [(model._meta.label, int(pk)) for type_id, pk in ends if type_id == own_type.pk and pk and pk != own_pk]
    leads_to = activity.data.get("leads_to")
    return (*named, (str(leads_to[0]), int(leads_to[1]))) if leads_to else tuple(named)


def leading_to(thing: models.Model) -> dict[str, Any]:
    """For the `data` of an activity whose step leads to another thing: its address, and that whoever reads it must see that."""
    return {"url": thing.get_absolute_url(), "leads_to": [thing._meta.label, thing.pk]}  # type: ignore[attr-defined]


def _drawn(activities: list[Activity], content_type: ContentType, key: Any) -> list[Step]:
    """Steps in the order of what happened. What was taken back stays, struck through."""
    line: list[tuple[Activity, Step]] = []
    for activity in activities:
        kind = ActivityType.known[activity.type]
        if kind.undoes:
            for index in reversed(range(len(line))):
                before, step = line[index]
                is_same = (before.object_type_id, before.object_id) == (activity.object_type_id, activity.object_id)
                if before.type == kind.undoes and is_same and step.kind != StepKind.UNDONE:
                    line[index] = (before, replace(step, kind=StepKind.UNDONE))
                    break
        words = kind.words(activity) if kind.step and kind.words else None
        if words is not None:
            assert kind.step is not None
            headline, detail, *more = words
            about = _about(activity, content_type, key)
            line.append((activity, Step(kind.step, headline, detail, *more, at=activity.happened_at, about=about)))
    return [step for _activity, step in line]


def _step_of_promise(promise: Promise, now: datetime) -> Step:
    who = promise.owner.display_name if promise.owner else promise.owner_name
    if promise.kept_at:
        return Step(
            StepKind.KEPT, promise.what, _("%(who)s, %(day)s") % {"who": who, "day": day(promise.kept_at)}, at=promise.kept_at
        )
    if promise.withdrawn_at:
        return Step(StepKind.UNDONE, promise.what, promise.withdrawn_reason, at=promise.withdrawn_at)
    if promise.due_at < now:
        detail = _("%(who)s owed it by %(day)s") % {"who": who, "day": day(promise.due_at)}
        return Step(StepKind.LATE, promise.what, detail, at=promise.due_at)
    return Step(
        StepKind.OWED,
        promise.what,
        _("%(who)s owes it by %(day)s") % {"who": who, "day": day(promise.due_at)},
        at=promise.due_at,
    )
