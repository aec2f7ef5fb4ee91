"""Slowing a topic down, giving it to a colleague."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from forums.actions.answering import hand_over
from forums.activities import (
    TOPIC_ASSIGNED,
    TOPIC_SLOWED,
    TOPIC_UNASSIGNED,
    TOPIC_UNSLOWED,
)
from forums.models import Post, Topic
from forums.permissions import can_moderate
from forums.permissions.curation import can_assign, can_be_assigned, can_post_so_soon
from portal.activity.record import record
from portal.common.permissions import Refused, require
from portal.members.models import Member

LONGEST_WAIT = 86400  # seconds


class TooSoon(Refused):
    """Slow mode: the member has said something in this topic a short while ago."""


@transaction.atomic
def slow_topic(*, topic: Topic, seconds: int, by: Member, now: datetime | None = None) -> None:
    """A moderator lets each member say one thing every so many seconds in a topic; 0 ends that."""
    now = now or timezone.now()
    require(can_moderate(by))
    topic = Topic.objects.lock(topic.pk)
    seconds = min(max(seconds, 0), LONGEST_WAIT)
    if topic.slow_seconds == seconds:
        return
    topic.slow_seconds = seconds
    topic.save(update_fields=["slow_seconds"])
    if seconds:
        record(TOPIC_SLOWED, actor=by, object=topic, data={"seconds": seconds}, happened_at=now)
    else:
        record(TOPIC_UNSLOWED, actor=by, object=topic, happened_at=now)


@transaction.atomic
def assign_topic(*, topic: Topic, to: Member | None, by: Member, now: datetime | None = None) -> None:
    """Staff give a topic to a colleague or take it themselves; to nobody takes it back."""
    now = now or timezone.now()
    topic = Topic.objects.lock(topic.pk)
    require(can_assign(by, topic))
    if to is not None:
        require(can_be_assigned(to, topic))
    before = topic.assigned_to
    if before == to:
        return
    topic.assigned_to = to
    topic.save(update_fields=["assigned_to"])
    hand_over(topic)
    if to is not None:
        record(TOPIC_ASSIGNED, actor=by, object=topic, target=to, happened_at=now)
    else:
        record(TOPIC_UNASSIGNED, actor=by, object=topic, target=before, happened_at=now)


def keep_slow(topic: Topic, by: Member, now: datetime) -> None:
    """Part of every act of saying something in a locked topic. Raises TooSoon."""
    if not topic.slow_seconds:
        return
    last = Post.objects.filter(topic=topic, author=by).order_by("-posted_at").values_list("posted_at", flat=True).first()
    verdict = can_post_so_soon(by, topic, last, now)
    if not verdict:
        raise TooSoon(verdict.reason)
