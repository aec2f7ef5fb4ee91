"""Closing, locking, pinning and moving topics: the acts of moderators."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from forums.actions.answering import settle_answer
from forums.actions.counting import counted
from forums.activities import (
    TOPIC_CLOSED,
    TOPIC_FEATURED,
    TOPIC_LOCKED,
    TOPIC_MOVED,
    TOPIC_PINNED,
    TOPIC_REOPENED,
    TOPIC_UNFEATURED,
    TOPIC_UNLOCKED,
    TOPIC_UNPINNED,
)
from forums.boards import board_map
from forums.models import Topic
from forums.permissions import can_moderate, can_see_board
from portal.activity.record import record
from portal.activity.types import ActivityType
from portal.common.permissions import require
from portal.members.models import Member


class DuplicateOfItself(Exception):
    """A topic cannot be a duplicate of itself, nor of one that is a duplicate of it."""


@transaction.atomic
def close_topic(
    *, topic: Topic, by: Member, reason: str, duplicate_of: Topic | None = None, now: datetime | None = None
) -> None:
    """A moderator closes a topic with a reason, or as a duplicate. Nobody but moderators replies any more."""
    now = now or timezone.now()
    require(can_moderate(by))
    topic = Topic.objects.lock(topic.pk)
    if topic.closed_at is not None:
        return
    if duplicate_of is not None and topic.pk in (duplicate_of.pk, duplicate_of.duplicate_of_id):
        raise DuplicateOfItself
    with counted(topic):
        topic.closed_at, topic.closed_by, topic.closed_reason, topic.duplicate_of = now, by, reason[:300], duplicate_of
        topic.save(update_fields=["closed_at", "closed_by", "closed_reason", "duplicate_of"])
    settle_answer(topic, by=by, now=now)
    data = {"reason": reason} | ({"duplicate_of": duplicate_of.pk} if duplicate_of else {})
    record(TOPIC_CLOSED, actor=by, object=topic, data=data, happened_at=now)


@transaction.atomic
def reopen_topic(*, topic: Topic, by: Member, now: datetime | None = None) -> None:
    """A moderator opens a closed topic again."""
    now = now or timezone.now()
    require(can_moderate(by))
    topic = Topic.objects.lock(topic.pk)
    if topic.closed_at is None:
        return
    with counted(topic):
        topic.closed_at, topic.closed_by, topic.closed_reason, topic.duplicate_of = None, None, "", None
        topic.save(update_fields=["closed_at", "closed_by", "closed_reason", "duplicate_of"])
    settle_answer(topic, by=by, now=now)
    record(TOPIC_REOPENED, actor=by, object=topic, happened_at=now)


def lock_topic(*, topic: Topic, by: Member, reason: str = "", now: datetime | None = None) -> None:
    """A moderator locks a topic: it is read, and nothing in it changes."""
    _switch(topic, by, "is_locked", True, TOPIC_LOCKED, now, reason)


def unlock_topic(*, topic: Topic, by: Member, reason: str = "", now: datetime | None = None) -> None:
    _switch(topic, by, "is_locked", False, TOPIC_UNLOCKED, now, reason)


def pin_topic(*, topic: Topic, by: Member, now: datetime | None = None) -> None:
    """A moderator keeps a topic at the top of its board."""
    _switch(topic, by, "is_pinned", True, TOPIC_PINNED, now)


def unpin_topic(*, topic: Topic, by: Member, now: datetime | None = None) -> None:
    _switch(topic, by, "is_pinned", False, TOPIC_UNPINNED, now)


def feature_topic(*, topic: Topic, by: Member, now: datetime | None = None) -> None:
    """A moderator puts a topic forward: it is marked in lists and shown on the home page."""
    _switch(topic, by, "is_featured", True, TOPIC_FEATURED, now)


def unfeature_topic(*, topic: Topic, by: Member, now: datetime | None = None) -> None:
    _switch(topic, by, "is_featured", False, TOPIC_UNFEATURED, now)


@transaction.atomic
def move_topic(
    *, topic: Topic, board_id: int, by: Member, reason: str = "", is_decided: bool = False, now: datetime | None = None
) -> None:
    """A moderator moves a topic to another board that they can see. Its address stays. `is_decided`: a decision says so in the log."""
    now = now or timezone.now()
    require(can_moderate(by))
    require(can_see_board(by, board_map().get(board_id)))
    topic = Topic.objects.lock(topic.pk)
    if topic.board_id == board_id:
        return
    old = topic.board_id
    with counted(topic, whole=True):
        topic.board_id = board_id
        topic.save(update_fields=["board"])
    settle_answer(topic, by=by, now=now)
    data = {"from": old, "to": board_id} | ({"reason": reason} if reason else {}) | ({"is_decided": True} if is_decided else {})
    record(TOPIC_MOVED, actor=by, object=topic, data=data, happened_at=now)


@transaction.atomic
def _switch(
    topic: Topic, by: Member, field: str, value: bool, activity_type: ActivityType, now: datetime | None, reason: str = ""
) -> None:
    require(can_moderate(by))
    topic = Topic.objects.lock(topic.pk)
    if getattr(topic, field) == value:
        return
    setattr(topic, field, value)
    topic.save(update_fields=[field])
    record(activity_type, actor=by, object=topic, data={"reason": reason} if reason else {}, happened_at=now or timezone.now())
