"""HTTP for the tools of writing. Scripts get JSON, people get pages; both from the same addresses."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _

from portal.common.permissions import Refused

View = Callable[..., HttpResponse]


def wants_json(request: HttpRequest) -> bool:
    return request.headers.get("Accept", "").startswith("application/json")


def sorry(sentence: str, status: int, **more: Any) -> JsonResponse:
    return JsonResponse({"error": sentence, **more}, status=status)


def for_members_script(view: View) -> View:
    """For addresses that only our scripts ask: 403 with a sentence instead of a redirect to the sign-in page."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return sorry(_("You are signed out. Sign in again in another tab; your text stays here."), 403)
        try:
            response = view(request, *args, **kwargs)
        except Refused as refusal:
            return sorry(str(refusal), 403)
        response.setdefault("Cache-Control", "private, no-store")
        return response

    return answer
