"""What comparisons hold about a member."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from ideas.models import Idea
from portal.members.models import Member
from portal.members.personal import Names, PersonalData, register_personal_data


def comparisons(member: Member) -> Iterator[dict[str, Any]]:
    ideas, mine = Idea.objects.visible_to(member), member.idea_comparisons
    first, second = Names(ideas, among=mine.values("first")), Names(ideas, among=mine.values("second"))
    for row in member.idea_comparisons.select_related("first", "second").order_by("pk").iterator(500):
        yield {
            "first": first.title(row.first),
            "second": second.title(row.second),
            "answer": row.get_answer_display(),
            "at": row.compared_at,
        }


def erase(*, member: Member, keep_content: bool) -> None:
    from ideas.pairwise.actions import erase_comparisons_of

    erase_comparisons_of(member=member)


def register() -> None:
    register_personal_data(PersonalData("pairwise.comparisons", _("Which ideas matter more to you"), comparisons, erase))
