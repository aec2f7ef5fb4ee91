"""Polls in what members wrote: made and changed, voted in, closed, hidden.

The place's own act makes one (`make_poll` within it) and keeps which poll stands there. Every act locks the poll after
whatever of its place it locks, so counts are exact however many vote at once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import models, transaction
from django.db.models import Count, F
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.activity.models import PrivateRelease
from portal.activity.record import record
from portal.activity.releases import Counts, release_once, seal_once
from portal.common.disclosure import Disclosure
from portal.common.html import html_of
from portal.common.permissions import refused, require
from portal.members.models import Member
from portal.polls.actions.pages import CLOSE, STALE, WrongChoice
from portal.polls.activities import (
    POLL_ADDED,
    POLL_ANSWERED,
    POLL_CHANGED,
    POLL_CLOSED,
    POLL_HIDDEN,
    POLL_UNHIDDEN,
    POLL_WITHDRAWN,
)
from portal.polls.holding import holder_of, keep_holder
from portal.polls.limits import FEWEST_CHOICES, INLINE_POLL, LONGEST_CHOICE, MOST_CHOICES, POLL_ANSWER
from portal.polls.models import InlineBallot, InlineChoice, InlinePoll
from portal.polls.models.inline import ResultsShown
from portal.polls.permissions import can_change_poll, can_close_poll, can_moderate, can_vote
from portal.writing.entry import NotAdmitted, admit, admit_act, line_of, passes


@dataclass(frozen=True)
class NewPoll:
    """What a poll is to ask, as it was filled in."""

    question: str
    choices: tuple[str, ...]
    most_choices: int = 1
    closes_at: datetime | None = None
    shows_results: str = ResultsShown.AFTER_VOTING
    disclosure: str = Disclosure.OPEN


class PollIncomplete(NotAdmitted):
    """Something is missing for a poll, or does not fit together. `field` says what of `NewPoll`."""


@passes(INLINE_POLL)
@transaction.atomic
def make_poll(*, asked: NewPoll, by: Member, now: datetime) -> InlinePoll:
    """A poll, for the act of its place to put there and to announce (`poll_added`). Raises NotAdmitted, PollIncomplete."""
    asked = _checked(asked, now)
    with _said_of_fields():
        admit(INLINE_POLL, by=by, title=asked.question, body=html_of("\n".join(asked.choices)))
    poll = InlinePoll.objects.create(author=by, created_at=now, **_terms(asked))
    _offer(poll, asked)
    return poll


def poll_added(poll: InlinePoll, thing: models.Model, by: Member, now: datetime) -> None:
    """Write down that a poll stands in a thing now."""
    keep_holder(poll, thing)
    record(POLL_ADDED, actor=by, object=poll, target=thing, happened_at=now)


@passes(INLINE_POLL)
@transaction.atomic
def change_poll(*, poll: InlinePoll, asked: NewPoll, by: Member, now: datetime | None = None) -> None:
    """Change what a poll asks, as long as nobody has voted. Raises NotAdmitted, PollIncomplete."""
    now = now or timezone.now()
    poll = locked_poll(poll)
    require(can_change_poll(by, poll, now))
    asked = _checked(asked, now)
    with _said_of_fields():
        admit(INLINE_POLL, by=by, title=asked.question, body=html_of("\n".join(asked.choices)))
    stood = (poll.question, *(choice.text for choice in poll.choices.all()))
    for name, value in (terms := _terms(asked)).items():
        setattr(poll, name, value)
    poll.save(update_fields=list(terms))
    if stood != (asked.question, *asked.choices):
        poll.choices.all().delete()  # whoever still has the old words before them votes for nothing that they have not read
        _offer(poll, asked)
    record(POLL_CHANGED, actor=by, object=poll, target=holder_of(poll), happened_at=now)


@transaction.atomic
def vote(*, poll: InlinePoll, by: Member, choices: Collection[int], now: datetime | None = None) -> None:
    """A member votes, or thinks better of it. Raises WrongChoice."""
    now = now or timezone.now()
    poll = locked_poll(poll)
    require(can_vote(by, poll, now))
    _refuse_if_counted(poll)
    admit_act(POLL_ANSWER, by=by)
    chosen = set(poll.choices.filter(pk__in=choices).values_list("pk", flat=True))
    if not chosen or chosen != set(choices) or len(chosen) > poll.most_choices:
        raise WrongChoice
    ballot, is_new = InlineBallot.objects.get_or_create(poll=poll, member=by, defaults={"answered_at": now})
    before = set() if is_new else set(ballot.choices.values_list("pk", flat=True))
    if before == chosen:
        return  # sent twice
    ballot.choices.set(chosen)
    ballot.answered_at = now
    ballot.save(update_fields=["answered_at"])
    if not poll.is_confidential:
        poll.choices.filter(pk__in=chosen - before).update(vote_count=F("vote_count") + 1)
        poll.choices.filter(pk__in=before - chosen).update(vote_count=F("vote_count") - 1)
        poll.ballot_count += int(is_new)
        poll.save(update_fields=["ballot_count"])
    record(POLL_ANSWERED, actor=by, object=poll, target=holder_of(poll), happened_at=now)


@transaction.atomic
def withdraw_vote(*, poll: InlinePoll, by: Member, now: datetime | None = None) -> None:
    """A member takes their vote back; nothing of it is left but that they did."""
    now = now or timezone.now()
    poll = locked_poll(poll)
    require(can_vote(by, poll, now))
    _refuse_if_counted(poll)
    if take_back_vote(poll, by):
        record(POLL_WITHDRAWN, actor=by, object=poll, target=holder_of(poll), happened_at=now)


@transaction.atomic
def end_poll(*, poll: InlinePoll, by: Member, now: datetime | None = None) -> None:
    """Whoever made it, or a moderator, closes a poll before its end. It stays closed."""
    now = now or timezone.now()
    poll = locked_poll(poll)
    require(can_close_poll(by, poll, now))
    _close(poll, now, by)
    if poll.ballot_count:
        record(POLL_CLOSED, actor=by, object=poll, target=holder_of(poll), happened_at=now)


@transaction.atomic
def close_inline_poll(*, poll: InlinePoll, now: datetime) -> None:
    """The end of a poll has come. A confidential one is counted now, once."""
    poll = locked_poll(poll)
    if poll.is_open(now) or poll.closed_at is not None or poll.closes_at is None:
        return
    is_new = poll.ballot_count > 0
    if poll.is_confidential:
        made = release_once(
            source=poll.source,
            interval=CLOSE,
            ends_at=poll.closes_at,
            now=now,
            count=lambda: _counts(poll),
            cells=poll.most_choices,
        )
        is_new = made is not None and not made.is_sealed
    _close(poll, poll.closes_at, None)
    if is_new and now - poll.closes_at < STALE and poll.is_public:
        record(POLL_CLOSED, actor=None, object=poll, target=holder_of(poll), happened_at=now)


@transaction.atomic
def hide_poll(*, thing: InlinePoll, by: Member | None, reason: str, now: datetime | None = None) -> None:
    """A moderator hides a poll, with a reason; its votes stay. Without `by` the flags of members hid it."""
    now = now or timezone.now()
    poll = locked_poll(thing)
    if by is not None:
        require(can_moderate(by, poll))
    if poll.hidden_at is None or poll.hidden_by_id is None:
        poll.hidden_at, poll.hidden_by, poll.hidden_reason = now, by, reason[:300]
        poll.save(update_fields=["hidden_at", "hidden_by", "hidden_reason"])
        record(POLL_HIDDEN, actor=by, object=poll, target=holder_of(poll), data={"reason": reason}, happened_at=now)


@transaction.atomic
def unhide_poll(*, thing: InlinePoll, by: Member, reason: str = "", now: datetime | None = None) -> None:
    """A moderator shows a hidden poll again."""
    now = now or timezone.now()
    poll = locked_poll(thing)
    require(can_moderate(by, poll))
    if poll.hidden_at is not None:
        poll.hidden_at, poll.hidden_by, poll.hidden_reason = None, None, ""
        poll.save(update_fields=["hidden_at", "hidden_by", "hidden_reason"])
        data = {"reason": reason} if reason else {}
        record(POLL_UNHIDDEN, actor=by, object=poll, target=holder_of(poll), data=data, happened_at=now)


def seal_inline(now: datetime) -> int:
    """After a restore: what ended by now may have been shown already, and is not counted again."""
    sealed = 0
    for poll in InlinePoll.objects.filter(disclosure=Disclosure.CONFIDENTIAL, closes_at__lte=now).order_by("pk"):
        assert poll.closes_at is not None  # held by the database for what is confidential
        sealed += seal_once(source=poll.source, interval=CLOSE, ends_at=poll.closes_at, now=now)
    return sealed


def take_back_vote(poll: InlinePoll, member: Member) -> bool:
    """Within an act that holds the poll locked: the member's vote is gone from it and from its counts."""
    ballot = InlineBallot.objects.filter(poll=poll, member=member).first()
    if ballot is None:
        return False
    if not poll.is_confidential:
        poll.choices.filter(ballots=ballot).update(vote_count=F("vote_count") - 1)
        poll.ballot_count -= 1
        poll.save(update_fields=["ballot_count"])
    ballot.delete()
    return True


