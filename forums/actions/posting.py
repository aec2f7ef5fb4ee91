"""Asking, replying, commenting."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from forums.actions.answering import settle_answer
from forums.actions.claims import release_with_reply
from forums.actions.counting import counted
from forums.actions.handling import keep_slow
from forums.actions.info import clear_needs_info
from forums.actions.locking import lock_post, retry_on_move
from forums.actions.polls import put_poll
from forums.activities import MEMBER_MENTIONED, POST_COMMENTED, POST_REPLIED, TOPIC_ANSWERED, TOPIC_POSTED
from forums.boards import board_map
from forums.custom_fields import kept_answers, problems_of
from forums.limits import COMMENT, REPLY, TOPIC, enough_for, turn_of
from forums.models import Post, Topic, TopicKind
from forums.permissions import can_comment, can_post_topic, can_reply
from forums.permissions.questions import can_answer_officially
from forums.pre_question_views import ARTICLE, about_the_same
from portal.activity.record import record
from portal.articles.actions import note_failed
from portal.common.html import CleanHtml
from portal.common.permissions import require
from portal.common.view_history import Read
from portal.members.models import Member
from portal.writing.actions import attach_uploads, tags_named
from portal.writing.entry import admit, passes
from portal.writing.html import excerpt, mentioned_usernames

if TYPE_CHECKING:
    from portal.polls.actions import NewPoll
    from portal.products.models import ProductPage

MOST_MENTIONS = 10


class NotEnough(Exception):
    """The board asks for more than was said: a product, a tag, an answer. The message says what."""


@passes(TOPIC)
@transaction.atomic
def post_topic(
    *,
    board_id: int,
    by: Member,
    kind: str,
    title: str,
    body: CleanHtml,
    tags: Sequence[str] = (),
    product: ProductPage | None = None,
    answers: Mapping[int, str] | None = None,
    read: Sequence[Read] = (),
    poll: NewPoll | None = None,
    now: datetime | None = None,
) -> Topic:
    """A member asks a question or starts a discussion. Raises NotAdmitted.

    `read` is what the asker read before; of it is kept what is about the same. `answers` are to the fields of the board's own, by their number; `poll` stands in the first post. Raises NotEnough where the board asks for more.
    """
    now = now or timezone.now()
    board = board_map().get(board_id)
    require(can_post_topic(by, board, kind, now))
    assert board is not None
    answers = answers or {}
    about = product.pk if product is not None else None
    for problem in problems_of(board, kind=kind, product_id=about, has_tags=bool(tags), answers=answers):
        raise NotEnough(problem.sentence)
    text = admit(TOPIC, by=by, title=title, body=body, besides=enough_for(kind, board.template_of(kind)))
    in_vain = about_the_same(read, product=product, viewer=by) if read and kind == TopicKind.QUESTION else []
    rows = tags_named(tags, by=by)
    topic = Topic(
        board_id=board_id,
        kind=kind,
        title=text.title[:200],
        author=by,
        product=product,
        answers=kept_answers(board, kind=kind, product_id=about, answers=answers),
        read_before=[list(one) for one in in_vain],
        tag_names=[[tag.slug, tag.name] for tag in rows],
        posted_at=now,
        active_at=now,
        last_poster=by,
    )
    with counted(topic) as members:
        topic.save()
        topic.tags.set(rows)
        post = _say(topic, by, text.body, now, position=1)
        members[by.pk, "topic_count"] += 1
    settle_answer(topic, by=by, now=now)
    note_failed(articles=[pk for of_kind, pk in in_vain if of_kind == ARTICLE])
    record(TOPIC_POSTED, actor=by, object=topic, data={"kind": kind}, happened_at=now)
    if poll is not None:
        put_poll(post, poll, by, now)
    _mention(post, by, now)
    return topic


@passes(REPLY)
@transaction.atomic
def reply(*, topic: Topic, by: Member, body: CleanHtml, is_official: bool = False, now: datetime | None = None) -> Post:
    """A member replies to a topic; staff may say that it is the official answer. Raises NotAdmitted."""
    now = now or timezone.now()
    topic = Topic.objects.lock(topic.pk)
    require(can_reply(by, topic, now))
    if is_official:
        require(can_answer_officially(by, topic, now))
    keep_slow(topic, by, now)
    text = admit(REPLY, by=by, body=body, turn=lambda: turn_of(by, topic))
    with counted(topic) as members:
        topic.last_position += 1
        post = _say(topic, by, text.body, now, position=topic.last_position, is_official=is_official)
        topic.reply_count += 1
        topic.others_reply_count += int(by.pk != topic.author_id)
        topic.active_at, topic.last_poster = max(now, topic.active_at), by
        topic.has_official = topic.has_official or post.is_official
        topic.save(
            update_fields=["last_position", "reply_count", "others_reply_count", "active_at", "last_poster", "has_official"]
        )
        members[by.pk, "reply_count"] += 1
    if is_official:
        settle_answer(topic, by=by, now=now)
    clear_needs_info(topic, by, now)
    release_with_reply(topic, by, now)
    record(POST_REPLIED, actor=by, object=post, target=topic, happened_at=now)
    if topic.is_question and topic.answered_at is None and by.pk != topic.author_id:
        topic.answered_at = now
        topic.save(update_fields=["answered_at"])
        after = int((now - topic.posted_at).total_seconds())
        record(
            TOPIC_ANSWERED,
            actor=by,
            # About the reply, so that the line says nothing of it once it is hidden.
            object=post,
            target=topic,
            data={"after": after, "url": post.get_absolute_url()},
            happened_at=now,
        )
    _mention(post, by, now)
    return post


@retry_on_move
@passes(COMMENT)
def comment(*, post: Post, by: Member, body: CleanHtml, now: datetime | None = None) -> Post:
    """A member comments on the question or on a reply: a remark, no answer. Raises NotAdmitted."""
    now = now or timezone.now()
    topic, parent = lock_post(post)
    require(can_comment(by, parent, now))
    keep_slow(topic, by, now)
    text = admit(COMMENT, by=by, body=body, within=f"{parent.pk}:")
    with counted(topic):
        remark = _say(topic, by, text.body, now, parent=parent)
        parent.comment_count += 1
        parent.save(update_fields=["comment_count"])
        topic.comment_count += 1
        topic.active_at, topic.last_poster = max(now, topic.active_at), by
        topic.save(update_fields=["comment_count", "active_at", "last_poster"])
    clear_needs_info(topic, by, now)
    record(POST_COMMENTED, actor=by, object=remark, target=topic, happened_at=now)
    _mention(remark, by, now)
    return remark


def _say(
    topic: Topic,
    by: Member,
    body: CleanHtml,
    now: datetime,
    *,
    position: int | None = None,
    parent: Post | None = None,
    is_official: bool = False,
) -> Post:
    post = Post.objects.create(
        topic=topic,
        parent=parent,
        position=position,
        author=by,
        body=body,
        excerpt=excerpt(body),
        by_staff=by.is_company,
        is_official=is_official,
        posted_at=now,
    )
    attach_uploads(thing=post, html=body, by=by)
    return post


def _mention(post: Post, by: Member, now: datetime, *, known: frozenset[str] = frozenset()) -> None:
    """Write down who is mentioned. Ten at most: more is a way to shout."""
    names = [name for name in mentioned_usernames(post.body) if name not in known][:MOST_MENTIONS]
    if not names:
        return
    for member in Member.objects.present().filter(username__in=names).exclude(pk=by.pk).order_by("pk"):
        record(MEMBER_MENTIONED, actor=by, object=post, target=member, happened_at=now)
