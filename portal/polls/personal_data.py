"""What polls and conversations hold about a member: answers, which nobody else sees."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from portal.common.pages import open_to
from portal.members.models import Member
from portal.members.personal import Names, PersonalData, register_personal_data
from portal.polls.models import ConversationPage, InlinePoll, PollPage, Statement


def answers(member: Member) -> Iterator[dict[str, Any]]:
    polls = Names(open_to(member, PollPage.objects.all()), among=member.poll_ballots.values("poll"))
    for ballot in member.poll_ballots.select_related("poll").prefetch_related("choices").order_by("pk"):
        choices = [choice.text for choice in ballot.choices.all()]
        yield {"poll": polls.title(ballot.poll), "answer": choices, "at": ballot.answered_at}
    readable = set(InlinePoll.objects.visible_to(member).filter(ballots__member=member).values_list("pk", flat=True))
    for vote in member.inline_ballots.select_related("poll").prefetch_related("choices").order_by("pk"):
        choices = [choice.text for choice in vote.choices.all()]
        yield {"poll": vote.poll.question if vote.poll_id in readable else "", "answer": choices, "at": vote.answered_at}
    among = member.statement_answers.values("statement__conversation")
    talks = Names(open_to(member, ConversationPage.objects.all()), among=among)
    numbers = member.statement_answers.values("statement")
    said = {row.pk: row.text for row in Statement.objects.visible_to(member).filter(pk__in=numbers)}
    for row in member.statement_answers.select_related("statement__conversation").order_by("pk").iterator(500):
        yield {
            "conversation": talks.title(row.statement.conversation),
            "statement": said.get(row.statement_id, ""),
            "answer": row.get_answer_display(),
            "at": row.answered_at,
        }


def erase(*, member: Member, keep_content: bool) -> None:
    from portal.polls.actions import erase_answers_of

    erase_answers_of(member=member, keep_content=keep_content)


def register() -> None:
    register_personal_data(PersonalData("polls.answers", _("What you answered in polls and conversations"), answers, erase))
