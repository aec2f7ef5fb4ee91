"""Writing to the activity log. The one function that every action ends with."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.utils import timezone

from portal.activity.models import Activity, PendingReaction
from portal.activity.pending import run_pending_reactions
from portal.activity.table import reaction_table, reactions_to, stored_names
from portal.activity.types import ActivityType, Reaction

if TYPE_CHECKING:
    from portal.members.models import Member


class NotInTransaction(RuntimeError):
    """An activity was recorded outside the transaction that stores what it speaks of."""


def record(
    activity_type: ActivityType,
    *,
    actor: Member | None,
    object: models.Model,
    target: models.Model | None = None,
    data: dict[str, Any] | None = None,
    happened_at: datetime | None = None,
) -> Activity:
    """Write down what a member did, and queue what follows. Call it inside the transaction that did it."""
    if not transaction.get_connection().in_atomic_block:
        raise NotInTransaction(f"{activity_type.name} must be recorded in the transaction that stores it")
    activity = note(activity_type, actor=actor, object=object, target=target, data=data, happened_at=happened_at)
    activity.save(force_insert=True)
    reactions = reactions_to(activity_type)
    if reversed_names := reactions.reversed_names:
        _drop_pending(reversed_names, activity)
    for react in reactions.in_transaction:
        if not (react.is_only_now and _in_the_past.get()):
            react(activity)
    if _in_the_past.get():
        return activity
    queue_reactions(activity, *reactions.afterwards)
    return activity


def note(
    activity_type: ActivityType,
    *,
    actor: Member | None,
    object: models.Model,
    target: models.Model | None = None,
    data: dict[str, Any] | None = None,
    happened_at: datetime | None = None,
) -> Activity:
    """The line about an act, not stored yet."""
    return Activity(
        type=activity_type.name,
        verb=activity_type.verb,
        actor=actor,
        object=object,
        target=target,
        data=data or {},
        happened_at=happened_at or timezone.now(),
    )


def queue_reactions(activity: Activity, *reactions: Reaction) -> None:
    """These reactions are pending for an activity, each after its delay, counted from when it happened.

    A reaction may queue another in its own transaction, as `notify` does: e-mails follow only where there are recipients.
    """
    now = timezone.now()
    rows = [
        PendingReaction(
            activity=activity,
            reaction=each.name,
            is_outside=each.is_outside,
            not_before=max(now, activity.happened_at + each.delay()) if each.delay else now,
            created_at=now,
        )
        for each in reactions
    ]
    if rows:
        PendingReaction.objects.bulk_create(rows, ignore_conflicts=True)
    # The worker is called for what is due; what is delayed it finds by its time.
    if any(row.not_before <= now for row in rows):
        run_pending_reactions.enqueue(activity.pk)


def _drop_pending(names: list[str], activity: Activity) -> None:
    """What is pending of these reactions about the same object will not happen: it has been taken back.

    One that a worker has in hand is left to it: waiting for its lock could be a deadlock. Such a reaction asks by
    itself, under the lock of its object, whether it is still wanted.
    """
    stored = [stored for name in names for stored in stored_names(name)]
    about = PendingReaction.objects.select_for_update(skip_locked=True, of=("self",)).filter(
        reaction__in=stored,
        activity__object_type_id=activity.object_type_id,
        activity__object_id=activity.object_id,
        leased_by="",
    )
    if keys := list(about.values_list("pk", flat=True)):
        PendingReaction.objects.filter(pk__in=keys).delete()


_in_the_past: ContextVar[bool] = ContextVar("in_the_past", default=False)


def is_in_the_past() -> bool:
    """Whether what happens now is recorded as something of the past."""
    return _in_the_past.get()


@contextmanager
def suppress_reactions() -> Iterator[None]:
    """Acts within are those of days gone by: they are stored and recorded, and nobody is told and no reaction is queued.

    For the demo community, which goes through the real actions. Whoever uses it brings search up to date.
    """
    token = _in_the_past.set(True)
    try:
        yield
    finally:
        _in_the_past.reset(token)


def record_without_reactions(rows: list[Activity]) -> None:
    """Write many acts of days gone by down at once, within `suppress_reactions`: those whose own transaction does nothing more."""
    if not _in_the_past.get():
        raise RuntimeError("what happens now is written down by record()")
    for name in {row.type for row in rows}:
        asked = next(reactions for kind, reactions in reaction_table().items() if kind.name == name)
        if not all(each.is_only_now for each in asked.in_transaction):
            raise RuntimeError(f"{name} has reactions in its transaction: write it down by record()")
    Activity.objects.bulk_create(rows, batch_size=500)


def record_past(rows: list[Activity]) -> None:
    """Write down what happened elsewhere, in bulk. Nothing follows: nobody is mailed about 2014."""
    for row in rows:
        row.is_imported = True
    Activity.objects.bulk_create(rows, batch_size=500)
