"""Trust level 4, which is given and taken by hand, each with a reason that stands in the moderation log."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from portal.activity.record import record
from portal.common.permissions import require
from portal.members.actions.trust import set_trust_by_hand
from portal.members.models import Member
from portal.members.trust import MANUAL
from portal.moderation.activities import TRUST_GIVEN, TRUST_TAKEN
from portal.moderation.models import TrustGrant
from portal.moderation.permissions import can_change_trust


class AlreadySo(Exception):
    """Somebody else did it a moment ago."""


@transaction.atomic
def give_trust(*, member: Member, by: Member, reason: str, now: datetime | None = None) -> TrustGrant:
    """Somebody who looks after members gives a member trust level 4. It is kept until it is taken away. Raises AlreadySo."""
    now = now or timezone.now()
    member = Member.objects.lock(member.pk)
    require(can_change_trust(by, member))
    if member.trust_level >= MANUAL:
        raise AlreadySo
    member.trust_grants.filter(taken_at=None).update(taken_at=now, taken_by=by, taken_reason=reason)  # taken in a shell
    grant = TrustGrant.objects.create(member=member, by=by, at=now, reason=reason)
    set_trust_by_hand(member=member, is_given=True, now=now)
    record(TRUST_GIVEN, actor=by, object=member, target=grant, happened_at=now)
    return grant


@transaction.atomic
def take_trust(*, member: Member, by: Member, reason: str, now: datetime | None = None) -> TrustGrant:
    """Take trust level 4 away: the member has the level again that they earned. Raises AlreadySo."""
    now = now or timezone.now()
    member = Member.objects.lock(member.pk)
    require(can_change_trust(by, member))
    if member.trust_level < MANUAL:
        raise AlreadySo
    grant = member.trust_grants.select_for_update(of=("self",)).filter(taken_at=None).first()
    if grant is None:  # it was given in a shell, or by an import, before grants were on record
        grant = TrustGrant(member=member, by=by, at=now, reason=reason)
    grant.taken_at, grant.taken_by, grant.taken_reason = now, by, reason
    grant.save()
    set_trust_by_hand(member=member, is_given=False, now=now)
    record(TRUST_TAKEN, actor=by, object=member, target=grant, happened_at=now)
    return grant
