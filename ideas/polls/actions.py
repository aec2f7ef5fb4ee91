"""Answering polls and statements, and adding statements."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import Count
from django.utils import timezone

from ideas.polls.activities import (
    CONVERSATION_CLOSED,
    CONVERSATION_MAPPED,
    POLL_ANSWERED,
    POLL_CLOSED,
    POLL_WITHDRAWN,
    STATEMENT_ADDED,
    STATEMENT_ANSWERED,
    STATEMENT_HIDDEN,
    STATEMENT_UNHIDDEN,
)
from ideas.polls.mapping import map_of
from ideas.polls.models import (
    FEWEST,
    AskingPage,
    ConversationPage,
    OpinionMap,
    PollBallot,
    PollPage,
    PollTally,
    Statement,
    StatementAnswer,
)
from ideas.polls.permissions import can_add_statement, can_answer, can_moderate
from portal.activity.record import record
from portal.common.permissions import require
from portal.members.models import Member

STALE = timedelta(days=1)


class WrongChoice(Exception):
    """No choice, too many, or one that the poll does not have."""


class AlreadySaid(Exception):
    """The conversation has this statement already."""


@transaction.atomic
def answer_poll(*, poll: PollPage, by: Member, choices: Collection[int], now: datetime | None = None) -> None:
    """A member answers a poll, or thinks better of it. Raises WrongChoice."""
    now = now or timezone.now()
    tally = _locked_tally(poll)
    require(can_answer(by, poll, now))
    chosen = set(poll.choices.filter(pk__in=choices).values_list("pk", flat=True))
    if not chosen or chosen != set(choices) or len(chosen) > poll.most_choices:
        raise WrongChoice
    ballot, is_new = PollBallot.objects.get_or_create(poll=poll, member=by, defaults={"answered_at": now})
    if not is_new and set(ballot.choices.values_list("pk", flat=True)) == chosen:
        return  # sent twice
    ballot.choices.set(chosen)
    ballot.answered_at = now
    ballot.save(update_fields=["answered_at"])
    tally.ballot_count += is_new
    tally.is_final = False  # an editor may have put the end off
    tally.save(update_fields=["ballot_count", "is_final"])
    if _is_step(tally):
        _show(tally, now)
    record(POLL_ANSWERED, actor=by, object=poll, happened_at=now)


@transaction.atomic
def withdraw_answer(*, poll: PollPage, by: Member, now: datetime | None = None) -> None:
    """A member takes their answer back; nothing of it is left but that they did."""
    now = now or timezone.now()
    tally = _locked_tally(poll)
    require(can_answer(by, poll, now))
    deleted, _rows = PollBallot.objects.filter(poll=poll, member=by).delete()
    if deleted:
        tally.ballot_count -= 1
        tally.save(update_fields=["ballot_count"])
        record(POLL_WITHDRAWN, actor=by, object=poll, happened_at=now)


@transaction.atomic
def close_poll(*, poll: PollPage, now: datetime) -> None:
    """The end has come: what is shown from now on is the whole result."""
    tally = _locked_tally(poll)
    if not tally.is_final and not poll.is_open(now):
        tally.is_final = True
        _show(tally, now)
        if _is_news(poll, now) and tally.shown_ballots >= FEWEST:
            record(POLL_CLOSED, actor=None, object=poll, happened_at=now)


@transaction.atomic
def add_statement(*, conversation: ConversationPage, by: Member, text: str, now: datetime | None = None) -> Statement:
    """A member adds a sentence for others to agree with or not; they agree with it themselves. Raises AlreadySaid."""
    now = now or timezone.now()
    require(can_add_statement(by, conversation, now))
    try:
        with transaction.atomic():
            statement = Statement.objects.create(
                conversation=conversation, author=by, is_from_company=by.is_company, text=text, posted_at=now
            )
    except IntegrityError:
        raise AlreadySaid from None
    if not by.is_company:  # what the company puts up for answers need not be its opinion
        agree = StatementAnswer.Answer.AGREE
        StatementAnswer.objects.create(statement=statement, member=by, answer=agree, answered_at=now)
    record(STATEMENT_ADDED, actor=by, object=statement, target=conversation, happened_at=now)
    return statement


@transaction.atomic
def answer_statement(*, statement: Statement, by: Member, answer: int, now: datetime | None = None) -> None:
    """A member agrees, disagrees or does neither, or changes their mind."""
    now = now or timezone.now()
    require(can_answer(by, statement.conversation, now))
    defaults = {"answer": StatementAnswer.Answer(answer), "answered_at": now}
    row, is_new = StatementAnswer.objects.get_or_create(statement=statement, member=by, defaults=defaults)
    if not is_new:
        if row.answer == answer:
            return
        row.answer, row.answered_at = answer, now
        row.save(update_fields=["answer", "answered_at"])
    record(STATEMENT_ANSWERED, actor=by, object=statement, target=statement.conversation, happened_at=now)


@transaction.atomic
def hide_statement(*, thing: Statement, by: Member, reason: str, now: datetime | None = None) -> None:
    """A moderator hides a statement, with a reason. Its answers stay, and count again if it comes back."""
    now = now or timezone.now()
    statement = Statement.objects.select_for_update(no_key=True, of=("self",)).get(pk=thing.pk)
    require(can_moderate(by, statement))
    if statement.hidden_at is None:
        _moderate(statement, hidden_at=now, hidden_by=by, hidden_reason=reason[:300])
        record(STATEMENT_HIDDEN, actor=by, object=statement, data={"reason": reason}, happened_at=now)


@transaction.atomic
def unhide_statement(*, thing: Statement, by: Member, reason: str = "", now: datetime | None = None) -> None:
    """A moderator shows a hidden statement again."""
    now = now or timezone.now()
    statement = Statement.objects.select_for_update(no_key=True, of=("self",)).get(pk=thing.pk)
    require(can_moderate(by, statement))
    if statement.hidden_at is not None:
        _moderate(statement, hidden_at=None, hidden_by=None, hidden_reason="")
        record(STATEMENT_UNHIDDEN, actor=by, object=statement, data={"reason": reason} if reason else {}, happened_at=now)


@transaction.atomic
def erase_answers_of(*, member: Member, keep_content: bool) -> None:
    """A member's answers go with the account. Their statements stay without a name, or go with all answers to them."""
    for ballot in PollBallot.objects.filter(member=member).select_related("poll").order_by("poll_id"):
        tally = _locked_tally(ballot.poll)
        tally.ballot_count -= 1
        tally.save(update_fields=["ballot_count"])
        ballot.delete()
    StatementAnswer.objects.filter(member=member).delete()
    if not keep_content:
        Statement.objects.filter(author=member).delete()


