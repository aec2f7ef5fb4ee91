"""Accounts in the review queue: new ones whose address is almost that of a suspended member."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.activity.record import record
from portal.common.permissions import require
from portal.common.string_similarity import edits
from portal.members.models import Member
from portal.moderation.activities import ACCOUNT_CLEARED
from portal.moderation.models import AccountCheck
from portal.moderation.permissions import can_undo

# Of short names many differ by a letter or two, and belong to different people.
SHORTEST, LONG = 6, 9
MOST_COMPARED = 2_000  # suspended members with addresses of the same domain, the latest
MOST_LISTED = 100


class AlreadyCleared(Exception):
    """Somebody else has looked at it."""


@dataclass(frozen=True)
class AccountCase:
    """An account in the queue: whose, since when, and why it stands there."""

    member: Member
    since: datetime
    why: str

    @property
    def url(self) -> str:
        return reverse("moderation_member", args=[self.member.pk])


def address_key(address: str) -> tuple[str, str]:
    """An address without what mail providers ignore: the name before the @ without dots and without what follows +, and the domain."""
    name, _at, domain = address.lower().rpartition("@")
    return name.partition("+")[0].replace(".", ""), domain


def resembles(one: str, other: str) -> bool:
    """Are two addresses of one domain the same but for a letter, or two of a long one? (Discourse compares by two letters, features.md §1.8.)"""
    (mine, domain), (theirs, their_domain) = address_key(one), address_key(other)
    if domain != their_domain or min(len(mine), len(theirs)) < SHORTEST:
        return False
    most = 2 if min(len(mine), len(theirs)) >= LONG else 1
    return edits(mine, theirs, most) <= most


def check_account(*, member: Member, now: datetime | None = None) -> AccountCheck | None:
    """Look whether a new member's address resembles that of a suspended one. Safe to run twice."""
    now = now or timezone.now()
    if not member.email or member.is_suspended(now):
        return None
    domain = member.email.rpartition("@")[2]
    suspended = (
        Member.objects.filter(suspended_until__gt=now, email__iendswith=f"@{domain}").exclude(pk=member.pk).order_by("-pk")
    )
    for other in suspended.only("pk", "email")[:MOST_COMPARED]:
        if resembles(member.email, other.email or ""):
            return AccountCheck.objects.get_or_create(member=member, defaults={"resembles": other, "at": now})[0]
    return None


@transaction.atomic
def clear_account(*, member: Member, by: Member, now: datetime | None = None) -> None:
    """A moderator has looked: it is somebody else. Raises AlreadyCleared."""
    require(can_undo(by))
    check = AccountCheck.objects.select_for_update().filter(member=member, cleared_at=None).first()
    if check is None:
        raise AlreadyCleared
    check.cleared_at, check.cleared_by = now or timezone.now(), by
    check.save(update_fields=["cleared_at", "cleared_by"])
    record(ACCOUNT_CLEARED, actor=by, object=member)


def open_check(member: Member) -> AccountCheck | None:
    """Why a moderator should look at the account, where nobody has."""
    return AccountCheck.objects.filter(member=member, cleared_at=None).select_related("resembles").first()


def suspected_accounts(now: datetime) -> QuerySet[AccountCheck]:
    """What nobody has looked at, of accounts that can still do something."""
    return AccountCheck.objects.filter(cleared_at=None, member__erased_at=None).exclude(member__suspended_until__gt=now)


def account_cases(viewer: Any, now: datetime | None = None) -> list[AccountCase] | None:
    """The accounts of the queue, the longest there first; None for those who do not look after members. One query.

    Members who wait to be let in have a list of their own, and stand here only where something speaks against them.
    """
    if not viewer.has_perm("members.view_member"):
        return None
    return [
        AccountCase(
            check.member,
            check.at,
            _("Address like that of %(name)s, who is suspended") % {"name": check.resembles.display_name},
        )
        for check in suspected_accounts(now or timezone.now())
        .select_related("member", "resembles")
        .order_by("at", "pk")[:MOST_LISTED]
    ]
