"""Counters, kept in the transaction of the act. Lock order everywhere: ideas by number, comment, tally, ballot, member.

`counted(idea)` compares what an idea adds to its board before and after the act, so no act does sums. `add_vote` and
`take_vote` keep all that depends on votes, the columns of the list orders included.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db.models import F
from django.db.models.expressions import Combinable
from django.db.models.functions import Greatest

from ideas.models import Idea, IdeaBoardTally, Importance, Vote
from portal.common.ranking import HALF_LIFE_DAYS, TRENDING_DAYS, decay_standing, standing_with

_DAY = 86_400
# Scores that weigh votes by their age: the column, and after how many days a vote weighs half.
SCORES = {"standing_score": HALF_LIFE_DAYS, "trending_score": TRENDING_DAYS}
VOTE_FIELDS = ("vote_count", "vote_weight", "important_count", "critical_count", "support", *SCORES)


@contextmanager
def counted(*ideas: Idea) -> Iterator[None]:
    """Around an act on locked ideas: afterwards the totals of their boards are right."""
    before = Counter[tuple[int, str]]()
    for idea in ideas:
        before.update(_contribution(idea))
    yield
    change = Counter[tuple[int, str]]()
    for idea in ideas:
        change.update(_contribution(idea))
    change.subtract(before)
    for board_id in sorted({board_id for (board_id, _field), number in change.items() if number}):
        fields = {field: _moved(field, number) for (pk, field), number in change.items() if pk == board_id and number}
        if not IdeaBoardTally.objects.filter(board_id=board_id).update(**fields):
            IdeaBoardTally.objects.get_or_create(board_id=board_id)
            IdeaBoardTally.objects.filter(board_id=board_id).update(**fields)


def _moved(field: str, number: int) -> Combinable:
    """A total and its change. It stops at 0: a total that went wrong once must not keep moderators from hiding an idea."""
    return F(field) + number if number > 0 else Greatest(F(field) + number, 0)


def _contribution(idea: Idea) -> dict[tuple[int, str], int]:
    """What an idea adds to its board's totals. One that is not stored, not public or merged away adds nothing."""
    if idea.pk is None or not idea.is_public or idea.is_merged:
        return {}
    return {(idea.board_id, "idea_count"): 1, (idea.board_id, f"{idea.meaning}_count"): 1}


def day_of(moment: datetime) -> float:
    """Days since 1970, for the score that weighs votes by their age."""
    return moment.timestamp() / _DAY


def add_vote(idea: Idea, vote: Vote) -> None:
    """A counted vote more, on a locked idea. Saves the idea's counters."""
    _change(idea, vote, 1)
    for name, half_life in SCORES.items():
        score = getattr(idea, name) or None
        score = standing_with(score, day=day_of(vote.created_at), weight=vote.weight, half_life_days=half_life)
        setattr(idea, name, score)
    idea.save(update_fields=VOTE_FIELDS)


def take_vote(idea: Idea, vote: Vote) -> None:
    """A counted vote less, on a locked idea: its row is gone, or about to change. Saves the idea's counters."""
    _change(idea, vote, -1)
    _take_off(idea, vote)
    idea.save(update_fields=VOTE_FIELDS)


def recount_votes(idea: Idea) -> None:
    """All that depends on votes, counted anew from the rows: after a merge, an unmerge, an import. On a locked idea."""
    rows = list(Vote.objects.filter(idea=idea, is_counted=True).values_list("weight", "importance", "created_at"))
    idea.vote_count = len(rows)
    idea.vote_weight = sum(weight for weight, _importance, _at in rows)
    idea.important_count = sum(importance == Importance.IMPORTANT for _weight, importance, _at in rows)
    idea.critical_count = sum(importance == Importance.CRITICAL for _weight, importance, _at in rows)
    _score(idea, [(day_of(at), weight) for weight, _importance, at in rows])
    _order(idea)
    idea.save(update_fields=VOTE_FIELDS)


def _change(idea: Idea, vote: Vote, by: int) -> None:
    idea.vote_count = max(0, idea.vote_count + by)
    idea.vote_weight = max(0, idea.vote_weight + by * vote.weight)
    if vote.importance == Importance.IMPORTANT:
        idea.important_count = max(0, idea.important_count + by)
    elif vote.importance == Importance.CRITICAL:
        idea.critical_count = max(0, idea.critical_count + by)
    _order(idea)


def _order(idea: Idea) -> None:
    idea.support = idea.vote_weight + idea.anonymous_votes


def _score(idea: Idea, votes: list[tuple[float, float]]) -> None:
    if idea.anonymous_votes:
        # Nobody knows when they came: they are as old as the idea.
        votes = [*votes, (day_of(idea.posted_at), idea.anonymous_votes)]
    for name, half_life in SCORES.items():
        setattr(idea, name, decay_standing(votes, half_life) or 0.0)


def _take_off(idea: Idea, vote: Vote) -> None:
    """The scores without a vote. Taken off in the logarithm; counted anew where little is left and rounding would show."""
    day, left = day_of(vote.created_at), {}
    for name, half_life in SCORES.items():
        score = getattr(idea, name)
        share = vote.weight * 2.0 ** min(day / half_life - score, 1.0)
        if not idea.support or share >= 0.9:
            rows = Vote.objects.filter(idea=idea, is_counted=True).exclude(pk=vote.pk).values_list("created_at", "weight")
            _score(idea, [(day_of(at), weight) for at, weight in rows])
            return
        left[name] = score + math.log2(1 - share)
    for name, score in left.items():
        setattr(idea, name, score)
