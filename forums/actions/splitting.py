"""Splitting replies off into a topic of their own, and taking that back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone

from forums.actions.answering import settle_answer
from forums.actions.counting import counted, refresh_last
from forums.activities import TOPIC_SPLIT, TOPIC_UNSPLIT
from forums.boards import board_map
from forums.models import Post, PostMoved, PostQuerySet, Topic, TopicKind, TopicRead
from forums.permissions import can_moderate, can_see_board
from forums.permissions.curation import can_split, can_split_to
from portal.activity.record import record
from portal.common.permissions import require
from portal.members.models import Member

MOST_POSTS = 200  # in one act


class NothingChosen(Exception):
    """None of the chosen posts is a reply that stands in the topic, to be seen and not accepted as its answer."""


class NotSplit(Exception):
    """The topic was not split off, or more was said in it since."""


@transaction.atomic
def split_topic(
    *,
    topic: Topic,
    posts: Sequence[int],
    title: str,
    board_id: int,
    kind: str = TopicKind.QUESTION,
    by: Member,
    now: datetime | None = None,
) -> Topic:
    """A moderator makes chosen replies, by their numbers, a topic of their own, with their comments. Raises NothingChosen.

    The first of them begins it, and who wrote that one is its author. Their old places are never given again.
    """
    now = now or timezone.now()
    require(can_moderate(by))
    require(can_split_to(by, board_map().get(board_id), kind))
    topic = Topic.objects.lock(topic.pk)
    require(can_split(by, topic))
    chosen = list(movable(topic).filter(pk__in=list(posts)[:MOST_POSTS]).select_for_update(no_key=True, of=("self",)))
    if not chosen:
        raise NothingChosen
    first, replies = chosen[0], len(chosen) - 1
    new = Topic(
        board_id=board_id,
        kind=kind,
        title=" ".join(title.split())[:200],
        author_id=first.author_id,
        author_name=first.author_name,
        product_id=topic.product_id,
        tag_names=topic.tag_names,
        posted_at=first.posted_at,
        last_position=len(chosen),
        reply_count=replies,
        comment_count=sum(post.comment_count for post in chosen),
    )
    if new.is_question:
        answers = (post.posted_at for post in chosen[1:] if post.author_id != first.author_id)
        new.answered_at = next(answers, None)
    with counted(topic, new, whole=True):
        new.save()
        new.tags.set(topic.tags.all())
        PostMoved.objects.bulk_create(
            [PostMoved(topic=topic, position=post.position, post=post, moved_at=now) for post in chosen if post.position]
        )
        last_moved = chosen[-1].position or 0
        for position, post in enumerate(chosen, start=1):
            Post.objects.filter(pk=post.pk).update(topic=new, position=position)
        Post.objects.filter(parent__in=chosen).update(topic=new)
        refresh_last(new)
        new.save(update_fields=["active_at", "last_poster"])
        topic.reply_count = max(0, topic.reply_count - len(chosen))
        topic.comment_count = max(0, topic.comment_count - new.comment_count)
        refresh_last(topic)
        topic.answered_at = topic.answered_at if topic.others_reply_count else None
        topic.save(update_fields=["reply_count", "comment_count", "answered_at", "active_at", "last_poster"])
    for one in (topic, new):
        settle_answer(one, by=by, now=now)
    _read_already(topic, new, last_moved, now)
    data = {"count": len(chosen), "title": topic.title}
    record(TOPIC_SPLIT, actor=by, object=new, target=topic, data=data, happened_at=now)
    return new


@transaction.atomic
def unsplit_topic(*, topic: Topic, by: Member, now: datetime | None = None) -> Topic:
    """A moderator puts what was split off back where it stood. Gives the topic that it came from.

    Raises NotSplit where more was said since: that has no place there. A merge does it then.
    """
    now = now or timezone.now()
    require(can_moderate(by))
    origin_id = split_from(topic)
    if origin_id is None:
        raise NotSplit
    locked = Topic.objects.lock_all(topic.pk, origin_id)
    topic, origin = locked[topic.pk], locked[origin_id]
    if topic.merged_into_id is not None or split_from(topic) != origin.pk or topic.solution_id is not None:
        raise NotSplit
    require(can_split(by, origin))
    require(can_see_board(by, board_map().get(topic.board_id)))
    places = dict(PostMoved.objects.filter(topic=origin, post__topic=topic).values_list("post_id", "position"))
    posts = list(Post.objects.filter(pk__in=places).order_by("position"))
    with counted(topic, origin, whole=True):
        replies = sum(post.is_public for post in posts)
        comments = Post.objects.filter(pk__in=places).aggregate(sum=Sum("comment_count"))["sum"] or 0
        for post in posts:
            Post.objects.filter(pk=post.pk).update(topic=origin, position=places[post.pk])
        Post.objects.filter(parent__in=posts).update(topic=origin)
        PostMoved.objects.filter(topic=origin, post__in=posts).delete()
        topic.merged_into, topic.merged_after = origin, None
        topic.deleted_at, topic.deleted_by = now, by
        topic.reply_count = topic.others_reply_count = topic.comment_count = 0
        topic.save(
            update_fields=[
                *("merged_into", "merged_after", "deleted_at", "deleted_by"),
                *("reply_count", "others_reply_count", "comment_count"),
            ]
        )
        origin.reply_count += replies
        origin.comment_count += comments
        if origin.answered_at is None and origin.is_question:
            others = (post.posted_at for post in posts if post.is_public and post.author_id != origin.author_id)
            origin.answered_at = next(others, None)
        refresh_last(origin)
        origin.save(update_fields=["reply_count", "comment_count", "answered_at", "active_at", "last_poster"])
    for one in (topic, origin):
        settle_answer(one, by=by, now=now)
    record(TOPIC_UNSPLIT, actor=by, object=topic, target=origin, data={"title": topic.title}, happened_at=now)
    return origin


def movable(topic: Topic) -> PostQuerySet:
    """Replies that may be split off: what is to be seen, without the accepted answer."""
    replies = Post.objects.filter(topic=topic, position__gt=1, hidden_at=None, deleted_at=None)
    return (replies.exclude(pk=topic.solution_id) if topic.solution_id else replies).order_by("position")


def split_from(topic: Topic) -> int | None:
    """The number of the topic that all posts of this one were split from; None where anything else stands in it."""
    places = PostMoved.objects.filter(post__topic=topic).values_list("topic_id", flat=True)
    origins = set(places.distinct()[:2])
    has_more = Post.objects.filter(topic=topic, parent=None).filter(places_left=None).exists()
    return origins.pop() if len(origins) == 1 and not has_more else None


def _read_already(topic: Topic, new: Topic, position: int, now: datetime) -> None:
    """To who has read the last of the moved posts nothing in the new topic is new."""
    readers = TopicRead.objects.filter(topic=topic, last_position__gte=position).values_list("member_id", flat=True)
    TopicRead.objects.bulk_create(
        [TopicRead(topic=new, member_id=pk, last_position=new.last_position, seen_at=now) for pk in readers.iterator()],
        batch_size=500,
        ignore_conflicts=True,
    )
