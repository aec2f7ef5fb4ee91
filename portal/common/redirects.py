"""Redirects that Wagtail makes when a page moves or takes another slug, kept from those who may not read the page."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlparse

from django.http import HttpRequest, HttpResponse
from wagtail.contrib.redirects.middleware import RedirectMiddleware, get_redirect
from wagtail.contrib.redirects.models import Redirect

from portal.common.pages import is_open_to


class ReadablePagesOnly(RedirectMiddleware):
    """Wagtail's middleware: an old address leads on only where the reader may read what is there.

    Otherwise everybody would learn the slug that a private page has now.
    """

    def process_response(self, request: HttpRequest, response: HttpResponse) -> Any:
        answer = super().process_response(request, response)
        if answer is response:
            return response
        path = Redirect.normalise_path(request.get_full_path(), decode_unicode=False)
        redirect = get_redirect(request, path) or get_redirect(request, urlparse(path).path)
        page = redirect.redirect_page if redirect is not None else None
        return answer if page is None or is_open_to(request.user, page) else response