def locked_poll(poll: InlinePoll) -> InlinePoll:
    return InlinePoll.objects.select_for_update(no_key=True, of=("self",)).get(pk=poll.pk)


def _refuse_if_counted(poll: InlinePoll) -> None:
    if poll.is_confidential and PrivateRelease.objects.filter(source=poll.source).exists():
        require(refused(_("This poll is closed. Its results stay here.")))  # counted while this waited


def _close(poll: InlinePoll, at: datetime, by: Member | None) -> None:
    poll.closed_at, poll.closed_by = at, by
    poll.save(update_fields=["closed_at", "closed_by"])


def _counts(poll: InlinePoll) -> Counts:
    rows = poll.choices.annotate(count=Count("ballots")).values_list("pk", "count")
    return {str(pk): count for pk, count in rows if count}, [str(pk) for pk, _count in rows]


def _checked(asked: NewPoll, now: datetime) -> NewPoll:
    """With its texts as they may be stored. Says what is wrong by the field of `NewPoll` that it is about."""
    question = line_of(asked.question)
    choices = tuple(text for text in map(line_of, asked.choices) if text)
    for field, sentence in problems_of(question, choices, asked, now):
        raise PollIncomplete(sentence, field=field)
    shows = ResultsShown.AFTER_CLOSE if asked.disclosure == Disclosure.CONFIDENTIAL else asked.shows_results
    return NewPoll(question, choices, asked.most_choices, asked.closes_at, shows, asked.disclosure)


