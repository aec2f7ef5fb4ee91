"""Finding a post helpful."""

from __future__ import annotations

from datetime import datetime

from django.db.models import F
from django.utils import timezone

from forums.actions.counting import counted, is_counted
from forums.actions.locking import lock_post, retry_on_move
from forums.activities import HELPFUL_WITHDRAWN, POST_FOUND_HELPFUL
from forums.limits import VOTE
from forums.models import HelpfulVote, Post
from forums.permissions import can_find_helpful
from portal.activity.record import record
from portal.common.permissions import require
from portal.members.models import Member
from portal.writing.entry import admit_act


class AlreadyVoted(Exception):
    """The member has found this post helpful before."""


class NotVoted(Exception):
    """There is no vote of this member to take back."""


@retry_on_move
def add_helpful_vote(*, post: Post, by: Member, now: datetime | None = None) -> int:
    """A member finds somebody's post helpful. Gives the new count. Raises AlreadyVoted."""
    now = now or timezone.now()
    topic, post = lock_post(post)
    require(can_find_helpful(by, post, now))
    admit_act(VOTE, by=by, towards=post.author_id)
    _vote, is_new = HelpfulVote.objects.get_or_create(post=post, member=by, defaults={"created_at": now})
    if not is_new:
        raise AlreadyVoted
    with counted(topic) as members:
        Post.objects.filter(pk=post.pk).update(helpful_count=F("helpful_count") + 1)
        members[post.author_id, "helpful_count"] += int(is_counted(post))
    record(POST_FOUND_HELPFUL, actor=by, object=post, target=topic, happened_at=now)
    return post.helpful_count + 1


@retry_on_move
def withdraw_helpful_vote(*, post: Post, by: Member, now: datetime | None = None) -> int:
    """A member takes their vote back. Gives the new count. Raises NotVoted."""
    now = now or timezone.now()
    topic, post = lock_post(post)
    admit_act(VOTE, by=by)
    deleted, _rows = HelpfulVote.objects.filter(post=post, member=by).delete()
    if not deleted:
        raise NotVoted
    with counted(topic) as members:
        Post.objects.filter(pk=post.pk).update(helpful_count=F("helpful_count") - 1)
        members[post.author_id, "helpful_count"] -= int(is_counted(post))
    record(HELPFUL_WITHDRAWN, actor=by, object=post, target=topic, happened_at=now)
    return post.helpful_count - 1
