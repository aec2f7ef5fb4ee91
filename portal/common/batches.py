"""Counting without a write: in memory, handed on through the cache, stored by a periodic job.

Each process counts for a few seconds and then leaves one entry in the cache under a number of its own; the
job takes the entries in their order. What a process has not handed on when it is killed is lost, and so is
what the cache forgets: these are not accounts.
"""

from __future__ import annotations

import atexit
import threading
import time
from collections import Counter
from collections.abc import Hashable
from typing import Any

from django.core.cache import cache
from django.http import HttpRequest

from portal.common.memory import next_number

_SECONDS = 5  # how long a process keeps counts to itself
_AGAIN = 1800  # seconds after which the same reader counts again
_MOST_SEEN = 50_000
_MOST_KEYS = 5_000  # of what is counted at a time in one process
_KEPT = 86400


class Batch:
    """Counts by key, under a name: Batch("articles:reads"). Keys are small values that the cache can hold."""

    def __init__(self, name: str) -> None:
        self._number, self._taken, self._entry = f"{name}:number", f"{name}:taken", f"{name}:entry:%d"
        self._lock = threading.Lock()
        self._counts: Counter[Any] = Counter()
        self._seen: dict[tuple[int, Hashable], float] = {}
        self._handed_on_at = 0.0
        atexit.register(self.hand_on)

    def add(self, key: Hashable, request: HttpRequest) -> None:
        """One more; the same reader counts once in half an hour. Who that was stays in this process, as a number."""
        viewer = request.user
        who = hash(
            viewer.pk if viewer.is_authenticated else (request.META.get("REMOTE_ADDR"), request.META.get("HTTP_USER_AGENT"))
        )
        now = time.monotonic()
        with self._lock:
            if self._seen.get((who, key), 0.0) > now or len(self._counts) >= _MOST_KEYS:
                return
            if len(self._seen) >= _MOST_SEEN:
                self._seen.clear()
            self._seen[who, key] = now + _AGAIN
            self._counts[key] += 1
            is_time = now - self._handed_on_at > _SECONDS
        if is_time:
            self.hand_on()

    def hand_on(self) -> None:
        """Leave what this process has counted in the cache."""
        with self._lock:
            counts = dict(self._counts)
            self._counts.clear()
            self._handed_on_at = time.monotonic()
        if counts:
            cache.set(self._entry % next_number(self._number), counts, _KEPT)

    def take(self) -> dict[Any, int]:
        """What was counted since the last time, by every process that shares the cache."""
        self.hand_on()
        last, first = cache.get(self._number, 0), cache.get(self._taken, 0)
        # After the cache was emptied its numbers begin again.
        first = first if first <= last else 0
        keys = [self._entry % number for number in range(max(first, last - 10_000) + 1, last + 1)]
        cache.set(self._taken, last, None)
        taken: Counter[Any] = Counter()
        for counts in cache.get_many(keys).values():
            taken.update(counts)
        cache.delete_many(keys)
        return dict(taken)

    def forget(self) -> None:
        """Begin anew (for tests)."""
        with self._lock:
            self._counts.clear()
            self._seen.clear()
            self._handed_on_at = 0.0
