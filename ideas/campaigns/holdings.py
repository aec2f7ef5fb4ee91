"""What challenges hold about a member."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from portal.members.models import Member
from portal.members.personal import PersonalData, register_personal_data


def rows(member: Member) -> Iterator[dict[str, Any]]:
    for entry in member.campaign_entries.select_related("campaign", "idea").order_by("pk"):
        yield {
            "challenge": entry.campaign.title,
            "entered": entry.idea.title,
            "what_it_became": entry.pitch,
            "at": entry.entered_at,
        }
    for vote in member.entry_votes.select_related("entry__campaign", "entry__idea").order_by("pk"):
        yield {"challenge": vote.entry.campaign.title, "voted_for": vote.entry.idea.title, "at": vote.voted_at}
    for seat in member.juries.select_related("campaign").order_by("pk"):
        yield {"challenge": seat.campaign.title, "in_the_jury_since": seat.appointed_at}
    for score in member.jury_scores.select_related("entry__campaign", "entry__idea", "criterion").order_by("pk"):
        yield {
            "challenge": score.entry.campaign.title,
            "judged": score.entry.idea.title,
            "criterion": score.criterion.name,
            "points": score.points,
            "at": score.scored_at,
        }


def erase(*, member: Member, keep_content: bool) -> None:
    from ideas.campaigns.actions import erase_from_campaigns

    erase_from_campaigns(member=member, keep_content=keep_content)


def register() -> None:
    register_personal_data(PersonalData("campaigns.part", _("Your part in challenges"), rows, erase))
