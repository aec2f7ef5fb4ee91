"""Addresses of boards, of every type."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.views import serve as serve_page

from portal.boards.redirects import new_address_of
from portal.boards.types import board_at


@require_safe
def page_or_board(request: HttpRequest, path: str) -> HttpResponse:
    """A board at its address, without the cost of the page tree; anything else goes to Wagtail."""
    try:
        return _board(request, path) or serve_page(request, path)
    except Http404:
        # Asked last, so that the pages of the site pay nothing for it.
        address = new_address_of("/" + path, request.user)
        if address:
            return HttpResponsePermanentRedirect(address)
        raise


def _board(request: HttpRequest, path: str) -> HttpResponse | None:
    found = board_at("/" + path)
    if found is None:
        return None
    board, shows = found
    if not board.is_visible_to(request.user):
        # Not left to Wagtail, which shows a page below one that is not published.
        raise Http404(_("There is no such page."))
    return shows(request, board)
