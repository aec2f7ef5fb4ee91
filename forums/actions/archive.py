"""Archiving what nobody has said anything in for long, and bringing it back."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from forums.actions.answering import settle_answer
from forums.actions.counting import counted
from forums.activities import TOPIC_ARCHIVED, TOPIC_UNARCHIVED
from forums.boards import board_map
from forums.models import MergedAway, Topic
from forums.permissions import can_moderate
from portal.activity.record import record
from portal.common.permissions import require
from portal.members.models import Member

AT_ONCE = 500  # of one board in one run; the next run goes on


@transaction.atomic
def archive_topic(*, topic: Topic, by: Member | None, days: int | None = None, now: datetime | None = None) -> None:
    """A moderator archives a topic, or the house does after so many quiet days (`by` is None): nothing more is said in it."""
    now = now or timezone.now()
    if by is not None:
        require(can_moderate(by))
    topic = Topic.objects.lock(topic.pk)
    if topic.archived_at is not None:
        return
    if by is None and days is not None and topic.active_at > now - timedelta(days=days):
        return  # somebody has said something while the job was on its way
    with counted(topic):
        topic.archived_at = now
        topic.save(update_fields=["archived_at"])
    settle_answer(topic, by=by, now=now)
    record(TOPIC_ARCHIVED, actor=by, object=topic, data={"days": days} if days else {}, happened_at=now)


@transaction.atomic
def unarchive_topic(*, topic: Topic, by: Member, now: datetime | None = None) -> None:
    """A moderator brings a topic back from the archive. It has as long again before it goes there."""
    now = now or timezone.now()
    require(can_moderate(by))
    topic = Topic.objects.lock(topic.pk)
    if topic.archived_at is None:
        return
    with counted(topic):
        topic.archived_at, topic.unarchived_at = None, now
        topic.save(update_fields=["archived_at", "unarchived_at"])
    settle_answer(topic, by=by, now=now)
    record(TOPIC_UNARCHIVED, actor=by, object=topic, happened_at=now)


def archive_quiet_topics(*, now: datetime | None = None) -> int:
    """Archive what was quiet for as long as its board says, each topic by itself. Gives how many."""
    now = now or timezone.now()
    count = 0
    for board in board_map().values():
        days = board.archive_after_days
        if not days:
            continue
        due = Topic.objects.due_for_archive(board.pk, now - timedelta(days=days)).order_by("active_at", "pk")
        for topic in due.only("pk")[:AT_ONCE]:
            try:
                archive_topic(topic=topic, by=None, days=days, now=now)
            except (MergedAway, Topic.DoesNotExist):
                continue  # a moderator was quicker
            count += 1
    return count
