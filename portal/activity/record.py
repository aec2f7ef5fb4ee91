"""Writing to the activity log. The one function that every action ends with."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.module_loading import import_string

from portal.activity.models import Activity, PendingReaction
from portal.activity.tasks import run_pending_reactions
from portal.activity.types import ActivityType, Reactions

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
    """Write down what a member did, and owe what follows. Call it inside the transaction that did it."""
    if not transaction.get_connection().in_atomic_block:
        raise NotInTransaction(f"{activity_type.name} must be recorded in the transaction that stores it")
    activity = Activity.objects.create(
        type=activity_type.name,
        verb=activity_type.verb,
        actor=actor,
        object=object,
        target=target,
        data=data or {},
        happened_at=happened_at or timezone.now(),
    )
    reactions = reactions_to(activity_type)
    for react in reactions.in_transaction:
        react(activity)
    if _in_the_past.get():
        return activity
    owed = [(react, False) for react in reactions.afterwards] + [(react, True) for react in reactions.outside]
    if owed:
        PendingReaction.objects.bulk_create(
            PendingReaction(activity=activity, reaction=path_of(react), is_outside=is_outside) for react, is_outside in owed
        )
        run_pending_reactions.enqueue(activity.pk)
    return activity


_in_the_past: ContextVar[bool] = ContextVar("in_the_past", default=False)


@contextmanager
def in_the_past() -> Iterator[None]:
    """Acts within are those of days gone by: they are stored and recorded, and nobody is told or owes anything.

    For the demo community, which goes through the real actions. Whoever uses it brings search up to date.
    """
    token = _in_the_past.set(True)
    try:
        yield
    finally:
        _in_the_past.reset(token)


def record_past(rows: list[Activity]) -> None:
    """Write down what happened elsewhere, in bulk. Nothing follows: nobody is mailed about 2014."""
    for row in rows:
        row.is_imported = True
    Activity.objects.bulk_create(rows, batch_size=500)


def reactions_to(activity_type: ActivityType) -> Reactions:
    """What follows this type of activity; KeyError for a type without a row (a system check finds it first)."""
    return reaction_table()[activity_type]


def path_of(react: Any) -> str:
    return f"{react.__module__}.{react.__qualname__}"


@cache
def reaction_table() -> dict[ActivityType, Reactions]:
    return import_string(settings.ACTIVITY_REACTIONS)
