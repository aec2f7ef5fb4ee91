"""Which page a form came from: whether it was one of ours, and which."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

from portal.common.way_back import LONGEST


def is_from_here(request: HttpRequest) -> bool:
    """What the browser itself says, which no other site's page can change. No answer is a no.

    For forms on pages of visitors: those carry no token, so that they set no cookie.
    """
    origin = request.headers.get("Origin", "null")
    if origin != "null":
        return origin == f"{request.scheme}://{request.get_host()}" or origin in settings.CSRF_TRUSTED_ORIGINS
    return request.headers.get("Sec-Fetch-Site") == "same-origin"


def page_before(request: HttpRequest) -> str:
    """The page of ours where the form stood, as an address without its host; "" where that is not known."""
    came = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(came, {request.get_host()}, request.is_secure()):
        return ""
    parts = urlsplit(came)
    path = parts.path + (f"?{parts.query}" if parts.query else "")
    is_page = not path.startswith(("/accounts/", "/account/enter/", "/sign-in-to/")) and len(path) <= LONGEST
    return path if is_page and url_has_allowed_host_and_scheme(path, None) else ""
