"""How far each member has read, kept without a write on the page that is read.

A view leaves the position in the cache twice: under the member and the topic, where the member's own next
page finds it, and in what the process hands on every few seconds, which the worker writes in bulk. What
the cache forgets in between is only unread once more.
"""

from __future__ import annotations

import atexit
import threading
import time
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.core.cache import cache
from django.db.models import Exists, OuterRef
from django.utils.translation import ngettext

from forums.models import Topic, TopicQuerySet, TopicRead
from forums.rows import TopicRow
from portal.common.memory import next_number
from portal.common.times import number

UNREAD_FOR = timedelta(days=30)  # what nobody said anything in for longer counts as read
_SECONDS = 5  # how long a process keeps positions to itself
_KEPT = 86400
_NUMBER, _TAKEN, _ENTRY = "forums:unread:number", "forums:unread:taken", "forums:unread:entry:%d"

Positions = dict[tuple[int, int], int]  # (member, topic): highest position shown

_lock = threading.Lock()
_shown: Positions = {}
_handed_on_at = 0.0


def _key(member: int, topic: int) -> str:
    return f"forums:unread:{member}:{topic}"


def note_shown(*, member: int, topic: int, position: int) -> None:
    """The member was shown a topic up to a position. Writes nothing to the database."""
    cache.set(_key(member, topic), position, _KEPT)
    with _lock:
        _shown[member, topic] = max(position, _shown.get((member, topic), 0))
        is_time = time.monotonic() - _handed_on_at > _SECONDS
    if is_time:
        hand_on()


def hand_on() -> None:
    """Leave what this process has noted in the cache."""
    global _handed_on_at
    with _lock:
        shown = dict(_shown)
        _shown.clear()
        _handed_on_at = time.monotonic()
    if shown:
        cache.set(_ENTRY % next_number(_NUMBER), shown, _KEPT)


def take_shown() -> Positions:
    """What was noted since the last time, by every process that shares the cache."""
    hand_on()
    last, first = cache.get(_NUMBER, 0), cache.get(_TAKEN, 0)
    # After the cache was emptied its numbers begin again.
    first = first if first <= last else 0
    keys = [_ENTRY % number for number in range(max(first, last - 10_000) + 1, last + 1)]
    cache.set(_TAKEN, last, None)
    taken: Positions = {}
    for shown in cache.get_many(keys).values():
        for pair, position in shown.items():
            taken[pair] = max(position, taken.get(pair, 0))
    cache.delete_many(keys)
    return taken


def forget() -> None:
    """Begin anew (for tests)."""
    global _handed_on_at
    with _lock:
        _shown.clear()
        _handed_on_at = 0.0


def positions_of(member: int, topics: Sequence[int]) -> dict[int, int]:
    """How far the member has read each of these topics: one query, and what the worker has not written yet."""
    rows = TopicRead.objects.filter(member_id=member, topic_id__in=topics)
    known = dict(rows.values_list("topic_id", "last_position"))
    fresh = cache.get_many([_key(member, topic) for topic in topics])
    return {topic: max(known.get(topic, 0), fresh.get(_key(member, topic), 0)) for topic in topics}


def unread_since(member: Any, now: datetime) -> datetime:
    """What was last active before this counts as read."""
    return max(member.joined_at, now - UNREAD_FOR)


def unread_by(topics: TopicQuerySet, member: Any, now: datetime) -> TopicQuerySet:
    """Topics in which something waits for the member."""
    has_read = TopicRead.objects.filter(member=member, topic=OuterRef("pk"), last_position__gte=OuterRef("last_position"))
    return topics.filter(~Exists(has_read), active_at__gt=unread_since(member, now))


def mark_unread(rows: Iterable[TopicRow], member: Any, now: datetime) -> None:
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


def note_page(topic: Topic, member: Any, *, upto: int) -> str:
    """The member is shown a topic up to a position. Gives the address of the first post that waits further on, or nothing."""
    before = positions_of(member.pk, [topic.pk])[topic.pk]
    position = min(upto, topic.last_position)
    if position > before:
        note_shown(member=member.pk, topic=topic.pk, position=position)
    # Only for who was here before: to everybody else the whole topic is new, and it begins at its beginning.
    return f"{topic.get_absolute_url()}{before + 1}/" if before > 0 and position < before + 1 <= topic.last_position else ""


atexit.register(hand_on)
