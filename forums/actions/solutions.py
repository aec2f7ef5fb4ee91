"""Accepting an answer, and taking that back."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from forums.actions.answering import settle_answer
from forums.actions.counting import counted
from forums.actions.locking import lock_post, retry_on_move
from forums.activities import SOLUTION_ACCEPTED, SOLUTION_WITHDRAWN
from forums.models import Post, Topic
from forums.permissions import can_accept_solution, can_withdraw_solution
from portal.activity.record import record
from portal.common.permissions import require
from portal.members.models import Member


class AlreadySolved(Exception):
    """The topic has an accepted answer already."""


class NotSolved(Exception):
    """The topic has no accepted answer."""


class NotAnAnswer(Exception):
    """The question itself, a comment, or something hidden cannot be accepted."""


@retry_on_move
def accept_solution(*, post: Post, by: Member, now: datetime | None = None) -> None:
    """The member who asked accepts a reply as the answer; or a moderator, or staff where the board lets them.

    Raises AlreadySolved, NotAnAnswer.
    """
    now = now or timezone.now()
    topic, post = lock_post(post)
    require(can_accept_solution(by, topic, now))
    if topic.solution_id:
        raise AlreadySolved
    if post.is_first or post.is_comment or not post.is_public:
        raise NotAnAnswer
    with counted(topic) as members:
        topic.set_solution(post, by=by, now=now)
        if post.author_id != topic.author_id:
            members[post.author_id, "solution_count"] += 1
    settle_answer(topic, by=by, now=now)
    data = {"url": post.get_absolute_url()} | ({"by_staff": True} if by.pk != topic.author_id else {})
    record(SOLUTION_ACCEPTED, actor=by, object=post, target=topic, data=data, happened_at=now)


@transaction.atomic
def withdraw_solution(*, topic: Topic, by: Member, now: datetime | None = None) -> None:
    """Who could accept takes it back: the topic is unsolved again. Staff leave what the asker accepted. Raises NotSolved."""
    now = now or timezone.now()
    topic = Topic.objects.lock(topic.pk)
    require(can_withdraw_solution(by, topic, now))
    if topic.solution_id is None:
        raise NotSolved
    withdraw_within(topic, by=by, now=now)
    settle_answer(topic, by=by, now=now)


def withdraw_within(topic: Topic, *, by: Member | None, now: datetime, reason: str = "") -> None:
    """The withdrawal itself, on a locked topic, for acts that imply it (the answer was deleted)."""
    post = topic.solution
    assert post is not None
    with counted(topic) as members:
        topic.clear_solution()
        if post.author_id != topic.author_id:
            members[post.author_id, "solution_count"] -= 1
    record(SOLUTION_WITHDRAWN, actor=by, object=post, target=topic, data={"reason": reason} if reason else {}, happened_at=now)
