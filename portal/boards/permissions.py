"""What is asked first of whoever wants to do something in a board. Each answer carries its sentence."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.utils.translation import gettext as _

from portal.boards.entries import BoardEntry
from portal.common.permissions import ALLOWED, Verdict, refused
from portal.common.viewer import Viewer
from portal.members.models import Member
from portal.members.permissions import for_writers

P = ParamSpec("P")


def can_see_board(viewer: Viewer, *boards: BoardEntry | None) -> Verdict:
    """May the viewer see the board, or each of several?"""
    if all(board is not None and board.is_visible_to(viewer) for board in boards):
        return ALLOWED
    return refused(_("There is no such board."))


def itself(board: BoardEntry | None) -> BoardEntry | None:
    """For rules that are asked about a board: `@for_writers_in(itself)`."""
    return board


def for_writers_in(
    board_of: Callable[[Any], BoardEntry | None],  # of whatever the rule is about
) -> Callable[[Callable[Concatenate[Member, P], Verdict]], Callable[Concatenate[Viewer, P], Verdict]]:
    """A rule about (member, thing, now, …) for those who may write and see the board of the thing; others are refused first."""

    def declare(rule: Callable[Concatenate[Member, P], Verdict]) -> Callable[Concatenate[Viewer, P], Verdict]:
        @for_writers
        @wraps(rule)
        def asked(member: Member, *args: P.args, **kwargs: P.kwargs) -> Verdict:
            verdict = can_see_board(member, board_of(args[0]))
            return rule(member, *args, **kwargs) if verdict else verdict

        return asked

    return declare
