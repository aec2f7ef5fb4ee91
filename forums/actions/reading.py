"""Writing down how many have read, and how far."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from forums.boards import board_map
from forums.models import ReadUntil, Topic, TopicRead
from forums.permissions import can_see_board
from portal.common.permissions import require
from portal.members.models import Member

_AT_ONCE = 200


def add_readers(*, readers: dict[int, int]) -> None:
    """More readers of topics, by number. Each row by itself, so that no reply waits for a whole batch."""
    for pk in sorted(readers):
        Topic.objects.filter(pk=pk).update(view_count=F("view_count") + readers[pk])


@transaction.atomic
def add_positions(*, shown: dict[tuple[int, int], int], now: datetime | None = None) -> None:
    """How far members have read, by (member, topic). Never goes back; members and topics that are gone are left out."""
    now = now or timezone.now()
    members = set(
        Member.objects.filter(pk__in={member for member, _topic in shown}, erased_at=None).values_list("pk", flat=True)
    )
    topics = set(Topic.objects.filter(pk__in={topic for _member, topic in shown}).values_list("pk", flat=True))
    pairs = sorted(pair for pair in shown if pair[0] in members and pair[1] in topics)
    for start in range(0, len(pairs), _AT_ONCE):
        there = pairs[start : start + _AT_ONCE]
        known = TopicRead.objects.filter(member_id__in={m for m, _t in there}, topic_id__in={t for _m, t in there})
        before = {(row.member_id, row.topic_id): row.last_position for row in known}
        TopicRead.objects.bulk_create(
            [
                TopicRead(member_id=member, topic_id=topic, last_position=position, seen_at=now)
                for member, topic in there
                if (position := shown[member, topic]) > before.get((member, topic), 0)
            ],
            update_conflicts=True,
            unique_fields=["member", "topic"],
            update_fields=["last_position", "seen_at"],
        )


@transaction.atomic
def mark_all_read(*, member: Member, board_id: int | None = None, now: datetime | None = None) -> None:
    """Everything on a board, or on all of them, counts as read for a member. Nobody else hears of it."""
    now = now or timezone.now()
    if board_id is not None:
        require(can_see_board(member, board_map().get(board_id)))
    mark, is_new = ReadUntil.objects.select_for_update().get_or_create(
        member=member, board_id=board_id, defaults={"until": now}
    )
    if not is_new and now > mark.until:
        mark.before, mark.until = mark.until, now
        mark.save(update_fields=["before", "until"])


@transaction.atomic
def unmark_all_read(*, member: Member, board_id: int | None = None) -> None:
    """Take back the last `mark_all_read`: what was unread before it is unread again."""
    mark = ReadUntil.objects.select_for_update().filter(member=member, board_id=board_id).first()
    if mark is None:
        return
    if mark.before is None:
        mark.delete()
    else:
        mark.until, mark.before = mark.before, None
        mark.save(update_fields=["until", "before"])
