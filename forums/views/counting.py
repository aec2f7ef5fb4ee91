"""Readers of topics, counted in memory and written by the worker: a page that is read writes nothing."""

from __future__ import annotations

from django.core.cache import cache

_KEY = "forums:views"
PENDING = "forums:views:topics"


def count_view(topic_id: int) -> None:
    """One more look at a topic."""
    key = f"{_KEY}:{topic_id}"
    try:
        cache.incr(key)
    except ValueError:
        cache.set(key, 1, 24 * 3600)
        pending = cache.get(PENDING) or set()
        if topic_id not in pending:
            cache.set(PENDING, pending | {topic_id}, 24 * 3600)


def take_views() -> dict[int, int]:
    """The looks counted since the last time, taken out of memory."""
    pending = cache.get(PENDING) or set()
    cache.delete(PENDING)
    taken = {}
    for topic_id in pending:
        key = f"{_KEY}:{topic_id}"
        count = cache.get(key)
        cache.delete(key)
        if count:
            taken[topic_id] = count
    return taken
