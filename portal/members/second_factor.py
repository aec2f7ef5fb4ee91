"""Who has just set up an authenticator has just proven it: they are not asked for it again at once."""

from __future__ import annotations

from typing import Any

from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from django.http import HttpRequest


def count_as_proven(sender: Any, request: HttpRequest, user: Any, authenticator: Authenticator, **_more: Any) -> None:
    """The app's code or the passkey's answer that was needed to add it counts as the proof that the next page asks for."""
    if authenticator.type != Authenticator.Type.RECOVERY_CODES and request.user.pk == user.pk:
        post_authentication(request, authenticator, reauthenticated=True)


def connect_signals() -> None:
    authenticator_added.connect(count_as_proven, dispatch_uid="members.second_factor")
