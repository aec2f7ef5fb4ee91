"""What a poll and a conversation show to a reader: what is next, what is theirs, and results if they may see them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.activity.models import PrivateRelease
from portal.common.opinion import AGREE, ANSWERS_TO_BE_PLACED, DISAGREE, PASS, statement_weight
from portal.common.page_context import adds_to
from portal.common.private_counts import FEWEST_PEOPLE, epsilon_of, threshold
from portal.common.viewer import Viewer
from portal.polls.forms import PollForm, StatementForm
from portal.polls.mapping import cell_of, cells_of
from portal.polls.models import (
    AskingPage,
    ConversationPage,
    InlinePoll,
    OpinionMap,
    PollBallot,
    PollPage,
    PollTally,
    Statement,
    StatementAnswer,
)
from portal.polls.permissions import can_add_statement, can_answer, can_see_ballots, can_see_results


@dataclass(frozen=True)
class Share:
    """A line of a result: how many of how many."""

    text: str
    count: int
    of: int
    is_mine: bool = False

    @property
    def percent(self) -> int:
        return round(100 * self.count / self.of) if self.of else 0


@dataclass(frozen=True)
class Spread:
    """How a statement was answered, in percent of those who saw it."""

    text: str
    agreed: int
    disagreed: int
    passed: int
    answer: int = AGREE
    elsewhere: int | None = None  # percent of the others who answered as this group did

    @property
    def saw(self) -> int:
        return self.agreed + self.disagreed + self.passed

    @property
    def percent(self) -> int:
        """Of those who answered as is said here."""
        return _percent(self.agreed if self.answer == AGREE else self.disagreed, self.saw)

    @property
    def percents(self) -> tuple[int, int, int]:
        return _percent(self.agreed, self.saw), _percent(self.disagreed, self.saw), _percent(self.passed, self.saw)


@dataclass(frozen=True)
class About:
    """A line of a confidential result: to the nearest five. None: fewer than five, or too few to say."""

    text: str
    figure: int | None
    most: int  # the largest figure, for the length of its bar
    is_mine: bool = False

    @property
    def length(self) -> int:
        return round(100 * (self.figure or 0) / self.most) if self.most else 0


@dataclass(frozen=True)
class StatementAbout:
    """The same of a statement: agree, disagree, neither."""

    text: str
    figures: tuple[int | None, ...]


@dataclass(frozen=True)
class Confidential:
    """What a confidential page says of its result, before and after its end. `state`: waiting, counting, shown, lost."""

    state: str
    weeks: int = 0
    days: int = 0
    needed: int = 0  # about so many have to give an answer for it to show
    figures: dict[str, int] | None = None


def confidential_of(page: AskingPage | InlinePoll, now: datetime) -> Confidential | None:
    """None for a page that is not confidential. One query after its end."""
    if not page.is_confidential or page.closes_at is None:
        return None
    if page.is_open(now):
        left = max(page.closes_at - now, timedelta())
        needed = threshold(epsilon_of(cells_of(page)))
        return Confidential("waiting", weeks=left.days // 7, days=max(1, left.days), needed=needed)
    made = PrivateRelease.objects.filter(source=page.source).first()
    if made is None:
        return Confidential("counting")
    return Confidential("lost") if made.is_sealed else Confidential("shown", figures=made.figures)


@dataclass(frozen=True)
class GroupView:
    name: str
    size: int
    statements: list[Spread]


def poll_context(poll: PollPage, viewer: Viewer, now: datetime, form: PollForm | None = None) -> dict[str, Any]:
    """The page of a poll."""
    if (terms := poll.terms()) is not None:
        terms.keep(poll)
    ballot = None
    if viewer.is_authenticated:
        ballot = PollBallot.objects.filter(poll=poll, member=viewer).prefetch_related("choices").first()
    mine = {choice.pk for choice in ballot.choices.all()} if ballot else set()
    verdict = can_see_results(viewer, poll, now, has_answered=ballot is not None)
    choices = list(poll.choices.all())
    confidential = confidential_of(poll, now)
    tally = PollTally(poll=poll)
    if confidential is None:
        tally = PollTally.objects.filter(poll_id=poll.pk).first() or tally
    figures = confidential.figures if confidential else None
    return {
        "poll": poll,
        "is_open": poll.is_open(now),
        "may_answer": can_answer(viewer, poll, now),
        "ballot": ballot,
        "form": form or PollForm(poll, initial={"choices": sorted(mine)}),
        "answer_url": reverse("polls:poll_answer", args=[poll.pk]) if poll.pk else "",
        "withdraw_url": reverse("polls:poll_withdraw", args=[poll.pk]) if poll.pk else "",
        "verdict": verdict,
        "people": tally.ballot_count,
        "shares": _shares(choices, tally, mine) if verdict and tally.ballot_count else [],
        "confidential": confidential,
        "abouts": [_about(choice, figures, mine) for choice in choices] if figures is not None else [],
        "may_see_ballots": bool(poll.pk) and bool(can_see_ballots(viewer, poll)),
    }


def _about(choice: Any, figures: dict[str, int], mine: set[int]) -> About:
    return About(choice.text, figures.get(str(choice.pk)), max(figures.values(), default=0), choice.pk in mine)


def _shares(choices: Sequence[Any], tally: PollTally, mine: set[int]) -> list[Share]:
    return [
        Share(choice.text, tally.counts.get(str(choice.pk), 0), tally.ballot_count, choice.pk in mine) for choice in choices
    ]


def conversation_context(
    conversation: ConversationPage, viewer: Viewer, now: datetime, form: StatementForm | None = None
) -> dict[str, Any]:
    """The page of a conversation."""
    if (terms := conversation.terms()) is not None:
        terms.keep(conversation)
    confidential = confidential_of(conversation, now)
    statements = list(conversation.statements.public_rows().order_by("pk")) if conversation.pk else []
    answers: dict[int, int] = {}
    if viewer.is_authenticated:
        rows = StatementAnswer.objects.filter(member=viewer, statement__in=statements)
        answers = dict(rows.values_list("statement_id", "answer"))
    found = None
    if confidential is None:
        found = OpinionMap.objects.filter(conversation_id=conversation.pk).first()
    enough = min(ANSWERS_TO_BE_PLACED, len(statements))
    verdict = can_see_results(viewer, conversation, now, has_answered=bool(answers) and len(answers) >= enough)
    return {
        "conversation": conversation,
        "is_open": conversation.is_open(now),
        "may_answer": can_answer(viewer, conversation, now),
        "may_add": can_add_statement(viewer, conversation, now),
        "form": form or StatementForm(),
        "add_url": reverse("polls:statement_create", args=[conversation.pk]) if conversation.pk else "",
        "statement": next_statement(statements, answers, found, viewer),
        "total": len(statements),
        "answered": len(answers),
        "enough": enough,
        "mine": [(statement, answers[statement.pk]) for statement in statements if statement.pk in answers],
        "answer_choices": [(choice.name.lower(), choice.label, choice.value) for choice in StatementAnswer.Answer],
        "verdict": verdict,
        "fewest": FEWEST_PEOPLE,
        "confidential": confidential,
        "abouts": _statements_about(statements, confidential),
        **(_map_context(found, statements) if verdict else {"people": 0, "groups": [], "consensus": [], "spreads": []}),
    }


def next_statement(
    statements: Sequence[Statement], answers: dict[int, int], found: OpinionMap | None, viewer: Viewer
) -> Statement | None:
    """The statement to put before this member next: drawn by weight, and the same until they have answered it."""
    waiting = [statement for statement in statements if statement.pk not in answers]
    totals, reach = (found.totals, found.reach) if found else ({}, {})

    def turn(statement: Statement) -> float:
        agreed, disagreed, passed = totals.get(str(statement.pk), (0, 0, 0))
        weight = statement_weight(agreed, passed, agreed + disagreed + passed, reach.get(str(statement.pk), 0.0))
        digest = sha256(f"{viewer.pk}|{statement.pk}".encode()).digest()
        # The least of exponential times with these rates comes first as often as its weight says.
        return -math.log((int.from_bytes(digest[:8]) + 1) / 2**64) / weight

    return min(waiting, key=turn, default=None)


def _statements_about(statements: Sequence[Statement], confidential: Confidential | None) -> list[StatementAbout]:
    """Those with which the most agree first; what is not shown stands as it was added."""
    if confidential is None or confidential.figures is None:
        return []
    figures = confidential.figures
    rows = [
        StatementAbout(statement.text, tuple(figures.get(cell_of(statement.pk, answer)) for answer in (AGREE, DISAGREE, PASS)))
        for statement in statements
    ]
    return sorted(rows, key=lambda row: -(row.figures[0] or 0))


def _map_context(found: OpinionMap | None, statements: Sequence[Statement]) -> dict[str, Any]:
    texts = {str(statement.pk): statement.text for statement in statements}
    if found is None:
        return {"people": 0, "groups": [], "consensus": [], "spreads": []}
    groups = [
        GroupView(
            name=_("Group %(letter)s") % {"letter": chr(ord("A") + number)},
            size=group["size"],
            statements=[_spread(texts, row) for row in group["stands_for"] if str(row["statement"]) in texts],
        )
        for number, group in enumerate(found.groups)
    ]
    spreads = [Spread(texts[pk], *counts) for pk, counts in found.totals.items() if pk in texts]
    return {
        "people": found.people,
        "groups": groups,
        "consensus": [_spread(texts, row) for row in found.consensus if str(row["statement"]) in texts],
        "spreads": sorted(spreads, key=lambda spread: -max(spread.percents[:2])),
    }


def _spread(texts: dict[str, str], row: dict[str, Any]) -> Spread:
    return Spread(texts[str(row["statement"])], *row["counts"], answer=row["answer"], elsewhere=row.get("elsewhere"))


def _percent(count: int, of: int) -> int:
    return round(100 * count / of) if of else 0


@adds_to("polls.PollPage")
def _poll_page(poll: PollPage, request: HttpRequest) -> dict[str, Any]:
    return poll_context(poll, request.user, timezone.now())


@adds_to("polls.ConversationPage")
def _conversation_page(conversation: ConversationPage, request: HttpRequest) -> dict[str, Any]:
    return conversation_context(conversation, request.user, timezone.now())
