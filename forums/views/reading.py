"""Marking what is unread as read, all at once."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from forums import actions
from forums.boards import BoardEntry, board_map
from portal.members.requests import MemberRequest


@login_required
@require_POST
def read_all(request: MemberRequest, board: int | None = None) -> HttpResponse:
    """Everything on a board, or on all of them, counts as read."""
    entry = _entry(request, board)
    actions.mark_all_read(member=request.user, board_id=board)
    said = _("Everything on this board is marked as read.") if entry else _("Everything is marked as read.")
    undo = reverse("forums:read_all_undo", kwargs={"board": board} if board else {})
    messages.success(request, said, extra_tags=f"undo:{undo}")
    return _back(entry)


@login_required
@require_POST
def read_all_undo(request: MemberRequest, board: int | None = None) -> HttpResponse:
    """What was unread before that is unread again."""
    entry = _entry(request, board)
    actions.unmark_all_read(member=request.user, board_id=board)
    messages.success(request, _("What was unread is unread again."))
    return _back(entry)


def _entry(request: MemberRequest, board: int | None) -> BoardEntry | None:
    if board is None:
        return None
    entry = board_map().get(board)
    if entry is None or not entry.is_visible_to(request.user):
        raise Http404(_("There is no such board."))
    return entry


def _back(entry: BoardEntry | None) -> HttpResponse:
    return HttpResponseRedirect(f"{entry.path}?show=unread" if entry else reverse("forums:topic_list_unread"))