def _moderate(statement: Statement, **fields: object) -> None:
    for name, value in fields.items():
        setattr(statement, name, value)
    statement.save(update_fields=list(fields))


def _locked_tally(poll: PollPage) -> PollTally:
    PollTally.objects.get_or_create(poll=poll)
    return PollTally.objects.select_for_update(of=("self",)).get(poll=poll)


def _is_step(tally: PollTally) -> bool:
    """Whether five people have answered since results were last taken: then no one's answer can be told from the change."""
    ballots = PollBallot.objects.filter(poll_id=tally.poll_id)
    if tally.shown_at is not None:
        ballots = ballots.filter(answered_at__gt=tally.shown_at)
    return ballots[:FEWEST].count() >= FEWEST


def _show(tally: PollTally, now: datetime) -> None:
    links = PollBallot.choices.through.objects.filter(pollballot__poll_id=tally.poll_id)
    counts = links.order_by().values_list("pollchoice_id").annotate(count=Count("pk"))
    tally.shown_counts = {str(choice): count for choice, count in counts}
    tally.shown_ballots, tally.shown_at = tally.ballot_count, now
    tally.save(update_fields=["shown_counts", "shown_ballots", "shown_at", "is_final"])


@transaction.atomic
def draw_map(*, conversation: ConversationPage, now: datetime) -> OpinionMap | None:
    """Look at the answers again, once five people have given new ones or the end has come; None when it is too early."""
    conversation = ConversationPage.objects.select_for_update(no_key=True, of=("self",)).get(pk=conversation.pk)
    last = OpinionMap.objects.filter(conversation=conversation).first()
    is_open = conversation.is_open(now)
    if last is not None and last.is_final and not is_open:
        return None
    if last is not None and is_open:
        fresh = StatementAnswer.objects.filter(statement__conversation=conversation, answered_at__gt=last.taken_at)
        if fresh.values("member").distinct()[:FEWEST].count() < FEWEST:
            return None
    found = map_of(conversation, now)
    if found.people < FEWEST:
        return None
    found.save()
    if found.is_final and _is_news(conversation, now):
        record(CONVERSATION_CLOSED, actor=None, object=conversation, happened_at=now)
    elif last is None and is_open:
        record(CONVERSATION_MAPPED, actor=None, object=conversation, happened_at=now)
    return found


def _is_news(page: AskingPage, now: datetime) -> bool:
    """Whether the end came just now: what was brought in closed, or closed long ago, is told to nobody."""
    return page.live and page.closes_at is not None and now - page.closes_at < STALE
