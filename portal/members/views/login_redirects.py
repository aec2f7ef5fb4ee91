"""Where libraries send those who may not enter: visitors to our sign-in, members to a plain refusal.

Without the second half they would go round in circles: sign-in sends whoever is signed in back to where they came from.
"""

from __future__ import annotations

from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portal.common.permissions import Refused


@require_safe
def administration_door(request: HttpRequest) -> HttpResponse:
    """For Wagtail's and Django's admin."""
    if request.user.is_authenticated:
        list(get_messages(request))  # the library has said so already, in its own words
        raise Refused(_("The administration is open to those who work here."))
    return _to_sign_in(request)


@require_safe
def page_door(request: HttpRequest) -> HttpResponse:
    """For pages that only some may read."""
    if request.user.is_authenticated:
        raise Refused(_("This page is open to some members only, and you are not one of them."))
    return _to_sign_in(request)


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    query = request.META.get("QUERY_STRING", "")
    return redirect(reverse("account_login") + (f"?{query}" if query else ""))
