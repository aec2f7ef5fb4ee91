"""Comparing, and counting what the comparisons come to."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from ideas.boards import board_map
from ideas.models import Idea
from ideas.pairwise.activities import IDEAS_COMPARED
from ideas.pairwise.models import Comparison, Ranking
from ideas.pairwise.permissions import can_compare
from portal.activity.record import record
from portal.common.permissions import require
from portal.common.ranking import bt_score, strengths
from portal.members.models import Member
from portal.writing.entry import Entrance, Pace, admit_act

COMPARISON = Entrance("pairwise.comparison", paces=(Pace(300, 600),))


class NoPair(Exception):
    """These are not two open ideas of one board."""


@transaction.atomic
def compare(*, ideas: tuple[int, int], chosen: int | None, by: Member, now: datetime | None = None) -> Comparison:
    """A member says which of two ideas matters more to them; None: they cannot say. Raises NoPair.

    Answering the same pair again changes the answer.
    """
    now = now or timezone.now()
    rows = {idea.pk: idea for idea in Idea.objects.public_rows().open().filter(pk__in=ideas)}
    boards = {idea.board_id for idea in rows.values()}
    if len(rows) != 2 or len(boards) != 1 or (chosen is not None and chosen not in rows):
        raise NoPair
    board_id = boards.pop()
    require(can_compare(by, board_map().get(board_id), now))
    admit_act(COMPARISON, by=by)
    first, second = sorted(rows)
    answers = {first: Comparison.Answer.FIRST, second: Comparison.Answer.SECOND, None: Comparison.Answer.NEITHER}
    defaults = {"board_id": board_id, "answer": answers[chosen], "compared_at": now}
    comparison, is_new = Comparison.objects.update_or_create(first_id=first, second_id=second, member=by, defaults=defaults)
    if is_new:
        record(IDEAS_COMPARED, actor=by, object=rows[first], target=rows[second], happened_at=now)
    return comparison


@transaction.atomic
def count_comparisons(*, board_id: int, now: datetime) -> Ranking | None:
    """Score the ideas of a board anew, once somebody has compared since; None where nothing is new."""
    rows = Comparison.objects.filter(board_id=board_id)
    last = Ranking.objects.filter(board_id=board_id).first()
    fresh = rows.filter(compared_at__gt=last.counted_at) if last else rows
    if not fresh.exists():
        return None
    wins = Counter[tuple[int, int]]()
    said = 0
    for first, second, answer in rows.values_list("first_id", "second_id", "answer").iterator(5000):
        said += 1
        if answer == Comparison.Answer.FIRST:
            wins[first, second] += 1
        elif answer == Comparison.Answer.SECOND:
            wins[second, first] += 1
    ideas = sorted({pk for pair in wins for pk in pair})
    place = {pk: at for at, pk in enumerate(ideas)}
    found = bt_score(strengths(len(ideas), {(place[won], place[lost]): count for (won, lost), count in wins.items()}))
    Idea.objects.filter(board_id=board_id).exclude(pairwise_score=None).exclude(pk__in=ideas).update(pairwise_score=None)
    for pk, score in zip(ideas, found, strict=True):
        Idea.objects.filter(pk=pk).update(pairwise_score=round(score, 4))
    outcomes = {str(pk): [0, 0] for pk in ideas}
    for (won, lost), count in wins.items():
        outcomes[str(won)][0] += count
        outcomes[str(lost)][1] += count
    people = rows.values("member").distinct().count()
    fields = {"counted_at": now, "people": people, "comparisons": said, "outcomes": outcomes}
    return Ranking.objects.update_or_create(board_id=board_id, defaults=fields)[0]


@transaction.atomic
def erase_comparisons_of(*, member: Member) -> None:
    """A member's comparisons go with the account; the scores follow when they are next counted."""
    Comparison.objects.filter(member=member).delete()
