"""What is asked first of whoever wants to do something in a board. Each answer carries its sentence."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from portal.boards.entries import BoardEntry
from portal.common.permissions import ALLOWED, Verdict, refused
from portal.members.permissions import can_write


def can_see_board(viewer: Any, *boards: BoardEntry | None) -> Verdict:
    """May the viewer see the board, or each of several?"""
    if all(board is not None and board.is_visible_to(viewer) for board in boards):
        return ALLOWED
    return refused(_("There is no such board."))


def can_write_in(member: Any, board: BoardEntry | None, now: datetime) -> Verdict:
    """May the member write at all, and see the board?"""
    return can_write(member, now) and can_see_board(member, board)
