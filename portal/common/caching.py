"""Who may keep an answer: nobody what is personal, the reader alone what they were shown signed in.

Decided in one place for all views: those that need a sign-in are personal, and so are those marked with `personal`.
A view that says `public` itself (feeds, sitemaps, the site's colours, public uploads) answers everybody alike.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import patch_cache_control

_LIBRARIES = ("/admin/", "/django-admin/", "/accounts/")  # views of others that cannot be marked
_NEVER = "private, no-store"

View = TypeVar("View", bound=Callable[..., Any])


def personal(view: View) -> View:
    """Mark a view that answers each person differently without needing a sign-in, such as one behind a secret link."""
    view.is_personal = True  # type: ignore[attr-defined]
    return view


class PersonalPages:
    """Says in Cache-Control who may keep an answer, after whatever the view said itself."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        was_signed_in = request.user.is_authenticated
        response = self.get_response(request)
        said = _said(response)
        if "public" in said or {"no-store", "private"} <= said.keys():
            return response
        of_library = request.path.startswith(_LIBRARIES)
        if _is_personal_view(request) or (of_library and said.get("max-age", "0") == "0"):
            response["Cache-Control"] = _NEVER
        elif was_signed_in or request.user.is_authenticated or of_library:
            # No "no-store": the back button would fetch public pages anew, and a 304 could spare nothing.
            patch_cache_control(response, private=True)
        return response


def _is_personal_view(request: HttpRequest) -> bool:
    view = request.resolver_match.func if request.resolver_match else None
    # login_required leaves its attributes on the view, through all decorators around it.
    return getattr(view, "redirect_field_name", None) is not None or getattr(view, "is_personal", False)


def _said(response: HttpResponseBase) -> dict[str, str]:
    parts = (part.strip().lower().partition("=") for part in response.get("Cache-Control", "").split(","))
    return {name: value for name, _equals, value in parts if name}
