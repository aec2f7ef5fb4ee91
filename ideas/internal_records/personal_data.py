"""What internal records hold about a member: what they wrote and judged for the company."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from ideas.internal_records.models import IdeaNote, IdeaScore, TrackerLink
from ideas.models import Idea
from portal.common.html import CleanHtml
from portal.members.models import Member
from portal.members.personal import Names, PersonalData, register_personal_data

_BY: dict[Any, str] = {IdeaNote: "by", IdeaScore: "scored_by", TrackerLink: "added_by"}


def rows(member: Member) -> Iterator[dict[str, Any]]:
    told = [model.objects.filter(**{by: member}).values("idea") for model, by in _BY.items()]
    noted, scored, linked = (Names(Idea.objects.visible_to(member), among=numbers) for numbers in told)
    for note in IdeaNote.objects.filter(by=member).select_related("idea").order_by("pk").iterator(500):
        yield {
            "idea": noted.title(note.idea),
            "note": CleanHtml(note.body),
            "written_at": note.written_at,
            "edited_at": note.edited_at,
            "is_removed": note.removed_at is not None,
        }
    for score in IdeaScore.objects.filter(scored_by=member).select_related("idea", "formula").order_by("pk").iterator(500):
        yield {
            "idea": scored.title(score.idea),
            "scored_by": score.formula.name,
            "factors": ", ".join(f"{key} {value}" for key, value in score.factors.items()),
            "at": score.scored_at,
        }
    for link in TrackerLink.objects.filter(added_by=member).select_related("idea").order_by("pk").iterator(500):
        yield {"idea": linked.title(link.idea), "tracker": link.url, "state": link.state, "at": link.added_at}


def _kept_for_the_company(*, member: Member, keep_content: bool) -> None:
    """Notes, scores and links were made for the company and stay its own, under the placeholder."""


def register() -> None:
    register_personal_data(PersonalData("internal_records.kept", _("Notes and scores of ideas"), rows, _kept_for_the_company))
