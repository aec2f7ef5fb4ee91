"""Signing in somebody who has shown by other means who they are: the administrator's link, the demo's buttons."""

from __future__ import annotations

from allauth.usersessions.models import UserSession
from django.contrib.auth import login
from django.http import HttpRequest

from portal.members.kept_acts import perform_kept
from portal.members.models import Member


def enter(request: HttpRequest, member: Member, *, onward: str) -> None:
    """The member is signed in on this device, and finds it among their sessions, where it can be ended.

    What they had wanted to do at the address that this leads `onward` to is done.

    The sign-in library keeps that list only of those who came in through its own pages.
    """
    login(request, member, backend="django.contrib.auth.backends.ModelBackend")
    UserSession.objects.create_from_request(request)
    perform_kept(request, member, onward)
