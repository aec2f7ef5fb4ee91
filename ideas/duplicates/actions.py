"""Saying that two ideas are not the same, taking that back, and keeping what a night has found."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from ideas.duplicates.activities import PAIR_RECONSIDERED, PAIR_REJECTED
from ideas.duplicates.models import LikelyPair
from ideas.duplicates.permissions import can_judge_pair
from ideas.duplicates.texts import community_texts, wishes_by_board
from portal.activity.record import record
from portal.common.permissions import require
from portal.common.text_similarity import TextModel, alike
from portal.members.models import Member

LEAST = 0.3  # README.md says what is found from there on
NEAREST = 2  # of each idea
MOST_OF_BOARD = 200  # pairs that are kept: nobody decides about more
_AT_ONCE = 500


@dataclass(frozen=True)
class Found:
    """Two ideas of one board that a night has found to be alike."""

    board: int
    one: int
    other: int
    alike: float
    shared_words: tuple[str, ...] = ()


@transaction.atomic
def say_not_the_same(*, pair_pk: int, by: Member, now: datetime | None = None) -> LikelyPair:
    """Somebody who may merge says that two ideas are different. The pair is not suggested again."""
    return _judge(pair_pk, by, now or timezone.now(), are_different=True)


@transaction.atomic
def say_maybe_the_same(*, pair_pk: int, by: Member, now: datetime | None = None) -> LikelyPair:
    """Take that back: the pair is suggested again."""
    return _judge(pair_pk, by, now or timezone.now(), are_different=False)


def _judge(pair_pk: int, by: Member, now: datetime, *, are_different: bool) -> LikelyPair:
    """Saying the same again changes nothing, neither when nor who. Raises LikelyPair.DoesNotExist."""
    pair = LikelyPair.objects.select_related("one", "other").lock_one(pair_pk)
    require(can_judge_pair(by, pair, now))
    if (pair.said_different_at is not None) == are_different:
        return pair
    pair.said_different_at, pair.said_different_by = (now, by) if are_different else (None, None)
    pair.save(update_fields=["said_different_at", "said_different_by"])
    kind = PAIR_REJECTED if are_different else PAIR_RECONSIDERED
    record(kind, actor=by, object=pair.one, target=pair.other, data={"alike": round(pair.alike, 2)}, happened_at=now)
    return pair


def find_pairs(*, now: datetime) -> int:
    """Look through all boards for ideas that may be the same. Reading takes minutes; what is kept is one short transaction."""
    boards = wishes_by_board()
    ear = TextModel(community_texts()) if boards else None
    found = []
    for board, wishes in boards.items():
        texts = [wish.text for wish in wishes]
        assert ear is not None
        for row in alike(ear, texts, least=LEAST, most=NEAREST)[:MOST_OF_BOARD]:
            # The words as they are written in the older of the two: it was there first.
            older, newer = sorted((row.one, row.other), key=lambda at: wishes[at].pk)
            shared = ear.shared_words(texts[older], texts[newer])
            found.append(Found(board, wishes[older].pk, wishes[newer].pk, row.alike, tuple(shared)))
    return keep_pairs(found=found, now=now)


@transaction.atomic
def keep_pairs(*, found: Iterable[Found], now: datetime) -> int:
    """What a night has found stands in the place of what the night before had. Gives how many pairs there are.

    Pairs that somebody said are different stay as they are, whether they are found or not: that word outlives the night.
    """
    rows = [
        LikelyPair(
            board_id=pair.board,
            one_id=min(pair.one, pair.other),
            other_id=max(pair.one, pair.other),
            alike=min(1.0, max(0.0, pair.alike)),
            shared_words=list(pair.shared_words),
            found_at=now,
        )
        for pair in found
    ]
    for start in range(0, len(rows), _AT_ONCE):
        LikelyPair.objects.bulk_create(
            rows[start : start + _AT_ONCE],
            update_conflicts=True,
            unique_fields=["one", "other"],
            update_fields=["board", "alike", "shared_words", "found_at"],
        )
    LikelyPair.objects.undecided().exclude(found_at=now).delete()
    return len(rows)
