"""The request of a signed-in member, for type checkers: views behind `login_required` take it."""

from typing import TYPE_CHECKING

from django.http import HttpRequest

if TYPE_CHECKING:
    from django_htmx.middleware import HtmxDetails

    from portal.members.models import Member

    class MemberRequest(HttpRequest):
        user: Member
        htmx: HtmxDetails
else:
    MemberRequest = HttpRequest
