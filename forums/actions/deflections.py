"""Saying that something solved a question before it was posted, and taking that back."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from forums.activities import DEFLECTION_CONFIRMED, DEFLECTION_WITHDRAWN
from forums.limits import SOLVED
from forums.models import Deflection, Topic
from forums.permissions import can_confirm_deflection
from portal.activity.record import record
from portal.common.kinds import kind_named
from portal.common.permissions import require
from portal.members.models import Member
from portal.writing.entry import admit_act

AGAIN_AFTER = timedelta(days=1)  # the same thing solves the same member's problem once a day at most


class AlreadyConfirmed(Exception):
    """This draft, or this thing today, was counted for the member already."""


@transaction.atomic
def confirm_deflection(
    *, kind: str, object_id: int, by: Member, title: str, draft: str, now: datetime | None = None
) -> Deflection:
    """What a member was shown while asking has solved it: counted once for each draft, and nothing is posted.

    Raises AlreadyConfirmed.
    """
    now = now or timezone.now()
    thing = kind_named(kind).visible_to(by).filter(pk=object_id).first()
    require(can_confirm_deflection(by, kind, thing, now))
    assert thing is not None
    admit_act(SOLVED, by=by)
    # Two clicks at once wait here for one another.
    topic = Topic.objects.lock(thing.pk) if isinstance(thing, Topic) else None
    Member.objects.select_for_update(no_key=True).get(pk=by.pk)
    mine = Deflection.objects.filter(member=by)
    if mine.filter(kind=kind, object_id=object_id, confirmed_at__gt=now - AGAIN_AFTER).exists():
        raise AlreadyConfirmed
    if mine.filter(draft=draft).exists():
        raise AlreadyConfirmed
    deflection = Deflection.objects.create(
        member=by, kind=kind, object_id=object_id, title=" ".join(title.split())[:200], draft=draft[:32], confirmed_at=now
    )
    if topic is not None:
        topic.deflected_count += 1
        topic.save(update_fields=["deflected_count"])
    record(DEFLECTION_CONFIRMED, actor=by, object=thing, happened_at=now)
    return deflection


@transaction.atomic
def withdraw_deflection(*, deflection: Deflection, by: Member, now: datetime | None = None) -> None:
    """It did not solve it after all: as if it had never been said."""
    now = now or timezone.now()
    mine = Deflection.objects.select_for_update().filter(pk=deflection.pk, member=by).first()
    if mine is None:
        return
    thing = kind_named(mine.kind).model._default_manager.filter(pk=mine.object_id).first()
    mine.delete()
    if isinstance(thing, Topic):
        Topic.objects.filter(pk=thing.pk).update(deflected_count=F("deflected_count") - 1)
    if thing is not None:
        record(DEFLECTION_WITHDRAWN, actor=by, object=thing, happened_at=now)
