"""What a topic is: a discussion becomes a question, or the other way round; and which reply is the official answer."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from forums.actions.answering import settle_answer
from forums.actions.counting import counted, refresh_last
from forums.actions.info import settle_info
from forums.actions.locking import lock_post, retry_on_move
from forums.activities import OFFICIAL_MARKED, OFFICIAL_UNMARKED, TOPIC_KIND_CHANGED
from forums.models import Post, Topic
from forums.permissions.questions import can_change_kind, can_mark_official
from portal.activity.record import record
from portal.common.permissions import require
from portal.members.models import Member


@transaction.atomic
def change_kind(*, topic: Topic, kind: str, by: Member, now: datetime | None = None) -> Topic:
    """A moderator, or its author early, makes a question of a discussion or the other way round. Its replies stay.

    What only a question has goes with the question: nobody is on it, and nothing is waited for. Votes of those who have the
    problem too, and official answers, are there again when it becomes a question again.
    """
    now = now or timezone.now()
    topic = Topic.objects.lock(topic.pk)
    require(can_change_kind(by, topic, kind, now))
    if topic.kind == kind:
        return topic
    if topic.needs_info_at is not None:
        settle_info(topic, by, now)
    with counted(topic):
        topic.kind = kind
        topic.claimed_by = topic.claimed_until = None
        topic.answered_at = _first_answer(topic) if topic.is_question else None
        topic.save(update_fields=["kind", "claimed_by", "claimed_until", "answered_at"])
    settle_answer(topic, by=by, now=now)
    record(TOPIC_KIND_CHANGED, actor=by, object=topic, data={"kind": kind}, happened_at=now)
    return topic


def _first_answer(topic: Topic) -> datetime | None:
    """When somebody else first replied."""
    replies = Post.objects.filter(topic=topic, position__gt=1, hidden_at=None, deleted_at=None)
    return replies.exclude(author=topic.author_id).order_by("position").values_list("posted_at", flat=True).first()


@retry_on_move
def mark_official(*, post: Post, by: Member, now: datetime | None = None) -> None:
    """Staff say of a reply of theirs, or of a colleague's, that it is the official answer."""
    _mark(post, True, by, now or timezone.now())


@retry_on_move
def unmark_official(*, post: Post, by: Member, now: datetime | None = None) -> None:
    """It is a reply of staff like others."""
    _mark(post, False, by, now or timezone.now())


def _mark(post: Post, is_official: bool, by: Member, now: datetime) -> None:
    topic, post = lock_post(post)
    require(can_mark_official(by, post, now))
    if post.is_official == is_official:
        return
    post.is_official = is_official
    post.save(update_fields=["is_official"])
    refresh_last(topic)
    settle_answer(topic, by=by, now=now)
    record(OFFICIAL_MARKED if is_official else OFFICIAL_UNMARKED, actor=by, object=post, target=topic, happened_at=now)
