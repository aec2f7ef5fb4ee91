"""How far each member has read, kept without a write on the page that is read.

A view leaves the position in the cache twice: under the member and the topic, where the member's own next
page finds it, and in what the process hands on every few seconds, which the worker writes in bulk. What
the cache forgets in between is only unread once more.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.core.cache import cache
from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Coalesce
from django.utils.translation import ngettext

from forums.models import BoardPage, Post, ReadUntil, Topic, TopicQuerySet, TopicRead
from forums.rows import TopicRow
from portal.common.buffered_counters import Batch
from portal.common.compiled_queries import Prepared
from portal.common.kinds import followed_by
from portal.common.times import number
from portal.members.models import Member
from portal.writing.models import Tag

UNREAD_FOR = timedelta(days=30)  # what nobody said anything in for longer counts as read
_KEPT = 86400

# (member, topic): the highest position shown. What the worker takes and writes down.
shown_positions = Batch("forums:unread", merge=max)


def _key(member: int, topic: int) -> str:
    return f"forums:unread:{member}:{topic}"


def note_shown(*, member: int, topic: int, position: int) -> None:
    """The member was shown a topic up to a position. Writes nothing to the database."""
    cache.set(_key(member, topic), position, _KEPT)
    shown_positions.note((member, topic), position)


def _read_upto(member: int, topics: int) -> QuerySet[Topic, Any]:
    """For each topic how far the member has read it, and up to which position it was marked as read with all others."""
    mark = ReadUntil.objects.filter(Q(board=None) | Q(board=OuterRef("board")), member_id=member)
    until = Subquery(mark.order_by("-until").values("until")[:1])
    read = TopicRead.objects.filter(member_id=member, topic=OuterRef("pk")).values("last_position")
    # From the end backwards as far as the mark or what was read: never a look at the whole of a long topic.
    last_before = (
        Post.objects.filter(topic=OuterRef("pk"), position__gt=OuterRef("known"), posted_at__lte=OuterRef("until"))
        .order_by("-position")
        .values("position")[:1]
    )
    marked = Case(When(until__gte=F("posted_at"), then=Subquery(last_before)))
    rows = Topic.objects.filter(pk__in=[topics]).annotate(until=until, read=Subquery(read))
    return rows.annotate(known=Coalesce("read", 0)).annotate(marked=marked).values_list("pk", "read", "marked")


_READ_UPTO = Prepared(_read_upto)


def positions_of(member: int, topics: Sequence[int]) -> dict[int, int]:
    """How far the member has read each of these topics: one query, and what the worker has not written yet."""
    known = {topic: max(read or 0, marked or 0) for topic, read, marked in _READ_UPTO.rows(member, topics)}
    fresh = cache.get_many([_key(member, topic) for topic in topics])
    return {topic: max(known.get(topic, 0), fresh.get(_key(member, topic), 0)) for topic in topics}


def unread_since(member: Member, now: datetime) -> datetime:
    """What was last active before this counts as read."""
    return max(member.joined_at, now - UNREAD_FOR)


def muted_topics(member: Any) -> Q:
    """Topics that the member muted: themselves, by their author, or by their board or a tag unless they follow the topic."""
    tagged = Topic.tags.through.objects.filter(topic=OuterRef("pk"), tag__in=followed_by(member, Tag, is_muted=True))
    place = Q(board__in=followed_by(member, BoardPage, is_muted=True)) | Q(Exists(tagged))
    return (
        Q(pk__in=followed_by(member, Topic, is_muted=True))
        | Q(author__in=followed_by(member, Member, is_muted=True))
        | (place & ~Q(pk__in=followed_by(member, Topic)))
    )


def unread_by(topics: TopicQuerySet, member: Member, now: datetime) -> TopicQuerySet:
    """Topics in which something waits for the member, but for those that they muted."""
    since = unread_since(member, now)
    marks: dict[int | None, datetime] = dict(
        ReadUntil.objects.filter(member=member, until__gt=since).values_list("board_id", "until")
    )
    since = max(since, marks.pop(None, since))
    has_read = TopicRead.objects.filter(member=member, topic=OuterRef("pk"), last_position__gte=OuterRef("last_position"))
    topics = topics.filter(~Exists(has_read), active_at__gt=since)
    for board, until in marks.items():
        if until > since:
            topics = topics.exclude(board_id=board, active_at__lte=until)
    return topics.exclude(muted_topics(member))


def mark_unread(rows: Iterable[TopicRow], member: Member, now: datetime) -> None:
    """Say in each line how much of the topic is new to the member. One query for the list."""
    since = unread_since(member, now)
    lately = [row for row in rows if row.active_at > since]
    if not lately:
        return
    positions = positions_of(member.pk, [row.pk for row in lately])
    for row in lately:
        count = row.last_position - positions[row.pk]
        if count > 0:
            row.new = ngettext("%(count)s new", "%(count)s new", count) % {"count": number(count)}
            row.new_url = f"{row.url}{positions[row.pk] + 1}/"


def note_page(topic: Topic, member: Member, *, upto: int) -> str:
    """The member is shown a topic up to a position. Gives the address of the first post that waits further on, or nothing."""
    before = positions_of(member.pk, [topic.pk])[topic.pk]
    position = min(upto, topic.last_position)
    if position > before:
        note_shown(member=member.pk, topic=topic.pk, position=position)
    # Only for who was here before: to everybody else the whole topic is new, and it begins at its beginning.
    return f"{topic.get_absolute_url()}{before + 1}/" if before > 0 and position < before + 1 <= topic.last_position else ""
