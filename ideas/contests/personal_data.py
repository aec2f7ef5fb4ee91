"""What idea contests hold about a member."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from portal.members.models import Member
from portal.members.personal import PersonalData, register_personal_data


def rows(member: Member) -> Iterator[dict[str, Any]]:
    for entry in member.contest_entries.select_related("contest", "idea").order_by("pk"):
        yield {
            "contest": entry.contest.title,
            "entered": entry.idea.title,
            "what_it_became": entry.pitch,
            "at": entry.entered_at,
        }
    for vote in member.entry_votes.select_related("entry__contest", "entry__idea").order_by("pk"):
        yield {"contest": vote.entry.contest.title, "voted_for": vote.entry.idea.title, "at": vote.voted_at}
    for seat in member.juries.select_related("contest").order_by("pk"):
        yield {"contest": seat.contest.title, "in_the_jury_since": seat.appointed_at}
    for score in member.jury_scores.select_related("entry__contest", "entry__idea", "criterion").order_by("pk"):
        yield {
            "contest": score.entry.contest.title,
            "judged": score.entry.idea.title,
            "criterion": score.criterion.name,
            "points": score.points,
            "at": score.scored_at,
        }


def erase(*, member: Member, keep_content: bool) -> None:
    from ideas.contests.actions import erase_from_contests

    erase_from_contests(member=member, keep_content=keep_content)


def register() -> None:
    register_personal_data(PersonalData("contests.part", _("Your part in idea contests"), rows, erase))
