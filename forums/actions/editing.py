"""Editing what one wrote, with its history kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone

from forums.actions.info import hear_asker
from forums.actions.locking import lock_post, where_it_stands
from forums.actions.posting import _mention
from forums.activities import POST_EDITED, TOPIC_EDITED
from forums.models import Post, topic_slug
from forums.permissions import can_edit_post
from portal.activity.record import record
from portal.common.permissions import require
from portal.members.models import Member
from portal.writing.actions import attach_uploads, keep_revision, tags_named
from portal.writing.html import clean, excerpt, mentioned_usernames


@where_it_stands
def edit_post(
    *,
    post: Post,
    by: Member,
    body: str,
    title: str | None = None,
    tags: Sequence[str] | None = None,
    reason: str = "",
    now: datetime | None = None,
) -> Post:
    """Change a post; of the first post also the topic's title and tags. What it said before is kept.

    Nothing is recorded when nothing changed.
    """
    now = now or timezone.now()
    topic, post = lock_post(post)
    require(can_edit_post(by, post, now))
    html = clean(body)
    new_title = " ".join(title.split())[:200] if title is not None and post.is_first else topic.title
    rows = tags_named(tags, by=by) if tags is not None and post.is_first else None
    new_tags = [[tag.slug, tag.name] for tag in rows] if rows is not None else topic.tag_names
    topic_changes = new_title != topic.title or new_tags != topic.tag_names
    if html == post.body and not topic_changes:
        return post
    known = frozenset(mentioned_usernames(post.body))
    keep_revision(
        thing=post,
        title=topic.title if post.is_first else "",
        body=post.body,
        tags=[name for _slug, name in topic.tag_names] if post.is_first else (),
        editor=by,
        reason=reason,
        now=now,
    )
    post.body, post.excerpt = html, excerpt(html)
    post.edited_at, post.edit_count = now, post.edit_count + 1
    post.save(update_fields=["body", "excerpt", "edited_at", "edit_count"])
    attach_uploads(thing=post, html=html, by=by)
    if topic_changes:
        topic.title, topic.slug = new_title, topic_slug(new_title)
        topic.tag_names, topic.edited_at = new_tags, now
        topic.save(update_fields=["title", "slug", "tag_names", "edited_at"])
        if rows is not None:
            topic.tags.set(rows)
        record(TOPIC_EDITED, actor=by, object=topic, data={"reason": reason}, happened_at=now)
    hear_asker(topic, by, now)
    record(POST_EDITED, actor=by, object=post, target=topic, data={"reason": reason}, happened_at=now)
    _mention(post, by, now, known=known)
    return post
