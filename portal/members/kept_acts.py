"""What a visitor wanted to do, kept through sign-in: the button says what, the sign-in page why, and then it is done.

Apps register what can be kept (`register_kept_act`). An act is kept in the visitor's own session, for an hour, and only by a
form of ours. At the end of a sign-in that leads back to where the button stood it is done, by the action that members use and
with the same checks: by no other sign-in, and once. What was typed is put into the form there, for the member to send.
Nothing of it is kept anywhere else, nor for anybody else who signs in on the same browser.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from portal.common.errors import was_typed
from portal.common.permissions import Refused
from portal.common.ratelimit import TooOften
from portal.common.viewer import Viewer
from portal.members import codes
from portal.members.models import Member

SESSION_KEY = "kept_act"
LASTS = 3600  # seconds
LONGEST_ADDRESS = codes.LONGEST_NEXT
LARGEST = 2**62  # number of a thing; databases take no longer ones
MOST_TYPED = 130_000  # characters of a whole form; a text of a member has at most 60,000
_NOT_KEPT = frozenset({"csrfmiddlewaretoken", "next"})

Values = dict[str, Any]  # what was chosen or typed: what a session can hold

log = logging.getLogger(__name__)


class NotDone(Exception):
    """Nothing was done, and nobody is to blame: the message says what to do now."""


class TooMuch(Refused):
    """More was typed than is kept. The page of the refusal gives it back."""


def nothing_chosen(_posted: QueryDict) -> Values:
    """For a button alone."""
    return {}


def whole_form(posted: QueryDict) -> Values:
    """Everything that was typed and chosen, for the form of members that has the same fields."""
    typed = {name: values for name, values in posted.lists() if name not in _NOT_KEPT}
    if sum(len(name) + sum(map(len, values)) for name, values in typed.items()) > MOST_TYPED:
        raise TooMuch(_("That is more than can be kept while you sign in. Copy it, sign in, and put it into the form there."))
    return {"form": typed}


@dataclass(frozen=True)
class KeptAct:
    """An act that a visitor may ask for."""

    name: str  # in the address of the button
    find: Callable[[Viewer, int, Values], Any]  # what it is about, if the viewer may see it; else None
    why: Callable[[Any], str]  # "Sign in to vote for “…”."
    address: Callable[[Any], str]  # where the button stands, or the form that takes what was typed
    # By the action; gives the sentence that says so. Raises Refused, NotDone. None: it waits in the form at the address.
    perform: Callable[[Member, Any, Values], str] | None = None
    read: Callable[[QueryDict], Values | None] = nothing_chosen  # what the form chose; None where that makes no sense
    anchor: Callable[[Any], str] | None = None  # on whatever page it stands: back to that page, and to this place
    view: str = ""  # the name of the address where members send this form: for those whose session has ended
    has_button: bool = True  # that visitors press


@dataclass(frozen=True)
class Kept:
    """An act as the session keeps it."""

    act: KeptAct
    pk: int
    values: Values
    onward: str
    member: int | None  # who signed in for it

    def reason(self) -> str:
        """Why somebody is asked to sign in. What not everybody may see is not named."""
        thing = self.act.find(AnonymousUser(), self.pk, self.values)
        return self.act.why(thing) if thing is not None else ""


_acts: dict[str, KeptAct] = {}


def register_kept_act(act: KeptAct) -> None:
    """Let an act be kept through sign-in, from `AppConfig.ready`."""
    _acts[act.name] = act


def act_named(name: str) -> KeptAct | None:
    """The act that a visitor's button names."""
    act = _acts.get(name)
    return act if act is not None and act.has_button else None


def act_of_view(view_name: str) -> KeptAct | None:
    """The act that members send to the address of this name."""
    return next((act for act in _acts.values() if act.view == view_name), None)


def keep(request: HttpRequest, act: KeptAct, pk: int, values: Values, onward: str) -> None:
    """Keep what a visitor wants to do until they have signed in. The last one counts."""
    session = request.session
    if session.is_empty():  # made for this alone, so it ends with it
        session.set_expiry(LASTS)
    member = request.user.pk if request.user.is_authenticated else None
    state = {"act": act.name, "pk": pk, "values": values, "onward": onward, "at": int(time.time()), "member": member}
    session[SESSION_KEY] = state


def kept_in(request: HttpRequest) -> Kept | None:
    """What this session keeps, if its hour has not passed."""
    state: Any = request.session.get(SESSION_KEY)
    act = _acts.get(state["act"]) if isinstance(state, dict) else None
    if act is None or time.time() - state["at"] > LASTS:
        return None
    return Kept(act, state["pk"], state["values"], state["onward"], state["member"])


def forget(request: HttpRequest) -> None:
    """Keep nothing any more."""
    request.session.pop(SESSION_KEY, None)


def forget_what_is_over(request: HttpRequest) -> None:
    """Nothing stays in a member's session for longer than its hour, whether they came back for it or not."""
    if SESSION_KEY in request.session and kept_in(request) is None:
        forget(request)


def last_as_members_do(request: HttpRequest, **_more: Any) -> None:
    """At sign-in: a session that was made for a kept act is a member's from now on."""
    if request.session.get("_session_expiry") == LASTS:
        request.session.set_expiry(None)


@contextmanager
def kept_by_visitor(request: HttpRequest) -> Iterator[None]:
    """While a session ends: a visitor who only gives up a sign-in half-way may begin another for the same act."""
    state = None if request.user.is_authenticated else request.session.get(SESSION_KEY)
    yield
    if state is not None:
        request.session.set_expiry(LASTS)
        request.session[SESSION_KEY] = state


def perform_kept(request: HttpRequest, member: Member, onward: str) -> None:
    """After a sign-in that leads to `onward`: do what was kept there, or say why it cannot be done. Once, whatever comes of it."""
    kept = kept_in(request)
    if kept is None or _place(kept.onward) != _place(onward) or kept.member not in (None, member.pk):
        forget(request)  # they went another way, or are somebody else
        return
    if kept.act.perform is None:
        request.session[SESSION_KEY] |= {"member": member.pk}
        request.session.modified = True
        return
    forget(request)
    carry_out(request, kept.act, kept.pk, kept.values, member)


def carry_out(request: HttpRequest, act: KeptAct, pk: int, values: Values, member: Member) -> None:
    """Do it as the member, and leave the sentence that says what came of it for the next page."""
    member = Member.objects.get(pk=member.pk)  # as they are now: the sign-in may have let them in
    thing = act.find(member, pk, values)
    if thing is None or act.perform is None:
        messages.warning(request, _("What you wanted to do cannot be done any more: it is gone, or not open to you."))
        return
    try:
        messages.success(request, act.perform(member, thing, values))
    except (NotDone, Refused, TooOften) as reason:
        messages.warning(request, str(reason))
    except Exception:  # signing in has to succeed all the same
        log.exception("An act that was kept through sign-in failed: %s", act.name)
        messages.error(request, _("You are signed in, but what you wanted to do failed. Try it again."))


def take_up(request: HttpRequest, name: str, pk: int = 0) -> QueryDict | None:
    """What the reader typed before they signed in, for the form of this act. A form that is sent brings it back itself."""
    kept = kept_in(request)
    if kept is None or (kept.act.name, kept.pk) != (name, pk) or kept.member != request.user.pk:
        return None
    if request.method == "POST":
        forget(request)
        return None
    typed = QueryDict(mutable=True)
    for field, values in kept.values["form"].items():
        typed.setlist(field, values)
    was_typed(request, typed)
    return typed


def _place(address: str) -> str:
    """An address without the place on its page."""
    return address.partition("#")[0]
