"""What moderation holds about a member: the words of the export, and what erasure leaves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.members.models import Member
from portal.members.personal import PersonalData, register_personal_data
from portal.moderation.models import AccountCheck, Decision, Flag, PrivateReading

ERASED = "Erased with the account."


def sanctions(member: Member) -> Iterator[dict[str, Any]]:
    for sanction in member.sanctions.order_by("pk"):
        yield {
            "what": sanction.get_kind_display(),
            "reason": sanction.reason,
            "at": sanction.at,
            "until": sanction.until,
            "undone_at": sanction.undone_at,
        }


def erase(*, member: Member, keep_content: bool) -> None:
    """That something was done stays, for the moderator's sake; what was said about the person goes."""
    member.sanctions.update(reason=ERASED)
    Decision.objects.filter(sanction__member=member).erase_reasons(ERASED)


def trust(member: Member) -> Iterator[dict[str, Any]]:
    for row in member.trust_grants.order_by("pk"):
        yield {"given_at": row.at, "reason": row.reason, "taken_at": row.taken_at, "reason_for_taking": row.taken_reason}


def erase_trust(*, member: Member, keep_content: bool) -> None:
    """That it was given stays in the log; why goes with the person."""
    member.trust_grants.update(reason=ERASED)
    member.trust_grants.exclude(taken_at=None).update(taken_reason=ERASED)


def flags(member: Member) -> Iterator[dict[str, Any]]:
    for row in Flag.objects.filter(member=member).prefetch_related("object").order_by("pk"):
        yield {
            "at": row.created_at,
            "reason": row.get_reason_display(),
            "note": row.note,
            "outcome": row.get_outcome_display(),
            "answer": row.answer,
        }


def readings(member: Member) -> Iterator[dict[str, Any]]:
    for row in PrivateReading.objects.filter(member=member).select_related("object_type").order_by("pk"):
        yield {"at": row.at, "what": f"{row.object_type.name} {row.object_id}", "page": row.page, "reason": row.reason}


def keep_readings(*, member: Member, keep_content: bool) -> None:
    """They stay on record, under the name of a former member: an audit that its subjects could empty would be none."""


def erase_flags(*, member: Member, keep_content: bool) -> None:
    """Open flags still have to be looked at, so they stay without the member's words; decided ones go."""
    Flag.objects.filter(member=member).exclude(outcome="").delete()
    Flag.objects.filter(member=member).update(note="")


def account_check(member: Member) -> Iterator[dict[str, Any]]:
    """Whom the address resembles is not theirs to know."""
    for row in AccountCheck.objects.filter(member=member):
        yield {"at": row.at, "what": str(_("Your address is almost that of a suspended member.")), "cleared_at": row.cleared_at}


def erase_account_check(*, member: Member, keep_content: bool) -> None:
    AccountCheck.objects.filter(Q(member=member) | Q(resembles=member)).delete()


def register() -> None:
    register_personal_data(PersonalData("moderation.account", _("Check of your account"), account_check, erase_account_check))
    register_personal_data(PersonalData("moderation.sanctions", _("Sanctions"), sanctions, erase))
    register_personal_data(PersonalData("moderation.trust", _("Trust level 4"), trust, erase_trust))
    register_personal_data(PersonalData("moderation.flags", _("What you flagged"), flags, erase_flags))
    register_personal_data(PersonalData("moderation.readings", _("Private content you opened"), readings, keep_readings))
