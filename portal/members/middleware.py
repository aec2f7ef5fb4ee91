"""The signed-in member's language and time zone, and the second factor of staff."""

from collections.abc import Callable
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from portal.members.seen import note_seen


class MemberPreferences:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        member = request.user
        if not member.is_authenticated:
            return self.get_response(request)
        note_seen(member)
        if member.language and member.language != translation.get_language():
            translation.activate(member.language)
            request.LANGUAGE_CODE = member.language
        if not member.time_zone:
            return self.get_response(request)
        try:
            zone = ZoneInfo(member.time_zone)
        except (ZoneInfoNotFoundError, ValueError):
            return self.get_response(request)
        with timezone.override(zone):
            return self.get_response(request)


class SecondFactorForStaff:
    """With STAFF_NEEDS_SECOND_FACTOR the admin opens only to those who have a passkey or an authenticator app."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        if not settings.STAFF_NEEDS_SECOND_FACTOR:
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        is_admin = request.path.startswith(("/admin/", "/django-admin/"))
        if is_admin and request.user.is_authenticated and not is_mfa_enabled(request.user):
            messages.warning(request, _("The admin asks for a second factor. Add a passkey or an authenticator app first."))
            return redirect("mfa_index")
        return self.get_response(request)
