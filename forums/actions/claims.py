"""Taking a question on: for ten minutes everybody sees who is answering it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from forums.activities import CLAIM_RELEASED, TOPIC_CLAIMED
from forums.limits import CLAIM, CLAIM_FOR
from forums.models import Topic
from forums.permissions import can_claim, can_moderate
from portal.activity.record import record
from portal.common.permissions import require
from portal.members.models import Member
from portal.writing.entry import admit_act


class AlreadyClaimed(Exception):
    """Somebody else is on it. Holds who."""

    def __init__(self, member: Member) -> None:
        super().__init__("somebody else is on it")
        self.member = member


class NotClaimed(Exception):
    """Nobody is on it (any more)."""


@transaction.atomic
def claim_topic(*, topic: Topic, by: Member, now: datetime | None = None) -> Topic:
    """A helper takes a question on for ten minutes; again, for ten more. Raises AlreadyClaimed."""
    now = now or timezone.now()
    topic = Topic.objects.lock(topic.pk)
    require(can_claim(by, topic, now))
    admit_act(CLAIM, by=by)
    holder = topic.claimer(now)
    if holder is not None and holder.pk != by.pk:
        raise AlreadyClaimed(holder)
    topic.claimed_by, topic.claimed_until = by, now + CLAIM_FOR
    topic.save(update_fields=["claimed_by", "claimed_until"])
    record(TOPIC_CLAIMED, actor=by, object=topic, happened_at=now)
    return topic


@transaction.atomic
def release_claim(*, topic: Topic, by: Member, now: datetime | None = None) -> Topic:
    """Whoever took a question on gives it back early; a moderator may do so for them. Raises NotClaimed."""
    now = now or timezone.now()
    topic = Topic.objects.lock(topic.pk)
    if topic.claimer(now) is None:
        raise NotClaimed
    if topic.claimed_by_id != by.pk:
        require(can_moderate(by))
    _release(topic, by, now)
    return topic


def release_with_reply(topic: Topic, by: Member, now: datetime) -> None:
    """Part of replying, on a locked topic: who has answered is not on it any more."""
    if topic.claimed_by_id == by.pk:
        _release(topic, by, now)


def _release(topic: Topic, by: Member, now: datetime) -> None:
    topic.claimed_by, topic.claimed_until = None, None
    topic.save(update_fields=["claimed_by", "claimed_until"])
    record(CLAIM_RELEASED, actor=by, object=topic, happened_at=now)
