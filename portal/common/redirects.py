"""Redirects that Wagtail makes when a page moves or takes another slug, kept from those who may not read the page."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlparse

from django.http import HttpRequest, HttpResponse
from django.utils.encoding import uri_to_iri
from wagtail.contrib.redirects.middleware import RedirectMiddleware, get_redirect
from wagtail.contrib.redirects.models import Redirect

from portal.common.pages import is_open_to


class ReadablePagesOnly(RedirectMiddleware):
    """Wagtail's middleware: an old address leads on only where the reader may read what is there.

    Otherwise everybody would learn the slug that a private page has now.
    """

    def process_response(self, request: HttpRequest, response: HttpResponse) -> Any:
        if response.status_code != 404 or not _leads_on(request):
            return response
        answer = super().process_response(request, response)
        if answer is response:
            return response
        path = Redirect.normalise_path(request.get_full_path(), decode_unicode=False)
        redirect = get_redirect(request, path) or get_redirect(request, urlparse(path).path)
        page = redirect.redirect_page if redirect is not None else None
        return answer if page is None or is_open_to(request.user, page) else response


def _leads_on(request: HttpRequest) -> bool:
    """Whether an old address of any site is spelled like the one that was asked for: one query, most often the only one."""
    path = Redirect.normalise_path(request.get_full_path(), decode_unicode=False)
    spelled = {path, urlparse(path).path}
    spelled |= {uri_to_iri(each) for each in spelled}
    return Redirect.objects.filter(old_path__in=[each for each in spelled if "\0" not in each]).exists()
