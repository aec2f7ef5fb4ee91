"""Cached totals, kept in the transaction of the act. Lock order everywhere: topic, post, tally, member.

`counted(topic)` compares what a topic adds to its board before and after the act, so no act does sums.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from django.db.models import F, Max
from django.db.models.expressions import Combinable
from django.db.models.functions import Greatest

from forums.models import BoardTally, Post, Topic
from portal.members.models import Member

_TALLIES = ("topic_count", "post_count", "unanswered_count", "unsolved_count", "solved_count", "archived_count")


@contextmanager
def counted(*topics: Topic) -> Iterator[Counter[tuple[int | None, str]]]:
    """Around an act on locked topics: afterwards the tallies of their boards and the totals of members are right.

    Yields a counter to which the act adds (member number, field) changes: counts[ada.pk, "reply_count"] += 1.
    """
    before = Counter[tuple[int, str]]()
    for topic in topics:
        before.update(_contribution(topic))
    members = Counter[tuple[int | None, str]]()
    yield members
    change = Counter[tuple[int, str]]()
    for topic in topics:
        change.update(_contribution(topic))
    change.subtract(before)
    for board_id in sorted({board_id for (board_id, _field), number in change.items() if number}):
        fields = {field: _moved(field, change[board_id, field]) for field in _TALLIES if change[board_id, field]}
        if not BoardTally.objects.filter(board_id=board_id).update(**fields):
            BoardTally.objects.get_or_create(board_id=board_id)
            BoardTally.objects.filter(board_id=board_id).update(**fields)
    for member_id in sorted({member_id for (member_id, _field), number in members.items() if number and member_id}):
        fields = {field: _moved(field, number) for (pk, field), number in members.items() if pk == member_id and number}
        Member.objects.filter(pk=member_id).update(**fields)


def _moved(field: str, number: int) -> Combinable:
    """A total and its change. It stops at 0: a total that went wrong once must not keep moderators from hiding a post."""
    return F(field) + number if number > 0 else Greatest(F(field) + number, 0)


def _contribution(topic: Topic) -> dict[tuple[int, str], int]:
    """What a topic adds to its board's totals. A topic that is not stored or not public adds nothing."""
    if topic.pk is None or not topic.is_public:
        return {}
    is_open_question = topic.is_question and topic.solution_id is None and topic.closed_at is None and topic.archived_at is None
    return {
        (topic.board_id, "topic_count"): 1,
        (topic.board_id, "post_count"): 1 + topic.reply_count + topic.comment_count,
        (topic.board_id, "unanswered_count"): int(is_open_question and topic.reply_count == 0),
        (topic.board_id, "unsolved_count"): int(is_open_question),
        (topic.board_id, "solved_count"): int(topic.solution_id is not None),
        (topic.board_id, "archived_count"): int(topic.archived_at is not None),
    }


def refresh_last(topic: Topic) -> None:
    """After something was taken away or came back: who spoke last, and when; and whether the company still has."""
    last = (
        Post.objects.filter(topic=topic, hidden_at=None, deleted_at=None)
        .order_by("-posted_at", "-pk")
        .values("posted_at", "author_id")
        .first()
    )
    topic.active_at = last["posted_at"] if last else topic.posted_at
    topic.last_poster_id = last["author_id"] if last else topic.author_id
    official = Post.objects.filter(topic=topic, is_official=True, position__gt=1, hidden_at=None, deleted_at=None)
    if topic.has_official != (has_official := official.exists()):
        topic.has_official = has_official
        topic.save(update_fields=["has_official"])


def highest_position(topic: Topic) -> int:
    return Post.objects.filter(topic=topic).aggregate(highest=Max("position"))["highest"] or 0
