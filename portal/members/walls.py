"""Why somebody is asked to sign in, and the way back: one sentence and one address for every page that asks.

An app says why its pages ask (`register_reasons`): by the name of an address, or for all addresses of a namespace
("forums:"). What a visitor wanted to do (`kept_acts.py`) says it more exactly.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, TypeVar, cast

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import Resolver404, ResolverMatch, resolve, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from portal.common.origins import page_before
from portal.common.way_back import is_entrance, way_back, with_way_back
from portal.members import codes
from portal.members.kept_acts import Kept, kept_in

View = TypeVar("View", bound=Callable[..., HttpResponseBase])

_reasons: dict[str, Any] = {}


def register_reasons(reasons: Mapping[str, Any]) -> None:
    """Why pages ask for a sign-in: translatable sentences by names of addresses. From `AppConfig.ready`."""
    _reasons.update(reasons)


def reason_of(view_name: str) -> str:
    """The sentence for an address; for a namespace within another ("contests:…"), the nearest that says something."""
    return str(_reasons.get(view_name) or _reasons.get(view_name.rpartition(":")[0] + ":") or "")


def needs_sign_in(match: ResolverMatch) -> bool:
    """Is the address open to members only? `login_required` leaves its attributes on the view."""
    return getattr(match.func, "redirect_field_name", None) is not None


def for_visitors(page: Callable[..., HttpResponseBase]) -> Callable[[View], View]:
    """Above `login_required`: the page where visitors type what they sign in for (kept_acts.py). What is sent needs a member."""

    def declare(view: View) -> View:
        @wraps(view)
        def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            is_visit = not request.user.is_authenticated and request.method in ("GET", "HEAD")
            return (page if is_visit else view)(request, *args, **kwargs)

        shown.has_page_for_visitors = True  # type: ignore[attr-defined]
        return cast(View, shown)

    return declare


def reason_to_sign_in(request: HttpRequest) -> str:
    """Why the reader is asked to sign in, in a sentence; nothing where they came by themselves. A global of the templates."""
    if request.user.is_authenticated:
        return ""
    onward = where_it_leads(request)
    kept = _kept_for(request, onward)
    if kept is not None and (said := kept.reason()):
        return said
    if not onward or onward == "/" or not url_has_allowed_host_and_scheme(onward, {request.get_host()}, request.is_secure()):
        return ""
    if onward.startswith(("/admin/", "/django-admin/")):
        return _("Sign in to open the administration.")
    match = _match(onward)
    if match is not None:
        # Of a namespace only pages for members need its reason; others have their own, or the reader may go on without.
        said = reason_of(match.view_name) if needs_sign_in(match) else str(_reasons.get(match.view_name, ""))
        if said:
            return said
    return _("Sign in to go on. You come back to where you were.")


def where_it_leads(request: HttpRequest) -> str:
    """Where a sign-in leads from here. On pages of a sign-in: where that leads, whichever of them it is by now."""
    onward = way_back(request)
    if not onward and request.method == "POST":
        onward = page_before(request)
    if onward or not is_entrance(request):
        return onward
    pending = codes.pending_code(request)
    if pending is not None:
        return str(pending.details.get("next") or "")
    kept = kept_in(request)
    return kept.onward if kept is not None else ""


def sign_in_url(request: HttpRequest, name: str = "account_login") -> str:
    """The address to sign in at (or to join at), with the way back to this page. A global of the templates."""
    return with_way_back(reverse(name), where_it_leads(request))


def _kept_for(request: HttpRequest, onward: str) -> Kept | None:
    kept = kept_in(request) if is_entrance(request) else None
    return kept if kept is not None and kept.onward.partition("#")[0] == onward.partition("#")[0] else None


def _match(address: str) -> ResolverMatch | None:
    try:
        return resolve(address.partition("#")[0].partition("?")[0])
    except (Resolver404, ValueError, UnicodeError):
        return None
