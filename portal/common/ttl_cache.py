"""What a process may remember for a few seconds so that a page need not ask for it again.

Never what decides who may read something (portal/common/access.py keeps that).

`@remembered(seconds=10)` keeps what a function gave for each set of arguments. What is remembered
here is dropped at once in the process that changes it (`forget`), and within those seconds in others.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.core.cache import cache

P = ParamSpec("P")
R = TypeVar("R")

clock: Callable[[], float] = time.monotonic  # asked by all that a process keeps for a while; in tests it stands still
_MOST = 4096  # entries of one function; an address nobody asks for twice must not fill the memory
_forgetters: list[Callable[[], None]] = []


def remembered(*, seconds: float) -> Callable[[Callable[P, R]], Callable[P, R]]:
    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        kept: dict[object, tuple[float, R]] = {}
        lock = threading.Lock()

        @wraps(function)
        def asked(*args: P.args, **kwargs: P.kwargs) -> R:
            key = (args, tuple(kwargs.items())) if kwargs else args
            now = clock()
            found = kept.get(key)
            if found is not None and found[0] > now:
                return found[1]
            value = function(*args, **kwargs)
            with lock:
                if len(kept) >= _MOST:
                    kept.clear()
                kept[key] = (now + seconds, value)
            return value

        def forget() -> None:
            with lock:
                kept.clear()

        _forgetters.append(forget)
        return asked

    return decorate


def forget(*args: object, **kwargs: object) -> None:
    """Drop all that this process remembers. Takes any arguments, so that it can be a signal's receiver."""
    for drop in _forgetters:
        drop()


def next_number(key: str) -> int:
    """One more than the last time, counted in the cache; begins again when the cache was emptied, even just now."""
    for _attempt in range(3):
        cache.add(key, 0, None)
        try:
            return cache.incr(key)
        except ValueError:  # emptied between the two calls
            continue
    return 1
