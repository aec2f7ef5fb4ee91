"""Gaining and losing trust levels."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from portal.activity.record import record
from portal.members.activities import TRUST_GAINED, TRUST_LOST
from portal.members.models import Member
from portal.members.trust import MANUAL, levels_of

# A level that was gained is kept so long, whatever happens: a week of holidays takes nothing away.
HOLD = timedelta(days=14)
_BATCH = 500


@transaction.atomic
def refresh_trust(*, member: Member, now: datetime | None = None) -> int:
    """Give the level that a member has earned, at once. Gains count at once; losses wait for the nightly job."""
    now = now or timezone.now()
    member = Member.objects.select_for_update(no_key=True).get(pk=member.pk)
    earned = levels_of([member], now)[member.pk]
    if earned > member.trust_level:
        _set(member, earned, now)
    return member.trust_level


def refresh_trust_of(member_ids: set[int | None]) -> None:
    """As `refresh_trust`, for a few members by their numbers."""
    for member in Member.objects.present().filter(pk__in=[pk for pk in member_ids if pk], is_imported=False).order_by("pk"):
        refresh_trust(member=member)


def refresh_all_trust(*, now: datetime | None = None) -> tuple[int, int]:
    """The nightly job: levels of all members who can sign in, gained and lost. Gives how many of each."""
    now = now or timezone.now()
    gained = lost = last = 0
    while True:
        members = list(Member.objects.get_queryset().able_to_sign_in().filter(pk__gt=last).order_by("pk")[:_BATCH])
        if not members:
            return gained, lost
        last = members[-1].pk
        earned = levels_of(members, now)
        for member in members:
            level = earned[member.pk]
            held_long = member.trust_changed_at is None or member.trust_changed_at < now - HOLD
            if level > member.trust_level or (level < member.trust_level and held_long):
                with transaction.atomic():
                    row = Member.objects.select_for_update(no_key=True).get(pk=member.pk)
                    if row.trust_level == member.trust_level:  # nobody changed it meanwhile
                        gained, lost = gained + (level > row.trust_level), lost + (level < row.trust_level)
                        _set(row, level, now)


def set_trust_by_hand(*, member: Member, is_given: bool, now: datetime) -> None:
    """Level 4, or the level that the member has earned without it. Part of an act that has asked who may, and says why."""
    if is_given:
        return _set(member, MANUAL, now)
    held = member.trust_level
    member.trust_level = 0
    earned = levels_of([member], now)[member.pk]
    member.trust_level = held
    return _set(member, min(earned, MANUAL - 1), now)


def _set(member: Member, level: int, now: datetime) -> None:
    old = member.trust_level
    member.trust_level, member.trust_changed_at = level, now
    member.save(update_fields=["trust_level", "trust_changed_at"])
    record(
        TRUST_GAINED if level > old else TRUST_LOST, actor=None, object=member, data={"from": old, "to": level}, happened_at=now
    )
