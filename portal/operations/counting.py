"""Cached totals of boards and members, counted anew from the rows: after bulk writing."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import Any

from django.db import transaction
from django.db.models import Count, F, Q, QuerySet, Sum

from forums.models import BoardTally, Post, Topic
from portal.members.models import Member
from portal.operations.bulk import update_rows

_MEMBERS = 2000
_UNSOLVED = Q(kind="question", solution=None, closed_at=None, archived_at=None)
_UNANSWERED = _UNSOLVED & Q(reply_count=0)


@transaction.atomic
def count_board(board_id: int) -> None:
    """The tally of a board. Its row is locked first, so that nobody's reply is lost in between."""
    BoardTally.objects.get_or_create(board_id=board_id)
    tally = BoardTally.objects.select_for_update().get(board_id=board_id)
    topics = Topic.objects.filter(board_id=board_id).public_rows()
    counted = topics.aggregate(
        topic_count=Count("pk"),
        solved_count=Count("pk", filter=Q(solution__isnull=False)),
        unanswered_count=Count("pk", filter=_UNANSWERED),
        unsolved_count=Count("pk", filter=_UNSOLVED),
        archived_count=Count("pk", filter=Q(archived_at__isnull=False)),
        said=Sum(F("reply_count") + F("comment_count")),
    )
    counted["post_count"] = counted["topic_count"] + (counted.pop("said") or 0)
    changed = [name for name, value in counted.items() if getattr(tally, name) != value]
    for name in changed:
        setattr(tally, name, counted[name])
    if changed:
        tally.save(update_fields=changed)


def count_members(members: QuerySet[Member]) -> None:
    """Topics, replies and solutions of members, written only where they differ."""
    numbers = members.order_by("pk").values_list("pk", flat=True).iterator(_MEMBERS)
    while chunk := list(islice(numbers, _MEMBERS)):
        _count(chunk)


@transaction.atomic
def _count(ids: list[int]) -> None:
    before = {
        pk: tuple(counts)
        for pk, *counts in Member.objects.select_for_update(no_key=True)
        .filter(pk__in=ids)
        .order_by("pk")
        .values_list("pk", "topic_count", "reply_count", "solution_count")
    }
    topics = _per_author(Topic.objects.public_rows().filter(author_id__in=ids), "author_id")
    replies = _per_author(_visible_posts().filter(author_id__in=ids, position__gt=1), "author_id")
    solutions = _per_author(
        Topic.objects.public_rows().filter(solution__author_id__in=ids, solution__hidden_at=None, solution__deleted_at=None),
        "solution__author_id",
    )
    changed = []
    for pk, counts in before.items():
        after = (topics.get(pk, 0), replies.get(pk, 0), solutions.get(pk, 0))
        if after != counts:
            changed.append((*after, pk))
    update_rows(Member, ["topic_count", "reply_count", "solution_count"], changed)


def _per_author(rows: QuerySet[Any], author: str) -> dict[int, int]:
    counted: Iterable[tuple[int, int]] = rows.order_by().values_list(author).annotate(Count("pk"))
    return dict(counted)


def _visible_posts() -> QuerySet[Post]:
    return Post.objects.filter(hidden_at=None, deleted_at=None, topic__hidden_at=None, topic__deleted_at=None)
