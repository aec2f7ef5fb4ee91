"""What becomes of a member's answers, statements and polls when the account goes."""

from __future__ import annotations

from django.db import transaction

from portal.members.models import Member
from portal.polls.actions.inline import locked_poll, take_back_vote
from portal.polls.actions.pages import lock_terms, take_back
from portal.polls.models import InlineBallot, InlinePoll, PollBallot, Statement, StatementAnswer


@transaction.atomic
def erase_answers_of(*, member: Member, keep_content: bool) -> None:
    """A member's answers go with the account."""
    for ballot in PollBallot.objects.filter(member=member).select_related("poll").order_by("poll_id"):
        lock_terms(ballot.poll)
        take_back(ballot.poll, member)
    for cast in InlineBallot.objects.filter(member=member).select_related("poll").order_by("poll_id"):
        take_back_vote(locked_poll(cast.poll), member)
    StatementAnswer.objects.filter(member=member).delete()


def erase_statements_of(*, member: Member, keep_content: bool) -> None:
    """A member's statements stay without a name, or go with all answers to them."""
    if not keep_content:
        Statement.objects.filter(author=member).delete()


def erase_polls_of(*, member: Member, keep_content: bool) -> None:
    """The polls that a member put into posts stay, under the placeholder, or go with all votes in them."""
    if not keep_content:
        InlinePoll.objects.filter(author=member).delete()
