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
    leads_to: tuple[str, int] | None = None  # what its address is of


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
    led_to = _led_to(lines)
    for promise in _promises(content_type, keys, led_to):
        if promise.object_type_id == content_type.pk and promise.object_id in lines:
            lines[promise.object_id].append(_step_of_promise(promise, now))
        # What is owed about a thing is told as it stands there, wherever a line leads to it: one promise, one telling.
        for key, step in led_to.get((promise.object_type_id, promise.object_id), ()):
            owed = _step_of_promise(promise, now)
            lines[key].append(replace(owed, url=step.url, about=step.about))
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
            to = activity.data.get("leads_to")
            leads_to = (str(to[0]), int(to[1])) if to else None
            at = activity.happened_at
            line.append((activity, Step(kind.step, headline, detail, *more, at=at, about=about, leads_to=leads_to)))
    return [step for _activity, step in line]


def _led_to(lines: dict[Any, list[Step]]) -> dict[tuple[int, int], list[tuple[Any, Step]]]:
    """By content type and number, the things that steps lead to: whose line, and which step."""
    found: dict[tuple[int, int], list[tuple[Any, Step]]] = defaultdict(list)
    for key, line in lines.items():
        for step in line:
            if step.leads_to is not None and step.kind != StepKind.UNDONE:
                model, number = step.leads_to
                type_id = ContentType.objects.get_for_model(apps.get_model(model)).pk
                if all(other.leads_to != step.leads_to for _key, other in found[type_id, number] if _key == key):
                    found[type_id, number].append((key, step))
    return found


def _promises(
    content_type: ContentType, keys: list[Any], led_to: dict[tuple[int, int], list[tuple[Any, Step]]]
) -> models.QuerySet[Promise]:
    """Promises about these things, and what is still owed about those that their lines lead to. One query."""
    wanted = Q(object_type=content_type, object_id__in=keys)
    still_open = Q(kept_at=None, withdrawn_at=None)
    for type_id, number in led_to:
        wanted |= Q(object_type=type_id, object_id=number) & still_open
    return Promise.objects.filter(wanted).select_related("owner").order_by("due_at")


def owed_in_words(who: str, due_at: datetime, now: datetime) -> str:
    """The one way in which a promise is told: a person and a day."""
    words = {"who": who, "day": day(due_at, now)}
    return (_("%(who)s owed it by %(day)s") if due_at < now else _("%(who)s owes it by %(day)s")) % words


def _step_of_promise(promise: Promise, now: datetime) -> Step:
    who = promise.owner.display_name if promise.owner else promise.owner_name
    if promise.kept_at:
        return Step(
            StepKind.KEPT, promise.what, _("%(who)s, %(day)s") % {"who": who, "day": day(promise.kept_at)}, at=promise.kept_at
        )
    if promise.withdrawn_at:
        return Step(StepKind.UNDONE, promise.what, promise.withdrawn_reason, at=promise.withdrawn_at)
    kind = StepKind.LATE if promise.due_at < now else StepKind.OWED
    return Step(kind, promise.what, owed_in_words(who, promise.due_at, now), at=promise.due_at)
