"""The only writers of sanctions."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.activity.record import record
from portal.common.kinds import ContentKind, Moderatable, kinds_with
from portal.common.permissions import require
from portal.members.models import FOR_GOOD, Member
from portal.moderation.activities import CONTENT_REMOVED, MEMBER_SUSPENDED, REMOVAL_UNDONE, SUSPENSION_LIFTED
from portal.moderation.decidable import AlreadyUndone
from portal.moderation.decisions import hide_all, undo_all
from portal.moderation.models import Sanction
from portal.moderation.permissions import can_sanction, can_undo, can_undo_removal
from portal.moderation.reach import written_within_reach


class NotSuspended(Exception):
    """There is no suspension to lift."""


class InThePast(ValueError):
    """A suspension ends later than now."""


@transaction.atomic
def suspend_member(
    *, member: Member, by: Member, reason: str, until: datetime | None = None, now: datetime | None = None
) -> Sanction:
    """A moderator takes a member's right to write, until a day or for good. They can read, and are told why."""
    now = now or timezone.now()
    member = Member.objects.lock(member.pk)
    require(can_sanction(by, member))
    if until is not None and until <= now:
        raise InThePast
    _close_suspensions(member, by, now)
    sanction = Sanction.objects.create(member=member, kind=Sanction.Kind.SUSPENSION, reason=reason, by=by, at=now, until=until)
    member.suspended_until, member.suspended_reason = until or FOR_GOOD, reason
    member.save(update_fields=["suspended_until", "suspended_reason"])
    record(MEMBER_SUSPENDED, actor=by, object=member, target=sanction)
    return sanction


@transaction.atomic
def lift_suspension(*, member: Member, by: Member, now: datetime | None = None) -> None:
    """A moderator gives the right to write back before its day."""
    now = now or timezone.now()
    require(can_undo(by))
    member = Member.objects.lock(member.pk)
    if not member.is_suspended(now):
        raise NotSuspended
    _close_suspensions(member, by, now)
    member.suspended_until, member.suspended_reason = None, ""
    member.save(update_fields=["suspended_until", "suspended_reason"])
    record(SUSPENSION_LIFTED, actor=by, object=member)


@transaction.atomic
def remove_all_by(*, member: Member, by: Member, reason: str, now: datetime | None = None) -> Sanction:
    """A moderator hides all that a member wrote, of every kind, as far as they may read it themselves. The rows stay, and undo
    brings back exactly these. What stands in private places goes too where whoever does it may open private content.
    Each thing is a decision of its own, under this sanction."""
    now = now or timezone.now()
    member = Member.objects.lock(member.pk)
    require(can_sanction(by, member))
    sanction = Sanction.objects.create(member=member, kind=Sanction.Kind.REMOVAL, reason=reason, by=by, at=now)
    things = [thing for kind in removable_kinds() for thing in written_within_reach(kind, member, by)]
    count = hide_all(things=things, by=by, sanction=sanction, now=now)
    record(CONTENT_REMOVED, actor=by, object=member, target=sanction, data={"count": count})
    return sanction


@transaction.atomic
def undo_removal(*, sanction: Sanction, by: Member, now: datetime | None = None) -> int:
    """Bring back what a removal hid, and nothing that was hidden before or since. Gives how many."""
    now = now or timezone.now()
    sanction = Sanction.objects.select_for_update(of=("self",)).select_related("member").get(pk=sanction.pk)
    require(can_undo_removal(by, sanction))
    if sanction.undone_at is not None or sanction.kind != Sanction.Kind.REMOVAL:
        raise AlreadyUndone(_("Somebody else has undone this a moment ago."))
    sanction.undone_at, sanction.undone_by = now, by
    sanction.save(update_fields=["undone_at", "undone_by"])
    count = undo_all(sanction=sanction, by=by, now=now)
    record(REMOVAL_UNDONE, actor=by, object=sanction.member, target=sanction, data={"count": count})
    return count


def removable_kinds() -> list[ContentKind]:
    """Kinds that can be hidden all at once, and shown again."""
    return [kind for kind, _how in kinds_with(Moderatable)]


def _close_suspensions(member: Member, by: Member, now: datetime) -> None:
    member.sanctions.filter(kind=Sanction.Kind.SUSPENSION, undone_at=None).update(undone_at=now, undone_by=by)
