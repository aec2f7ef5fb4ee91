"""Wiki posts: a text that many keep true together."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from forums.actions.locking import lock_post, retry_on_move
from forums.activities import POST_CLOSED_AS_WIKI, POST_OPENED_AS_WIKI
from forums.models import Post
from forums.permissions.writing import can_make_wiki
from portal.activity.record import record
from portal.common.permissions import require
from portal.members.models import Member


@retry_on_move
def open_as_wiki(*, post: Post, by: Member, now: datetime | None = None) -> None:
    """The author or a moderator lets others edit a post. Its history says who changed what."""
    _set(post, by, True, now or timezone.now())


@retry_on_move
def close_as_wiki(*, post: Post, by: Member, now: datetime | None = None) -> None:
    """From now on only the author edits the post again. What others changed stays."""
    _set(post, by, False, now or timezone.now())


def _set(post: Post, by: Member, is_wiki: bool, now: datetime) -> None:
    topic, post = lock_post(post)
    require(can_make_wiki(by, post, now))
    if post.is_wiki == is_wiki:
        return
    post.is_wiki = is_wiki
    post.save(update_fields=["is_wiki"])
    record(POST_OPENED_AS_WIKI if is_wiki else POST_CLOSED_AS_WIKI, actor=by, object=post, target=topic, happened_at=now)
