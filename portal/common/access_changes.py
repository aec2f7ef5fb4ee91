"""When rights change: a numbered list of changes that open sockets ask before they tell anything.

A request asks for its reader's rights anew each time; a socket stays open for hours. So whatever changes who may read what
is noted here after its commit, under the next number, with whom or what it concerns ("member:7", "topic:12", or everybody). Every
message to a socket carries the number as it stood when the message left: a socket that has asked for its rights at that number
or later tells it on, any other asks first. That costs a message one look into the cache, however many sockets it reaches.
"""

from __future__ import annotations

import threading
import time

from django.core.cache import cache

EVERYBODY = "everybody"

_NUMBER, _ENTRY = "access:number", "access:entry:%d"
_KEPT = 86400
_MOST = 500  # changes that are looked through; who is further behind asks anyway
_known: dict[int, str] = {}  # what this process has read of the list
_lock = threading.Lock()


def number_now() -> int:
    """The number of the last change. Where there was none yet it begins with the time, so that numbers go on rising after
    the cache was emptied."""
    return int(cache.get_or_set(_NUMBER, lambda: int(time.time() * 1000), None) or 0)


def note(subject: str) -> int:
    """Write down that the rights to see it, or of whom, have changed. Call after commit; gives the number."""
    for _attempt in range(3):
        number_now()
        try:
            number = cache.incr(_NUMBER)
        except ValueError:  # emptied between the two calls
            continue
        cache.set(_ENTRY % number, subject, _KEPT)
        return number
    raise RuntimeError("The cache keeps no number.")


def concerns(subjects: frozenset[str], *, since: int, until: int) -> bool:
    """Whether a change after the one number and up to the other concerns any of the subjects. When in doubt it does."""
    if until <= since:
        return False
    if until - since > _MOST:
        return True
    wanted = range(since + 1, until + 1)
    missing = [number for number in wanted if number not in _known]
    if missing:
        found = cache.get_many([_ENTRY % number for number in missing])
        with _lock:
            if len(_known) > 10 * _MOST:
                _known.clear()
            _known.update({number: found[_ENTRY % number] for number in missing if _ENTRY % number in found})
    changes = {_known.get(number, EVERYBODY) for number in wanted}  # not to be found: anything may have changed
    return EVERYBODY in changes or bool(changes & subjects)
