"""The code that was sent by e-mail and is waited for in this session: for signing in, signing up and new addresses.

A request never asks whether an account exists: it keeps the address in the session and leaves the e-mail to the
worker (`tasks.send_code`), which looks. So known and unknown addresses are answered by the same work.
"""

from __future__ import annotations

import secrets
import time
from dataclasses import dataclass
from enum import Enum
from typing import Any

from allauth.core import ratelimit
from allauth.core.internal.ratelimit import get_ip
from django.http import HttpRequest
from django.utils import translation
from django.utils.crypto import constant_time_compare

from portal.members.actions import tries
from portal.members.actions.entry import CODE_LASTS, DIGITS, code_of
from portal.members.models import EntryPurpose
from portal.members.tasks import send_code

SESSION_KEY = "code"
TRIES = 3  # at one code
MOST_RESENDS = 2
LONGEST_NEXT = 2000  # characters of the address to go on to
URL_NAMES = {
    EntryPurpose.SIGN_IN: "account_confirm_login_code",
    EntryPurpose.SIGN_UP: "account_email_verification_sent",
    EntryPurpose.ADDRESS: "account_email_verification_sent",
}


class Outcome(Enum):
    RIGHT = "right"
    WRONG = "wrong"
    LAST_WRONG = "last wrong"  # three times: this code is void
    NO_CODE = "no code"  # not six digits: no guess
    USED_UP = "used up"  # too many wrong tries within a day: the link is the way


@dataclass
class PendingCode:
    """What the session keeps about the code that it waits for."""

    request: HttpRequest
    state: dict[str, Any]
    _stamp: float = 0

    @property
    def purpose(self) -> EntryPurpose:
        return EntryPurpose(self.state["purpose"])

    @property
    def email(self) -> str:
        return str(self.state["email"])

    @property
    def details(self) -> dict[str, Any]:
        return dict(self.state["details"])

    @property
    def provider(self) -> Any:
        return self.state["provider"]

    @property
    def has_code(self) -> bool:
        """Whether the e-mail carries a code, or only a link."""
        return bool(self.state["has_code"]) and not tries.are_used_up(self._limits)

    @property
    def can_resend(self) -> bool:
        return bool(self.state["resends"] < MOST_RESENDS)

    @property
    def url_name(self) -> str:
        return URL_NAMES[self.purpose]

    def send(self) -> None:
        """Send a new code, which makes the one before void."""
        self.state |= {
            "nonce": secrets.token_hex(16),
            "at": int(time.time()),
            "tries": 0,
            "has_code": not tries.are_used_up(self._limits),
        }
        self._keep()
        send_code.enqueue(
            purpose=self.state["purpose"],
            email=self.email,
            nonce=self.state["nonce"],
            has_code=self.state["has_code"],
            details=self.details,
            language=translation.get_language() or "",
        )

    def resend(self) -> bool:
        """Send another; false where enough were sent."""
        if not self.can_resend or not may_send(self.request, self.email):
            return False
        self.state["resends"] += 1
        self.send()
        return True

    def check(self, code: str) -> Outcome:
        """Take a try and compare. After a right code comes `accept` or `reject`."""
        digits = "".join(char for char in code if char.isdecimal())
        if len(digits) != DIGITS:
            return Outcome.NO_CODE
        stamp = tries.take_try(limits=self._limits)
        if stamp is None:
            return Outcome.USED_UP
        if not (self.state["has_code"] and constant_time_compare(digits, code_of(self.state["nonce"]))):
            return self._count_wrong()
        self._stamp = stamp
        return Outcome.RIGHT

    def accept(self) -> None:
        """The right code did what it was for: the try is given back, and the session waits for none."""
        tries.give_back(limits=self._limits, stamp=self._stamp)
        forget(self.request)

    def reject(self) -> Outcome:
        """The code was right, but there is nothing that it opens: as if it had been wrong."""
        return self._count_wrong()

    def _count_wrong(self) -> Outcome:
        self.state["tries"] += 1
        if self.state["tries"] >= TRIES:
            forget(self.request)
            return Outcome.LAST_WRONG
        self._keep()
        return Outcome.WRONG

    @property
    def _limits(self) -> tries.Limits:
        return tries.limits_of(address=self.email, origin=get_ip(self.request))

    def _keep(self) -> None:
        self.request.session[SESSION_KEY] = self.state


def may_send(request: HttpRequest, email: str) -> bool:
    """Count one e-mail more for this address and from here; false where there were enough (ACCOUNT_RATE_LIMITS)."""
    return ratelimit.consume(request, action="request_login_code", key=tries.normal_address(email))


def begin(request: HttpRequest, *, purpose: EntryPurpose, email: str, provider: Any = None, **details: Any) -> None:
    """Send a code to an address and wait for it in this session. Ask `may_send` first.

    `details` travel with the link; what the sign-in provider said (`provider`) stays in the session.
    """
    if len(details.get("next") or "") > LONGEST_NEXT:
        details["next"] = ""
    state = {"purpose": purpose.value, "email": email, "resends": 0, "details": details, "provider": provider}
    PendingCode(request, state).send()


def pending_code(request: HttpRequest) -> PendingCode | None:
    """The code that this session waits for, if its quarter of an hour has not passed."""
    state = request.session.get(SESSION_KEY)
    if not isinstance(state, dict):
        return None
    if time.time() - state["at"] > CODE_LASTS:
        forget(request)
        return None
    return PendingCode(request, state)


def forget(request: HttpRequest) -> None:
    """Wait for no code any more."""
    request.session.pop(SESSION_KEY, None)
