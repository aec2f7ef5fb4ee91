"""The signed-in member's language and time zone, for the length of a request."""

from collections.abc import Callable
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation


class MemberPreferences:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        member = request.user
        if not member.is_authenticated:
            return self.get_response(request)
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
