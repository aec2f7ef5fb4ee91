"""Who may compare ideas."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from ideas.boards import IdeaBoardEntry
from ideas.models import IdeaBoardPage
from ideas.permissions import can_see_board
from portal.common.permissions import ALLOWED, Verdict, refused
from portal.members.permissions import can_write


def can_compare(member: Any, board: IdeaBoardEntry | None, now: datetime) -> Verdict:
    for verdict in (can_write(member, now), can_see_board(member, board)):
        if not verdict:
            return verdict
    assert board is not None
    if board.who_proposes == IdeaBoardPage.WhoProposes.NOBODY:
        return refused(_("This board is an archive: nothing is decided in it any more."))
    return ALLOWED
