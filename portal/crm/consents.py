"""What a member agreed to: the purposes, the version of the text, and who may be shared about right now."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.crm import sharing
from portal.members.models import Consent

# The text of the question and of the page. Who agreed to an older one agreed to that one: a new text is a new version.
TEXT_VERSION = "crm-1"

LINK, MARKETING, RANK = "link_crm", "marketing_use", "public_rank"
PURPOSES = {
    LINK: _("Link my customer record with this account"),
    MARKETING: _("Contact me because of what I do here"),
    RANK: _("Show my name in rankings that anybody can see"),
}


def granted(member_id: int) -> dict[str, Consent]:
    """The consents of a member that hold, by purpose."""
    rows = Consent.objects.filter(member_id=member_id, withdrawn_at=None, purpose__in=all_purposes()).order_by("pk")
    return {row.purpose: row for row in rows}


def all_purposes() -> list[str]:
    return [*PURPOSES, *(each.purpose for each in sharing.categories())]


def categories_of(member_ids: Iterable[int]) -> dict[int, set[str]]:
    """Which categories of each member are shared now: none of somebody who has not agreed to the link itself."""
    names = {each.purpose: each.name for each in sharing.categories()}
    rows = Consent.objects.filter(member_id__in=list(member_ids), withdrawn_at=None, purpose__in=[LINK, *names])
    held: dict[int, set[str]] = {}
    for member, purpose in rows.values_list("member_id", "purpose"):
        held.setdefault(member, set()).add(purpose)
    return {member: {names[each] for each in purposes - {LINK}} for member, purposes in held.items() if LINK in purposes}


def has_agreed(purpose: str, member: str = "member") -> Exists:
    """A condition: the member whose number is in this column has agreed to the purpose, and has not withdrawn."""
    return Exists(Consent.objects.filter(member=OuterRef(member), purpose=purpose, withdrawn_at=None))


def grant(member_id: int, purposes: Iterable[str], now: datetime | None = None) -> list[str]:
    """Write down what a member agrees to; returns what is new. Call it under the member's lock."""
    held = granted(member_id)
    new = [purpose for purpose in purposes if purpose not in held]
    at = now or timezone.now()
    Consent.objects.bulk_create(
        Consent(member_id=member_id, purpose=purpose, wording=TEXT_VERSION, given_at=at) for purpose in new
    )
    return new


def withdraw(member_id: int, purposes: Iterable[str], now: datetime | None = None) -> int:
    """The rows stay as the record, with the moment of withdrawal."""
    rows = Consent.objects.filter(member_id=member_id, purpose__in=list(purposes), withdrawn_at=None)
    return rows.update(withdrawn_at=now or timezone.now())
