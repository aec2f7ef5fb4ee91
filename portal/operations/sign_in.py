"""The page behind the link that `create_admin` prints."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from portal.common.caching import personal
from portal.common.permissions import Refused
from portal.members.programmatic_login import enter
from portal.operations.administrators import administrator_of


@personal
@require_http_methods(["GET", "HEAD", "POST"])
def administrator_sign_in(request: HttpRequest, token: str) -> HttpResponse:
    """Ask first, then sign in: a browser that only looks ahead must not use the link up."""
    member = administrator_of(token)
    if member is None:
        raise Refused(_("This link has been used or is older than an hour. Run create_admin again for a new one."))
    if request.method == "POST":
        home = reverse("wagtailadmin_home")
        enter(request, member, onward=home)
        return redirect(home)
    response = render(request, "operations/administrator_sign_in.html", {"member": member})
    # Under "no-referrer" browsers would send the form without its origin, and it would be refused.
    response["Referrer-Policy"] = "same-origin"
    return response
