"""Editing what one wrote, with its history kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING

from django.utils import timezone

from forums.actions.info import clear_needs_info
from forums.actions.locking import lock_post, retry_on_move
from forums.actions.posting import NotEnough, _mention
from forums.activities import POST_EDITED, TOPIC_EDITED
from forums.boards import board_map
from forums.custom_fields import as_it_stands, kept_answers, problems_of
from forums.limits import EDIT
from forums.models import Post, Topic, topic_slug
from forums.permissions.writing import can_edit_post, is_silent
from portal.activity.record import record
from portal.common.html import CleanHtml
from portal.common.permissions import require
from portal.members.models import Member
from portal.writing.actions import attach_uploads, keep_revision, tags_named
from portal.writing.entry import admit, passes
from portal.writing.html import excerpt, mentioned_usernames

if TYPE_CHECKING:
    from portal.products.models import ProductPage


class Unchanged(Enum):
    """For a product that stays as it is, where None takes it away."""

    UNCHANGED = "unchanged"


class ChangedMeanwhile(Exception):
    """Somebody else edited the post since its editor read it. Holds the post as it stands."""

    def __init__(self, post: Post) -> None:
        super().__init__("changed meanwhile")
        self.post = post


@retry_on_move
@passes(EDIT)
def edit_post(
    *,
    post: Post,
    by: Member,
    body: CleanHtml,
    title: str | None = None,
    tags: Sequence[str] | None = None,
    answers: Mapping[int, str] | None = None,
    product: ProductPage | Unchanged | None = Unchanged.UNCHANGED,
    reason: str = "",
    version: str = "",
    now: datetime | None = None,
) -> Post:
    """Change a post; of the first post also the topic's title, tags, product and answers. What it said before is kept,
    but for the author's own edits in the first minutes, which belong to writing it.

    Nothing is recorded when nothing changed. `version` is that of the text which the editor read. Raises ChangedMeanwhile,
    NotAdmitted, and NotEnough where the board asks for more.
    """
    now = now or timezone.now()
    topic, post = lock_post(post)
    require(can_edit_post(by, post, now))
    if version and version != post.version:
        raise ChangedMeanwhile(post)
    text = admit(EDIT, by=by, title=title or "", body=body, before=post.body)
    html = text.body
    new_title = text.title[:200] if title is not None and post.is_first else topic.title
    rows = tags_named(tags, by=by) if tags is not None and post.is_first else None
    new_tags = [[tag.slug, tag.name] for tag in rows] if rows is not None else topic.tag_names
    about = topic.product_id if product is Unchanged.UNCHANGED or not post.is_first else product.pk if product else None
    new_answers = topic.answers
    if answers is not None and post.is_first:
        new_answers = _new_answers(topic, answers, about=about, has_tags=bool(new_tags))
    stood = (topic.title, topic.tag_names, topic.product_id, topic.answers)
    topic_changes = (new_title, new_tags, about, new_answers) != stood
    if html == post.body and not topic_changes:
        return post
    known = frozenset(mentioned_usernames(post.body))
    before = post.body
    post.body, post.excerpt = html, excerpt(html)
    if not (silent := post.is_public and is_silent(by, post, now)):
        keep_revision(
            thing=post,
            title=topic.title if post.is_first else "",
            body=before,
            tags=[name for _slug, name in topic.tag_names] if post.is_first else (),
            editor=by,
            reason=reason,
            now=now,
        )
        post.edited_at, post.edit_count = now, post.edit_count + 1
    post.save(update_fields=["body", "excerpt", "edited_at", "edit_count"])
    attach_uploads(thing=post, html=html, by=by)
    if topic_changes:
        topic.title, topic.slug = new_title, topic_slug(new_title)
        topic.tag_names, topic.product_id, topic.answers = new_tags, about, new_answers
        topic.edited_at = topic.edited_at if silent else now
        topic.save(update_fields=["title", "slug", "tag_names", "product", "answers", "edited_at"])
        if rows is not None:
            topic.tags.set(rows)
        record(TOPIC_EDITED, actor=by, object=topic, data={"reason": reason}, happened_at=now)
    clear_needs_info(topic, by, now)
    record(POST_EDITED, actor=by, object=post, target=topic, data={"reason": reason}, happened_at=now)
    _mention(post, by, now, known=known)
    return post


def _new_answers(topic: Topic, answers: Mapping[int, str], *, about: int | None, has_tags: bool) -> list[list[str]]:
    """What the topic says to its board's fields now; what it said to fields that are gone stays."""
    board = as_it_stands(board_map()[topic.board_id], topic)
    for problem in problems_of(board, kind=topic.kind, product_id=about, has_tags=has_tags, answers=answers):
        raise NotEnough(problem.sentence)
    labels = {field.label for field in board.ask_fields}
    gone = [kept for kept in topic.answers if kept[0] not in labels]
    return kept_answers(board, kind=topic.kind, product_id=about, answers=answers) + gone
