"""What polls and conversations hold about a member: answers, which nobody else sees."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from portal.members.models import Member
from portal.members.personal import PersonalData, register_personal_data


def answers(member: Member) -> Iterator[dict[str, Any]]:
    for ballot in member.poll_ballots.select_related("poll").prefetch_related("choices").order_by("pk"):
        choices = [choice.text for choice in ballot.choices.all()]
        yield {"poll": ballot.poll.title, "answer": choices, "at": ballot.answered_at}
    for row in member.statement_answers.select_related("statement__conversation").order_by("pk").iterator(500):
        yield {
            "conversation": row.statement.conversation.title,
            "statement": row.statement.text,
            "answer": row.get_answer_display(),
            "at": row.answered_at,
        }


def erase(*, member: Member, keep_content: bool) -> None:
    from ideas.polls.actions import erase_answers_of

    erase_answers_of(member=member, keep_content=keep_content)


def register() -> None:
    register_personal_data(PersonalData("polls.answers", _("What you answered in polls and conversations"), answers, erase))
