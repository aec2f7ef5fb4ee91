"""The poll of a topic. Votes in it are acts of portal/polls."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from forums.actions.locking import lock_post, retry_on_move
from forums.models import Post
from forums.permissions.polls import can_add_poll
from portal.common.permissions import require
from portal.members.models import Member
from portal.polls.actions import NewPoll, make_poll, poll_added
from portal.polls.models import InlinePoll


@retry_on_move
def add_poll(*, post: Post, asked: NewPoll, by: Member, now: datetime | None = None) -> InlinePoll:
    """Whoever started a topic, or a moderator, adds a poll to its first post. Raises NotAdmitted."""
    now = now or timezone.now()
    _topic, post = lock_post(post)
    require(can_add_poll(by, post, now))
    return put_poll(post, asked, by, now)


def put_poll(post: Post, asked: NewPoll, by: Member, now: datetime) -> InlinePoll:
    """Part of an act that has the post to itself."""
    poll = make_poll(asked=asked, by=by, now=now)
    post.poll = poll
    post.save(update_fields=["poll"])
    poll_added(poll, post, by, now)
    return poll