@contextmanager
def _said_of_fields() -> Iterator[None]:
    """What the entry policy refuses is said of the fields of `NewPoll`: the poll may be part of a form with others."""
    try:
        yield
    except NotAdmitted as refusal:
        field = {"title": "question", "body": "choices"}.get(refusal.field, "")
        raise PollIncomplete(refusal.reason, field=field, status=refusal.status) from refusal


def problems_of(question: str, choices: tuple[str, ...], asked: NewPoll, now: datetime) -> list[tuple[str, str]]:
    """What is wrong with a poll, as a form shows it: field of `NewPoll`, sentence. Nothing is counted."""
    found = []
    if not question:
        found.append(("question", _("Write the question of the poll.")))
    if len(question) > INLINE_POLL.longest_title:
        found.append(("question", _("The question can have at most %(count)s characters.") % {"count": 200}))
    folded = [text.casefold() for text in choices]
    if len(choices) < FEWEST_CHOICES:
        found.append(("choices", _("Give at least two choices, each on a line of its own.")))
    elif len(choices) > MOST_CHOICES:
        found.append(("choices", _("A poll has at most %(count)s choices.") % {"count": MOST_CHOICES}))
    elif len(set(folded)) < len(folded):
        twice = next(text for number, text in enumerate(choices) if folded.index(text.casefold()) < number)
        found.append(("choices", _("“%(text)s” is there twice.") % {"text": twice}))
    elif any(len(text) > LONGEST_CHOICE for text in choices):
        found.append(("choices", _("A choice can have at most %(count)s characters.") % {"count": LONGEST_CHOICE}))
    elif not 1 <= asked.most_choices <= len(choices):
        sentence = ngettext(
            "Say a number from 1 to %(count)d: there is no more than that to choose from.",
            "Say a number from 1 to %(count)d: there are no more choices than that.",
            len(choices),
        )
        found.append(("most_choices", sentence % {"count": len(choices)}))
    if asked.closes_at is not None and asked.closes_at <= now:
        found.append(("closes_at", _("Choose today or a later day.")))
    if asked.closes_at is not None and asked.closes_at > now + FURTHEST:
        found.append(("closes_at", _("Choose a day within the next two years.")))
    if asked.disclosure == Disclosure.CONFIDENTIAL and asked.closes_at is None:
        found.append(("closes_at", _("A confidential result is counted once, at the end: say when that is.")))
    return found


FURTHEST = timedelta(days=2 * 366)


def _terms(asked: NewPoll) -> dict[str, object]:
    return {
        "question": asked.question,
        "most_choices": asked.most_choices,
        "closes_at": asked.closes_at,
        "shows_results": ResultsShown(asked.shows_results),
        "disclosure": Disclosure(asked.disclosure),
    }


def _offer(poll: InlinePoll, asked: NewPoll) -> None:
    InlineChoice.objects.bulk_create(
        InlineChoice(poll=poll, text=text, position=number) for number, text in enumerate(asked.choices, start=1)
    )
