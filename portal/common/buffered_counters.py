"""Noting without a write: in memory, handed on through the cache, stored by a periodic job.

Each process notes for a few seconds and then leaves one entry in the cache under a number of its own; the
job takes the entries in their order. What a process has not handed on when it is killed is lost, and so is
what the cache forgets: these are not accounts.
"""

from __future__ import annotations

import atexit
import threading
from collections.abc import Callable, Hashable
from operator import add
from typing import Any

from django.core.cache import cache
from django.http import HttpRequest

from portal.common import ttl_cache
from portal.common.ttl_cache import next_number

_SECONDS = 5  # how long a process keeps to itself what it noted
_AGAIN = 1800  # seconds after which the same reader counts again
_MOST_SEEN = 50_000
_MOST_KEYS = 5_000  # of what is noted at a time in one process
_KEPT = 86400


class Batch:
    """Numbers by key, under a name: Batch("articles:reads"). Keys are small values that the cache can hold.

    Two numbers of one key become one by `merge`: counts are added, positions take the greater one (`merge=max`).
    """

    def __init__(self, name: str, *, merge: Callable[[int, int], int] = add) -> None:
        self._number, self._taken, self._entry = f"{name}:number", f"{name}:taken", f"{name}:entry:%d"
        self._merge = merge
        self._lock = threading.Lock()
        self._noted: dict[Any, int] = {}
        self._seen: dict[tuple[int, Hashable], float] = {}
        self._handed_on_at = 0.0
        atexit.register(self.hand_on)

    def note(self, key: Hashable, value: int = 1) -> None:
        """Note a number under a key."""
        with self._lock:
            if key not in self._noted and len(self._noted) >= _MOST_KEYS:
                return
            self._put(self._noted, key, value)
            is_time = ttl_cache.clock() - self._handed_on_at > _SECONDS
        if is_time:
            self.hand_on()

    def add(self, key: Hashable, request: HttpRequest) -> None:
        """One more; the same reader counts once in half an hour. Who that was stays in this process, as a number."""
        viewer = request.user
        who = hash(
            viewer.pk if viewer.is_authenticated else (request.META.get("REMOTE_ADDR"), request.META.get("HTTP_USER_AGENT"))
        )
        now = ttl_cache.clock()
        with self._lock:
            if self._seen.get((who, key), 0.0) > now:
                return
            if len(self._seen) >= _MOST_SEEN:
                self._seen.clear()
            self._seen[who, key] = now + _AGAIN
        self.note(key)

    def hand_on(self) -> None:
        """Leave what this process has noted in the cache."""
        with self._lock:
            noted = self._noted
            self._noted = {}
            self._handed_on_at = ttl_cache.clock()
        if noted:
            cache.set(self._entry % next_number(self._number), noted, _KEPT)

    def take(self) -> dict[Any, int]:
        """What was noted since the last time, by every process that shares the cache."""
        self.hand_on()
        last, first = cache.get(self._number, 0), cache.get(self._taken, 0)
        # After the cache was emptied its numbers begin again.
        first = first if first <= last else 0
        keys = [self._entry % number for number in range(max(first, last - 10_000) + 1, last + 1)]
        cache.set(self._taken, last, None)
        taken: dict[Any, int] = {}
        for noted in cache.get_many(keys).values():
            for key, value in noted.items():
                self._put(taken, key, value)
        cache.delete_many(keys)
        return taken

    def forget(self) -> None:
        """Begin anew (for tests)."""
        with self._lock:
            self._noted.clear()
            self._seen.clear()
            self._handed_on_at = 0.0

    def _put(self, numbers: dict[Any, int], key: Any, value: int) -> None:
        numbers[key] = self._merge(numbers[key], value) if key in numbers else value
