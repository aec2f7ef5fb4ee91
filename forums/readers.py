"""Readers of topics: counted in memory, handed on through the cache, written by the worker.

A page that is read writes nothing. Each process counts for a few seconds and then leaves one entry in
the cache under a number of its own; the worker takes the entries in their order. What a process has
not handed on when it is killed is lost, and so is what the cache forgets: these are not accounts.
"""

from __future__ import annotations

import atexit
import threading
import time
from collections import Counter

from django.core.cache import cache
from django.http import HttpRequest

from portal.common.memory import next_number

_SECONDS = 5  # how long a process keeps counts to itself
_AGAIN = 1800  # seconds after which the same reader counts again
_MOST_SEEN = 50_000
_NUMBER, _TAKEN, _ENTRY = "forums:readers:number", "forums:readers:taken", "forums:readers:entry:%d"
_KEPT = 86400

_lock = threading.Lock()
_counts: Counter[int] = Counter()
_seen: dict[tuple[int, int], float] = {}
_handed_on_at = 0.0


def count_reader(request: HttpRequest, topic_id: int) -> None:
    """One more reader of a topic; who looks again within half an hour does not count twice."""
    global _handed_on_at
    viewer = request.user
    who = hash(viewer.pk if viewer.is_authenticated else (request.META.get("REMOTE_ADDR"), request.META.get("HTTP_USER_AGENT")))
    now = time.monotonic()
    with _lock:
        if _seen.get((who, topic_id), 0.0) > now:
            return
        if len(_seen) >= _MOST_SEEN:
            _seen.clear()
        _seen[who, topic_id] = now + _AGAIN
        _counts[topic_id] += 1
        is_time = now - _handed_on_at > _SECONDS
    if is_time:
        hand_on()


def hand_on() -> None:
    """Leave what this process has counted in the cache."""
    global _handed_on_at
    with _lock:
        counts = dict(_counts)
        _counts.clear()
        _handed_on_at = time.monotonic()
    if counts:
        cache.set(_ENTRY % next_number(_NUMBER), counts, _KEPT)


def take_readers() -> dict[int, int]:
    """Readers by topic since the last time, of every process that shares the cache."""
    hand_on()
    last, first = cache.get(_NUMBER, 0), cache.get(_TAKEN, 0)
    # After the cache was emptied its numbers begin again.
    first = first if first <= last else 0
    keys = [_ENTRY % number for number in range(max(first, last - 10_000) + 1, last + 1)]
    cache.set(_TAKEN, last, None)
    taken: Counter[int] = Counter()
    for counts in cache.get_many(keys).values():
        taken.update(counts)
    cache.delete_many(keys)
    return dict(taken)


def forget() -> None:
    """Begin anew (for tests)."""
    global _handed_on_at
    with _lock:
        _counts.clear()
        _seen.clear()
        _handed_on_at = 0.0


atexit.register(hand_on)
