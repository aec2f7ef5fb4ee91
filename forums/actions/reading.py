"""Writing down how many have read."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from forums.models import Topic, TopicRead
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
