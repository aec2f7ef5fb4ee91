"""How often something may be done. Counted in the cache, so that a restart forgives and nothing is written to the database."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.common.errors import typed_by
from portal.common.permissions import ALLOWED, Verdict, refused


class TooOften(Exception):
    """A limit was reached. The message is the sentence that the member reads; the middleware answers with 429."""

    def __init__(self, reason: str, retry_after: int = 60) -> None:
        super().__init__(reason)
        self.retry_after = retry_after


def limit(key: str, *, times: int, seconds: int) -> Verdict:
    """Count one more use of `key` in the current window of `seconds`; refused once there were more than `times`.

    Windows are fixed, so across their border twice as many may pass: enough against floods, and one cache call.
    """
    window, left = divmod(int(time.time()), seconds)
    name = "limit:" + hashlib.sha256(f"{key}:{seconds}:{window}".encode()).hexdigest()[:40]
    cache.add(name, 0, seconds + 5)
    try:
        used = cache.incr(name)
    except ValueError:  # evicted between the two calls
        return ALLOWED
    return ALLOWED if used <= times else refused(_sentence(seconds - left))


def require_limit(key: str, *, times: int, seconds: int) -> None:
    """As `limit`, but raises `TooOften` (a page with status 429) instead of answering no."""
    verdict = limit(key, times=times, seconds=seconds)
    if not verdict:
        raise TooOften(verdict.reason, retry_after=seconds - int(time.time()) % seconds)


def too_often(request: HttpRequest, error: TooOften) -> HttpResponse:
    """The page that says to wait, with Retry-After in seconds."""
    response = render(request, "429.html", {"reason": str(error), "typed": typed_by(request)}, status=429)
    response["Retry-After"] = str(error.retry_after)
    return response


def _sentence(seconds: int) -> str:
    if seconds < 100:
        return _("Too many tries in a short time. Wait a minute, then try again.")
    if seconds < 5400:
        minutes = round(seconds / 60)
        return ngettext(
            "Too many tries in a short time. Try again in %(count)d minute.",
            "Too many tries in a short time. Try again in %(count)d minutes.",
            minutes,
        ) % {"count": minutes}
    hours = round(seconds / 3600)
    return ngettext(
        "Too many tries in a short time. Try again in %(count)d hour.",
        "Too many tries in a short time. Try again in %(count)d hours.",
        hours,
    ) % {"count": hours}


class TooOftenPage:
    """Middleware: `TooOften`, wherever it was raised in a view, becomes the page that says to wait."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        return too_often(request, error) if isinstance(error, TooOften) else None
