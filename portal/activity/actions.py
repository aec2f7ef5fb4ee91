"""Promises: who owes what to whom, by when. The only writers of `Promise`."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.utils import timezone

from portal.activity.activities import PROMISE_DELAYED, PROMISE_KEPT, PROMISE_MADE, PROMISE_WITHDRAWN
from portal.activity.models import Promise
from portal.activity.record import record

if TYPE_CHECKING:
    from portal.members.models import Member


class AlreadyPromised(Exception):
    """The same kind of promise about the same thing is open already."""


class NotOpen(Exception):
    """The promise has been kept or withdrawn already."""


@transaction.atomic
def make_promise(
    *,
    about: models.Model,
    kind: str,
    what: str,
    due_at: datetime,
    owner: Member | None = None,
    owner_name: str = "",
    to: Member | None = None,
    by: Member | None = None,
    now: datetime | None = None,
) -> Promise:
    """Somebody owes something about a thing, by a day. `by` is who made it so; none: a rule of the site."""
    if owner is None and not owner_name:
        raise ValueError("A promise names who owes it: give owner or owner_name")
    now = now or timezone.now()
    made, is_new = Promise.objects.get_or_create(
        object_type=ContentType.objects.get_for_model(about),
        object_id=about.pk,
        kind=kind,
        kept_at=None,
        withdrawn_at=None,
        defaults={"what": what, "due_at": due_at, "owner": owner, "owner_name": owner_name, "to": to, "made_at": now},
    )
    if not is_new:
        raise AlreadyPromised
    record(PROMISE_MADE, actor=by, object=made, target=about, data={"due_at": due_at.isoformat()}, happened_at=now)
    return made


@transaction.atomic
def keep_promise(*, promise: Promise, by: Member | None = None, now: datetime | None = None) -> Promise:
    """What was promised is done."""
    now = now or timezone.now()
    promise = _locked(promise)
    promise.kept_at = now
    promise.save(update_fields=["kept_at"])
    record(PROMISE_KEPT, actor=by, object=promise, target=promise.object, happened_at=now)
    return promise


@transaction.atomic
def assign_promise(*, promise: Promise, owner: Member | None) -> Promise:
    """Somebody else owes it from now on; nobody: the team that is named. The act that made it so is recorded by its app."""
    promise = _locked(promise)
    if owner is not None or promise.owner_name:
        promise.owner = owner
        promise.save(update_fields=["owner"])
    return promise


@transaction.atomic
def withdraw_promise(*, promise: Promise, reason: str, by: Member | None = None, now: datetime | None = None) -> Promise:
    """It will not be done, and this is why."""
    if not reason.strip():
        raise ValueError("A withdrawn promise has a reason")
    now = now or timezone.now()
    promise = _locked(promise)
    promise.withdrawn_at, promise.withdrawn_reason = now, reason.strip()[:300]
    promise.save(update_fields=["withdrawn_at", "withdrawn_reason"])
    record(PROMISE_WITHDRAWN, actor=by, object=promise, target=promise.object, data={"reason": reason}, happened_at=now)
    return promise


def mark_late(now: datetime | None = None) -> int:
    """Every open promise whose day has passed says so once; returns how many were found late."""
    now = now or timezone.now()
    count = 0
    for pk in list(Promise.objects.open().filter(due_at__lt=now, late_at=None).values_list("pk", flat=True)):
        with transaction.atomic():
            # Kept or found late by another worker meanwhile: nothing to do.
            if Promise.objects.open().filter(pk=pk, late_at=None).update(late_at=now):
                promise = Promise.objects.get(pk=pk)
                record(PROMISE_DELAYED, actor=None, object=promise, target=promise.object, happened_at=now)
                count += 1
    return count


def _locked(promise: Promise) -> Promise:
    promise = Promise.objects.select_for_update().get(pk=promise.pk)
    if promise.kept_at or promise.withdrawn_at:
        raise NotOpen
    return promise
