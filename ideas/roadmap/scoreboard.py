"""How boards keep their word: counted over every idea that passed the votes which ask for an answer.

Nothing here gets better by closing ideas in bulk. A first answer is an official response, a change of status in words that
were not said to many, or an entry in the changelog. Who closes an idea without one leaves it unanswered, and it waits on.
Delivered is what stands in the changelog or was said in words of its own; closing moves an idea from "open" to "closed
without delivery", and both stand below the line.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db.models import Count, F, Q

from ideas.actions.answering import FIRST_ANSWER, MOST_OF_SAME_WORDS
from ideas.boards import IdeaBoardEntry, board_map
from ideas.models import Idea, Meaning, OfficialResponse, StatusChange
from ideas.roadmap.models import Shipment
from portal.activity.models import Promise

_KEY, _SECONDS = "roadmap:scoreboard", 600


@dataclass
class Score:
    """The figures of one board, or of several added up."""

    ideas: int = 0
    votes_due: int = 0  # of ideas that were answered, or whose day has passed
    votes_answered: int = 0  # of these, in time
    late: int = 0
    delivered: int = 0
    open: int = 0
    closed: int = 0  # without delivery
    reopened: int = 0
    waits: list[float] = field(default_factory=list)  # days until the first answer, or until now

    @property
    def share_answered(self) -> int | None:
        return round(100 * self.votes_answered / self.votes_due) if self.votes_due else None

    @property
    def share_delivered(self) -> int | None:
        return round(100 * self.delivered / self.ideas) if self.ideas else None

    @property
    def median_days(self) -> float | None:
        """What has no answer yet counts with the days that it has waited: leaving it aside makes nothing faster."""
        return statistics.median(self.waits) if self.waits else None

    def add(self, other: Score) -> None:
        for name in ("ideas", "votes_due", "votes_answered", "late", "delivered", "open", "closed", "reopened"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.waits = self.waits + other.waits


def scores(now: datetime) -> dict[int, Score]:
    """The figures of every board that promises answers, kept for ten minutes."""
    found = cache.get(_KEY)
    if found is None:
        found = count_scores([board for board in board_map().values() if board.answer_days], now)
        cache.set(_KEY, found, _SECONDS)
    return found


def count_scores(boards: Iterable[IdeaBoardEntry], now: datetime) -> dict[int, Score]:
    """Counted anew from the rows, in six queries."""
    by_board = {board.pk: board for board in boards}
    passed = Q(pk__in=[])
    for board in by_board.values():
        enough = Q(answer_due_at__isnull=False) | Q(people__gte=board.answer_votes)
        passed |= Q(board_id=board.pk) & enough
    ideas = Idea.objects.public_rows().standing().annotate(people=F("vote_count") + F("anonymous_votes")).filter(passed)
    many = _words_for_many()
    answered, own_words = _answers(ideas.values("pk"), many)
    promised = dict(
        Promise.objects.filter(
            kind=FIRST_ANSWER, object_type=ContentType.objects.get_for_model(Idea), object_id__in=ideas.values("pk")
        )
        .order_by("-made_at")
        .values_list("object_id", "made_at")
    )
    found = {pk: Score() for pk in by_board}
    columns = ("pk", "board_id", "people", "meaning", "answer_due_at", "reopened_count")
    for pk, board_id, people, meaning, due, reopened in ideas.values_list(*columns):
        score, answer = found[board_id], answered.get(pk)
        score.ideas += 1
        score.reopened += int(reopened > 0)
        is_delivered = meaning == Meaning.DELIVERED and pk in own_words
        score.delivered += int(is_delivered)
        score.closed += int(meaning == Meaning.NOT_DOING or (meaning == Meaning.DELIVERED and not is_delivered))
        score.open += int(meaning not in (Meaning.DELIVERED, Meaning.NOT_DOING))
        if due is None:
            # Answered before enough had voted: nobody waited. Without an answer the days were never promised.
            if answer is not None:
                score.votes_due += people
                score.votes_answered += people
                score.waits.append(0.0)
            continue
        begun = promised.get(pk) or due - timedelta(days=by_board[board_id].answer_days)
        score.waits.append(max(0.0, ((answer or now) - begun).total_seconds() / 86_400))
        if answer is not None or due < now:
            score.votes_due += people
            score.votes_answered += people if answer is not None and answer <= due else 0
        score.late += int(answer is None and due < now)
    return found


def _words_for_many() -> set[tuple[str, int | None]]:
    """Reasons that somebody gave for more ideas than the same words can answer."""
    said = StatusChange.objects.exclude(reason="").order_by().values_list("reason", "by_id")
    return {(reason, by) for reason, by, count in said.annotate(n=Count("idea", distinct=True)) if count > MOST_OF_SAME_WORDS}


def _answers(ideas: object, many: set[tuple[str, int | None]]) -> tuple[dict[int, datetime], set[int]]:
    """The moment of each idea's first answer, and the ideas that were delivered in words of their own or with a change."""
    first: dict[int, datetime] = {}

    def answered(idea: int, at: datetime) -> None:
        first[idea] = min(first.get(idea, at), at)

    delivered: set[int] = set()
    responses = OfficialResponse.objects.filter(idea__in=ideas).exclude(author=F("idea__author"))
    for idea, at in responses.values_list("idea_id", "posted_at"):
        answered(idea, at)
    changes = StatusChange.objects.filter(idea__in=ideas).exclude(reason="").order_by("at", "pk")
    for idea, at, reason, by, author, meaning in changes.values_list(
        "idea_id", "at", "reason", "by_id", "idea__author_id", "meaning"
    ):
        if (reason, by) in many:
            continue
        if by != author:
            answered(idea, at)
        if meaning == Meaning.DELIVERED:
            delivered.add(idea)
    for idea, at in Shipment.objects.filter(idea__in=ideas).values_list("idea_id", "shipped_at"):
        answered(idea, at)
        delivered.add(idea)
    return first, delivered


def tally(rows: Iterable[Score]) -> Score:
    """Several boards as one."""
    whole = Score()
    for row in rows:
        whole.add(row)
    return whole
