"""A yes or no that carries its sentence."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied


@dataclass(frozen=True)
class Verdict:
    """The answer to "may this member do this?", with the reason when the answer is no."""

    allowed: bool
    reason: str = ""

    def __bool__(self) -> bool:
        return self.allowed


ALLOWED = Verdict(True)


class Refused(PermissionDenied):
    """An act that is not allowed. The message is the sentence that the member reads."""


def refused(reason: str) -> Verdict:
    return Verdict(False, str(reason))


def require(verdict: Verdict) -> None:
    """Raise `Refused` with the verdict's sentence unless it allows."""
    if not verdict:
        raise Refused(verdict.reason)
