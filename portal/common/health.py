"""Health addresses for supervisors and proxies: is the process alive, and can it answer pages?"""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.core.cache import cache
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse

logger = logging.getLogger(__name__)


class HealthAddresses:
    """Answers `/health/live` and `/health/ready` before host names, redirects and sessions are looked at.

    Supervisors ask by number (127.0.0.1, a pod's address), which ALLOWED_HOSTS rightly refuses elsewhere.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not is_health_address(request.path):
            return self.get_response(request)
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET", "HEAD"])
        response = live() if request.path.endswith("live") else ready()
        response["Cache-Control"] = "no-store"
        return response


def live() -> HttpResponse:
    """The process runs. Touches nothing else, so an outage of the database does not restart it."""
    return HttpResponse("alive\n", content_type="text/plain")


def ready() -> JsonResponse:
    """200 when database and cache answer, else 503; the body names each part."""
    parts = {"database": _database_answers(), "cache": _cache_answers()}
    is_ready = all(parts.values())
    return JsonResponse(
        {"ready": is_ready} | {name: "ok" if answers else "does not answer" for name, answers in parts.items()},
        status=200 if is_ready else 503,
    )


def is_health_address(address: str) -> bool:
    return address in ("/health/live", "/health/ready")


def _database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            return cursor.fetchone() == (1,)
    except DatabaseError:
        logger.exception("The database does not answer")
        return False


def _cache_answers() -> bool:
    try:
        cache.set("health", "ok", 10)
        return cache.get("health") == "ok"
    except Exception:  # each cache has errors of its own, and health must answer whatever they are
        logger.exception("The cache does not answer")
        return False
