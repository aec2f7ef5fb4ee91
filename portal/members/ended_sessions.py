"""A form or button that is sent after its reader's session has ended: they sign in again, and nothing that was typed is lost.

What was typed into a form that visitors have too (`kept_acts.py`) waits in that form. Of any other form the texts are given
back on a page of their own. A button is pressed once more: what it does is not known here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from allauth.core.internal.ratelimit import get_ip
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseClientRedirect

from portal.common.errors import permission_denied, typed_by
from portal.common.origins import page_before
from portal.common.permissions import Refused
from portal.common.ratelimit import limit
from portal.common.viewer import Viewer
from portal.common.way_back import with_way_back
from portal.members.kept_acts import (
    LARGEST,
    KeptAct,
    NotDone,
    TooMuch,
    Values,
    act_of_view,
    forget_what_is_over,
    keep,
    register_kept_act,
)
from portal.members.models import Member
from portal.members.walls import needs_sign_in, reason_of


class EndedSessions:
    """Middleware: leads those to the sign-in page whose form or htmx request needs a member, and keeps what they typed."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            forget_what_is_over(request)
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: dict[str, Any]) -> HttpResponse | None:
        if request.user.is_authenticated or request.resolver_match is None or not needs_sign_in(request.resolver_match):
            return None
        if request.method == "POST" and _is_sent_by_reader(request):
            onward = _keep(request, request.resolver_match.view_name, kwargs)
        elif _is_htmx(request):  # to lead them away would lose what they type; the page says it in a toast
            return permission_denied(request, Refused(_("Your session has ended. Load the page anew and sign in.")))
        else:
            return None
        address = with_way_back(reverse("account_login"), onward)
        return HttpResponseClientRedirect(address) if _is_htmx(request) else HttpResponseRedirect(address)


def _keep(request: HttpRequest, view_name: str, kwargs: dict[str, Any]) -> str:
    """Keep what was sent; gives the address that the sign-in leads to."""
    page = page_before(request) or "/"
    if not limit(f"keep-act:{get_ip(request)}", times=60, seconds=60):
        return page
    said = {"view": view_name, "page": page}
    act = act_of_view(view_name)
    if act is not None:
        try:
            values = act.read(request.POST)
        except TooMuch:
            values = None
        if values is not None:
            pk = min(kwargs.get("pk", 0), LARGEST)
            thing = act.find(request.user, pk, values)
            onward = act.address(thing) if thing is not None else request.path
            keep(request, act, pk, values, onward)
            return onward
    typed = typed_by(request)
    if typed:
        onward = reverse("members:typed_before")
        keep(request, TYPED, 0, said | {"typed": typed}, onward)
        return onward
    keep(request, PRESSED, 0, said, page)
    return page


def _is_htmx(request: HttpRequest) -> bool:
    return bool(getattr(request, "htmx", False))


def _is_sent_by_reader(request: HttpRequest) -> bool:
    """A form or button; not what a script of the page sends by itself, such as a draft."""
    return _is_htmx(request) or request.headers.get("Sec-Fetch-Mode", "navigate") == "navigate"


def _itself(_viewer: Viewer, _pk: int, values: Values) -> Values:
    return values


def _why(values: Values) -> str:
    return reason_of(values["view"]) or _("Your session has ended. Sign in again, and you come back to where you were.")


def _why_typed(_values: Values) -> str:
    return _("Your session has ended. Sign in again: what you wrote is kept for an hour, and you find it there.")


def _press_again(_member: Member, _thing: Any, _values: Values) -> str:
    raise NotDone(_("You are signed in again. Press the button once more."))


TYPED = KeptAct(
    "typed", find=_itself, why=_why_typed, address=lambda _values: reverse("members:typed_before"), has_button=False
)
PRESSED = KeptAct(
    "pressed", find=_itself, why=_why, address=lambda values: str(values["page"]), perform=_press_again, has_button=False
)


def register_what_is_kept() -> None:
    """Both are kept as other acts are; no button of a visitor names them."""
    register_kept_act(TYPED)
    register_kept_act(PRESSED)
