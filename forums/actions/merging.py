"""Merging a topic into another, and taking that back."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from forums.actions.answering import settle_answer
from forums.actions.counting import counted, refresh_last
from forums.activities import SOLUTION_ACCEPTED, SOLUTION_WITHDRAWN, TOPIC_MERGED, TOPIC_UNMERGED
from forums.models import Post, ProblemVote, StaffNote, Topic, TopicRead
from forums.permissions import can_moderate
from forums.permissions.curation import can_merge, can_unmerge
from portal.activity.models import Activity
from portal.activity.record import record
from portal.common.permissions import require
from portal.members.models import Member


class NotMerged(Exception):
    """The topic was not merged into another, or what it held stands elsewhere by now."""


class SolvedMeanwhile(Exception):
    """The accepted answer of the other topic came from the one that would leave it."""


@transaction.atomic
def merge_topic(*, topic: Topic, into: Topic, by: Member, now: datetime | None = None) -> Topic:
    """A moderator merges a topic into another. Its posts follow after those that stand there; all addresses lead on.

    Gives the topic that stays. It keeps its title, board, tags and accepted answer; if it has none, it gets none.
    """
    now = now or timezone.now()
    require(can_moderate(by))
    locked = Topic.objects.lock_all(topic.pk, into.pk)
    source, target = locked[topic.pk], locked[into.pk]
    require(can_merge(by, source, target))
    after, solution = target.last_position, source.solution
    with counted(source, target, whole=True):
        _move_reads(source, target)
        first = Post.objects.filter(topic=source, position=1).get()
        Post.objects.filter(pk=first.pk).update(was_title=source.title)
        Post.objects.filter(topic=source).update(topic=target, position=F("position") + after)
        StaffNote.objects.filter(topic=source).update(topic=target, after_position=F("after_position") + after)
        if solution is not None:
            source.solution = source.solved_by = source.solved_at = None
        replies, comments = source.reply_count, source.comment_count
        source.merged_into, source.merged_after = target, after
        source.reply_count = source.others_reply_count = source.comment_count = 0
        source.deleted_at, source.deleted_by = now, by
        source.save(
            update_fields=[
                *("merged_into", "merged_after", "deleted_at", "deleted_by"),
                *("reply_count", "others_reply_count", "comment_count"),
                *("solution", "solved_by", "solved_at"),
            ]
        )
        target.reply_count += 1 + replies
        target.comment_count += comments
        target.last_position = after + source.last_position
        target.answered_at = target.answered_at or _first_answer(target, after + 2)
        refresh_last(target)
        target.same_count = _pool(source, target)
        _save_totals(target)
    _settle_both(source, target, by, now)
    if solution is not None:
        record(SOLUTION_WITHDRAWN, actor=by, object=solution, target=source, data={"merged": target.pk}, happened_at=now)
    data = {"title": source.title, "solution": solution.pk if solution else None}
    record(TOPIC_MERGED, actor=by, object=source, target=target, data=data, happened_at=now)
    return target


@transaction.atomic
def unmerge_topic(*, topic: Topic, by: Member, now: datetime | None = None) -> Topic:
    """A moderator takes a merge back: the posts that came with the topic go back, with the comments they got since.

    Replies written after the merge stay where they were written. Raises NotMerged, SolvedMeanwhile.
    """
    now = now or timezone.now()
    require(can_moderate(by))
    row = Topic.objects.only("merged_into_id").get(pk=topic.pk)
    if row.merged_into_id is None:
        raise NotMerged
    locked = Topic.objects.lock_all(topic.pk, row.merged_into_id)
    source = locked[topic.pk]
    if source.merged_into_id != row.merged_into_id or source.merged_after is None:
        raise NotMerged
    target, after = locked[row.merged_into_id], source.merged_after
    require(can_unmerge(by, source, target))
    came = Post.objects.filter(topic=target, position__gt=after, position__lte=after + source.last_position)
    first = came.filter(position=after + 1).first()
    if first is None:
        raise NotMerged
    if target.solution_id and came.filter(pk=target.solution_id).exists():
        raise SolvedMeanwhile
    with counted(source, target, whole=True):
        posts = list(came.values_list("pk", flat=True))
        replies = _public(came.exclude(pk=first.pk)).count()
        comments = _public(Post.objects.filter(topic=target, parent__in=posts)).count()
        Post.objects.filter(parent__in=posts).update(topic=source)
        Post.objects.filter(pk__in=posts).update(topic=source, position=F("position") - after)
        Post.objects.filter(pk=first.pk).update(was_title="")
        below = StaffNote.objects.filter(topic=target, after_position__gt=after)
        below.filter(after_position__lte=after + source.last_position).update(
            topic=source, after_position=F("after_position") - after
        )
        source.merged_into = source.merged_after = None
        # Hidden or deleted meanwhile as a reply: so is the topic that it begins.
        for name in ("hidden_at", "hidden_by_id", "hidden_reason", "deleted_at", "deleted_by_id"):
            setattr(source, name, getattr(first, name))
        source.reply_count, source.comment_count = replies, comments
        refresh_last(source)
        solution = _solution_before(source) if source.is_public else None
        if solution is not None:
            source.solution, source.solved_by, source.solved_at = solution, by, now
        source.save()
        target.reply_count = max(0, target.reply_count - replies - int(first.is_public))
        target.comment_count = max(0, target.comment_count - comments)
        refresh_last(target)
        target.answered_at = target.answered_at if target.others_reply_count else None
        target.same_count = _unpool(source, target)
        _save_totals(target)
    _settle_both(source, target, by, now)
    record(TOPIC_UNMERGED, actor=by, object=source, target=target, happened_at=now)
    if solution is not None:
        data = {"url": solution.get_absolute_url()}
        record(SOLUTION_ACCEPTED, actor=by, object=solution, target=source, data=data, happened_at=now)
    return source


def _settle_both(source: Topic, target: Topic, by: Member, now: datetime) -> None:
    for topic in (source, target):
        settle_answer(topic, by=by, now=now)


def _public(posts: QuerySet[Post]) -> QuerySet[Post]:
    return posts.filter(hidden_at=None, deleted_at=None)


def _save_totals(topic: Topic) -> None:
    fields = ("reply_count", "comment_count", "last_position", "same_count", "answered_at", "active_at", "last_poster")
    topic.save(update_fields=fields)


def _first_answer(topic: Topic, position: int) -> datetime | None:
    """When somebody else first replied in what came with a merge."""
    if not topic.is_question:
        return None
    replies = _public(Post.objects.filter(topic=topic, position__gte=position)).exclude(author=topic.author_id)
    return replies.order_by("position").values_list("posted_at", flat=True).first()


def _move_reads(source: Topic, target: Topic) -> None:
    """Who has read all of the target has read there as far as they had read the source. To the others it is new."""
    read = TopicRead.objects.filter(topic=source, member=OuterRef("member")).values("last_position")[:1]
    TopicRead.objects.filter(
        topic=target,
        last_position__gte=target.last_position,
        member__in=TopicRead.objects.filter(topic=source).values("member"),
    ).update(last_position=target.last_position + Subquery(read))


def _pool(source: Topic, target: Topic) -> int:
    """Whoever has either problem has the one that stays, once; who asked the source is one of them. Gives the new count.

    The source keeps its rows. Those that the target gets carry the same moment, so that they are known again.
    """
    if not (source.is_question and target.is_question):
        return target.same_count
    had = dict(ProblemVote.objects.filter(topic=source).values_list("member", "created_at"))
    if source.author_id:
        had[source.author_id] = source.posted_at
    known = set(ProblemVote.objects.filter(topic=target, member__in=had).values_list("member", flat=True))
    new = sorted(had.keys() - known - {target.author_id})
    ProblemVote.objects.bulk_create([ProblemVote(topic=target, member_id=pk, created_at=had[pk]) for pk in new], batch_size=500)
    return target.same_count + len(new)


def _unpool(source: Topic, target: Topic) -> int:
    """Take out again who came with the source. Gives the new count."""
    of_source = ProblemVote.objects.filter(topic=source, member=OuterRef("member")).values("created_at")[:1]
    came = ProblemVote.objects.filter(
        Q(created_at=Subquery(of_source)) | Q(member=source.author_id, created_at=source.posted_at), topic=target
    )
    deleted, _rows = ProblemVote.objects.filter(pk__in=list(came.values_list("pk", flat=True))).delete()
    return max(0, target.same_count - deleted)


def _solution_before(source: Topic) -> Post | None:
    """The answer that was accepted in the topic when it was merged, if it is still to be seen there."""
    merged: Any = (
        Activity.objects.filter(
            object_type=ContentType.objects.get_for_model(Topic), object_id=source.pk, type=TOPIC_MERGED.name
        )
        .order_by("-happened_at", "-pk")
        .values_list("data", flat=True)
        .first()
    )
    pk = (merged or {}).get("solution")
    return _public(Post.objects.filter(pk=pk, topic=source)).first() if pk else None
