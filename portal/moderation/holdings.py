"""What moderation holds about a member: the words of the export, and what erasure leaves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from portal.members.models import Member
from portal.members.personal import PersonalData, register_personal_data

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


def register() -> None:
    register_personal_data(PersonalData("moderation.sanctions", _("Sanctions"), sanctions, erase))
