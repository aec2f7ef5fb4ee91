"""Deleting one's own, hiding what others wrote, and bringing either back."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from forums.actions.answering import settle_answer
from forums.actions.counting import counted, refresh_last
from forums.actions.locking import lock_post, retry_on_move
from forums.actions.solutions import withdraw_within
from forums.activities import POST_DELETED, POST_HIDDEN, POST_RESTORED, POST_UNHIDDEN
from forums.models import Post, Topic
from forums.permissions import can_delete_post, can_moderate, can_restore
from forums.permissions.writing import can_take_back
from portal.activity.record import record
from portal.activity.types import ActivityType
from portal.common.permissions import require
from portal.members.models import Member


@retry_on_move
def delete_post(*, post: Post, by: Member, now: datetime | None = None) -> None:
    """A member takes back what they wrote. The first post takes the topic with it."""
    now = now or timezone.now()
    topic, post = lock_post(post)
    require(can_delete_post(by, post, now))
    if post.deleted_at is None:
        _change(topic, post, by, POST_DELETED, now, deleted_at=now, deleted_by=by)


@retry_on_move
def take_back(*, post: Post, by: Member, now: datetime | None = None) -> None:
    """A member takes back what they posted moments ago, before e-mails about it have left."""
    now = now or timezone.now()
    topic, post = lock_post(post)
    require(can_take_back(by, post, now))
    if post.deleted_at is None:
        _change(topic, post, by, POST_DELETED, now, deleted_at=now, deleted_by=by)


@retry_on_move
def restore_post(*, post: Post, by: Member, now: datetime | None = None) -> None:
    """Bring back what was deleted."""
    now = now or timezone.now()
    topic, post = lock_post(post)
    require(can_restore(by, post, now))
    if post.deleted_at is not None:
        _change(topic, post, by, POST_RESTORED, now, deleted_at=None, deleted_by=None)


@retry_on_move
def hide_post(*, thing: Post, by: Member | None, reason: str, now: datetime | None = None) -> None:
    """A moderator hides a post from everybody but its author and moderators, with a reason. The first post hides the topic.
    Without `by` the flags of members hid it, until a moderator says why it stays hidden."""
    now = now or timezone.now()
    if by is not None:
        require(can_moderate(by))
    topic, post = lock_post(thing)
    if post.hidden_at is None or post.hidden_by_id is None:
        _change(topic, post, by, POST_HIDDEN, now, reason=reason, hidden_at=now, hidden_by=by, hidden_reason=reason[:300])


@retry_on_move
def unhide_post(*, thing: Post, by: Member, reason: str = "", now: datetime | None = None) -> None:
    """A moderator shows a hidden post again."""
    now = now or timezone.now()
    require(can_moderate(by))
    topic, post = lock_post(thing)
    if post.hidden_at is not None:
        _change(topic, post, by, POST_UNHIDDEN, now, reason=reason, hidden_at=None, hidden_by=None, hidden_reason="")


def hide_topic(*, thing: Topic, by: Member | None, reason: str, now: datetime | None = None) -> None:
    """A moderator hides a whole topic: the same as hiding its first post."""
    hide_post(thing=thing.posts.get(position=1), by=by, reason=reason, now=now)


def unhide_topic(*, thing: Topic, by: Member, reason: str = "", now: datetime | None = None) -> None:
    unhide_post(thing=thing.posts.get(position=1), by=by, reason=reason, now=now)


def _change(
    topic: Topic,
    post: Post,
    by: Member | None,
    activity_type: ActivityType,
    now: datetime,
    *,
    reason: str = "",
    **fields: object,
) -> None:
    """Set the fields, and make every total that saw the post right again."""
    if topic.solution_id == post.pk and topic.is_public:
        withdraw_within(topic, by=by, now=now, reason=reason)
    with counted(topic, whole=True):
        was_public = post.is_public
        for name, value in fields.items():
            setattr(post, name, value)
        post.save(update_fields=list(fields))
        change = int(post.is_public) - int(was_public)
        if post.is_first:
            for name, value in fields.items():
                setattr(topic, name, value)
            topic.save(update_fields=list(fields))
        elif post.is_comment:
            parent = Post.objects.select_for_update(no_key=True, of=("self",)).get(pk=post.parent_id)
            parent.comment_count = max(0, parent.comment_count + change)
            parent.save(update_fields=["comment_count"])
            topic.comment_count = max(0, topic.comment_count + change)
        else:
            topic.reply_count = max(0, topic.reply_count + change)
        if not post.is_first:
            refresh_last(topic)
            topic.save(update_fields=["reply_count", "comment_count", "active_at", "last_poster"])
    settle_answer(topic, by=by, now=now)
    record(activity_type, actor=by, object=post, target=topic, data={"reason": reason} if reason else {}, happened_at=now)
