"""Pages of editors: answering polls and statements, and adding statements."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.activity.models import PrivateRelease
from portal.activity.record import record
from portal.activity.releases import Counts, release_once, seal_once
from portal.common.disclosure import Disclosure
from portal.common.html import html_of
from portal.common.permissions import refused, require
from portal.common.private_counts import FEWEST_PEOPLE
from portal.members.models import Member
from portal.polls.activities import (
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
from portal.polls.limits import POLL_ANSWER, STATEMENT, STATEMENT_ANSWER
from portal.polls.mapping import cells_of, map_of, statement_counts
from portal.polls.models import (
    AskingPage,
    AskingTerms,
    ConversationPage,
    OpinionMap,
    PollBallot,
    PollPage,
    PollTally,
    Statement,
    StatementAnswer,
)
from portal.polls.permissions import can_add_statement, can_answer, can_moderate
from portal.writing.entry import admit, admit_act, line_of, passes

STALE = timedelta(days=1)
CLOSE = "close"  # the one interval of a confidential page


class WrongChoice(Exception):
    """No choice, too many, or one that the poll does not have."""


class AlreadySaid(Exception):
    """The conversation has this statement already."""


@transaction.atomic
def answer_poll(*, poll: PollPage, by: Member, choices: Collection[int], now: datetime | None = None) -> None:
    """A member answers a poll, or thinks better of it. Raises WrongChoice."""
    now = now or timezone.now()
    _locked_terms(poll, by, now)
    admit_act(POLL_ANSWER, by=by)
    chosen = set(poll.choices.filter(pk__in=choices).values_list("pk", flat=True))
    if not chosen or chosen != set(choices) or len(chosen) > poll.most_choices:
        raise WrongChoice
    ballot, is_new = PollBallot.objects.get_or_create(poll=poll, member=by, defaults={"answered_at": now})
    before = set() if is_new else set(ballot.choices.values_list("pk", flat=True))
    if before == chosen:
        return  # sent twice
    ballot.choices.set(chosen)
    ballot.answered_at = now
    ballot.save(update_fields=["answered_at"])
    _count(poll, added=chosen - before, taken=before - chosen, ballots=int(is_new))
    record(POLL_ANSWERED, actor=by, object=poll, happened_at=now)


@transaction.atomic
def withdraw_answer(*, poll: PollPage, by: Member, now: datetime | None = None) -> None:
    """A member takes their answer back; nothing of it is left but that they did."""
    now = now or timezone.now()
    _locked_terms(poll, by, now)
    if take_back(poll, by):
        record(POLL_WITHDRAWN, actor=by, object=poll, happened_at=now)


@transaction.atomic
def close_poll(*, poll: PollPage, now: datetime) -> None:
    """The end has come. A confidential poll is counted now, once."""
    lock_terms(poll)
    if poll.is_open(now):
        return
    if poll.is_confidential:
        is_new = _release(poll, now, lambda: _poll_counts(poll))
    else:
        tally = _locked_tally(poll)
        is_new, tally.is_final = not tally.is_final and tally.ballot_count > 0, True
        tally.save(update_fields=["is_final"])
    if is_new and _is_news(poll, now):
        record(POLL_CLOSED, actor=None, object=poll, happened_at=now)


@passes(STATEMENT)
@transaction.atomic
def add_statement(*, conversation: ConversationPage, by: Member, text: str, now: datetime | None = None) -> Statement:
    """A member adds a sentence for others to agree with or not; they agree with it themselves.

    Raises AlreadySaid, NotAdmitted.
    """
    now = now or timezone.now()
    require(can_add_statement(by, conversation, now))
    text = line_of(text)
    admit(STATEMENT, by=by, body=html_of(text), within=f"{conversation.pk}:")
    _locked_terms(conversation, by, now)
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
    _locked_terms(statement.conversation, by, now)
    admit_act(STATEMENT_ANSWER, by=by)
    defaults = {"answer": StatementAnswer.Answer(answer), "answered_at": now}
    row, is_new = StatementAnswer.objects.get_or_create(statement=statement, member=by, defaults=defaults)
    if not is_new:
        if row.answer == answer:
            return
        row.answer, row.answered_at = answer, now
        row.save(update_fields=["answer", "answered_at"])
    record(STATEMENT_ANSWERED, actor=by, object=statement, target=statement.conversation, happened_at=now)


@transaction.atomic
def hide_statement(*, thing: Statement, by: Member | None, reason: str, now: datetime | None = None) -> None:
    """A moderator hides a statement, with a reason. Its answers stay, and count again if it comes back. Without `by` the
    flags of members hid it, until a moderator says why it stays hidden."""
    now = now or timezone.now()
    statement = Statement.objects.select_for_update(no_key=True, of=("self",)).get(pk=thing.pk)
    if by is not None:
        require(can_moderate(by, statement))
    if statement.hidden_at is None or statement.hidden_by_id is None:
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


def _moderate(statement: Statement, **fields: object) -> None:
    for name, value in fields.items():
        setattr(statement, name, value)
    statement.save(update_fields=list(fields))


def lock_terms(page: AskingPage) -> AskingTerms | None:
    """The terms of a page, locked, and the page as they have it."""
    terms = AskingTerms.objects.select_for_update(of=("self",)).filter(page_id=page.pk).first()
    if terms is not None:
        terms.keep(page)
    return terms


def _locked_terms(page: AskingPage, by: Member, now: datetime) -> None:
    """May this member answer now, under the terms that the first who answered was told? The first writes them down."""
    if lock_terms(page) is None:
        # As it is now: the caller may have read it before an editor changed it.
        fresh = type(page)._default_manager.select_for_update(no_key=True, of=("self",)).get(pk=page.pk)
        for name in _terms_of(page, now).keys() - {"first_answered_at"}:
            setattr(page, name, getattr(fresh, name, 1))
    require(can_answer(by, page, now))
    AskingTerms.objects.get_or_create(page_id=page.pk, defaults=_terms_of(page, now))
    lock_terms(page)
    if page.is_confidential and PrivateRelease.objects.filter(source=page.source).exists():
        require(refused(_("This is closed. Its results stay here.")))  # counted while this waited, or by another clock


def _terms_of(page: AskingPage, now: datetime) -> dict[str, Any]:
    return {
        "disclosure": page.disclosure,
        "closes_at": page.closes_at,
        "most_choices": getattr(page, "most_choices", 1),
        "first_answered_at": now,
    }


def _locked_tally(poll: PollPage) -> PollTally:
    PollTally.objects.get_or_create(poll=poll)
    return PollTally.objects.select_for_update(of=("self",)).get(poll=poll)


def take_back(poll: PollPage, by: Member) -> bool:
    ballot = PollBallot.objects.filter(poll=poll, member=by).first()
    if ballot is None:
        return False
    _count(poll, taken=set(ballot.choices.values_list("pk", flat=True)), ballots=-1)
    ballot.delete()
    return True


def _count(poll: PollPage, *, added: Collection[int] = (), taken: Collection[int] = (), ballots: int) -> None:
    """Keep the figures of an open poll. Of a confidential one nothing is counted before its end."""
    if poll.is_confidential:
        return
    tally = _locked_tally(poll)
    for choices, step in ((added, 1), (taken, -1)):
        for choice in choices:
            tally.counts[str(choice)] = max(0, tally.counts.get(str(choice), 0) + step)
    tally.ballot_count = max(0, tally.ballot_count + ballots)
    tally.is_final = tally.is_final and not added  # an editor may have put the end off
    tally.save(update_fields=["counts", "ballot_count", "is_final"])


def _poll_counts(poll: PollPage) -> Counts:
    links = PollBallot.choices.through.objects.filter(pollballot__poll_id=poll.pk)
    counts = links.order_by().values_list("pollchoice_id").annotate(count=Count("pk"))
    declared = [str(pk) for pk in poll.choices.order_by("pk").values_list("pk", flat=True)]
    return {str(choice): count for choice, count in counts}, declared


def _release(page: AskingPage, now: datetime, count: Callable[[], Counts]) -> bool:
    """Draw the result of a confidential page, unless it was. One that nobody answered ends like any other."""
    if page.closes_at is None or PrivateRelease.objects.filter(source=page.source).exists():
        return False
    AskingTerms.objects.get_or_create(page_id=page.pk, defaults=_terms_of(page, now))
    made = release_once(source=page.source, interval=CLOSE, ends_at=page.closes_at, now=now, count=count, cells=cells_of(page))
    return made is not None and not made.is_sealed


@transaction.atomic
def close_conversation(*, conversation: ConversationPage, now: datetime) -> bool:
    """The end of a confidential conversation has come: its statements are counted now, once."""
    lock_terms(conversation)
    if not conversation.is_confidential or conversation.is_open(now):
        return False
    is_new = _release(conversation, now, lambda: statement_counts(conversation))
    if is_new and _is_news(conversation, now):
        record(CONVERSATION_CLOSED, actor=None, object=conversation, happened_at=now)
    return is_new


@transaction.atomic
def draw_map(*, conversation: ConversationPage, now: datetime) -> OpinionMap | None:
    """Look at the answers of an open conversation again; None where nothing is new, or it is confidential."""
    conversation = ConversationPage.objects.select_for_update(no_key=True, of=("self",)).get(pk=conversation.pk)
    lock_terms(conversation)
    if conversation.is_confidential:
        return None
    last = OpinionMap.objects.filter(conversation=conversation).first()
    is_open = conversation.is_open(now)
    if last is not None and last.is_final and not is_open:
        return None
    if last is not None and is_open:
        fresh = StatementAnswer.objects.filter(statement__conversation=conversation, answered_at__gt=last.taken_at)
        if not fresh.exists():
            return None
    found = map_of(conversation, now)
    if found.people < FEWEST_PEOPLE:
        return None  # nobody stands for a group alone
    found.save()
    if found.is_final and _is_news(conversation, now):
        record(CONVERSATION_CLOSED, actor=None, object=conversation, happened_at=now)
    elif last is None and is_open:
        record(CONVERSATION_MAPPED, actor=None, object=conversation, happened_at=now)
    return found


def seal_closed(now: datetime) -> int:
    """After a restore: what ended by now may have been shown already, and is not counted again."""
    over = AskingTerms.objects.filter(disclosure=Disclosure.CONFIDENTIAL, closes_at__lte=now)
    sealed = 0
    for model in (PollPage, ConversationPage):
        for page in model.objects.filter(asking_terms__in=over):
            assert page.closes_at is not None  # held by the database for what is confidential
            sealed += seal_once(source=page.source, interval=CLOSE, ends_at=page.closes_at, now=now)
    return sealed


def _is_news(page: AskingPage, now: datetime) -> bool:
    """Whether the end came just now: what was brought in closed, or closed long ago, is told to nobody."""
    return page.live and page.closes_at is not None and now - page.closes_at < STALE
