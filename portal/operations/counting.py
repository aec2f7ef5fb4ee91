"""Cached totals of boards and members, counted anew from the rows: after bulk writing."""

from __future__ import annotations

from itertools import islice

from django.db import transaction
from django.db.models import Count, F, Q, QuerySet, Sum

from forums.actions.counting import FIELDS, figures_of
from forums.models import BoardTally, Topic
from portal.common.bulk import update_rows
from portal.members.models import Member

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
    """The figures of members, written only where they differ."""
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
        .values_list("pk", *FIELDS)
    }
    figures = figures_of(ids)
    changed = []
    for pk, counts in before.items():
        after = tuple(figures[pk][field] for field in FIELDS)
        if after != counts:
            changed.append((*after, pk))
    update_rows(Member, FIELDS, changed)
