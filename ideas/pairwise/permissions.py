"""Who may compare ideas."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from ideas.boards import IdeaBoardEntry
from ideas.models import IdeaBoardPage
from portal.boards.permissions import can_write_in
from portal.common.permissions import ALLOWED, Verdict, refused


def can_compare(member: Any, board: IdeaBoardEntry | None, now: datetime) -> Verdict:
    verdict = can_write_in(member, board, now)
    if not verdict:
        return verdict
    assert board is not None
    if board.who_proposes == IdeaBoardPage.WhoProposes.NOBODY:
        return refused(_("This board is an archive: nothing is decided in it any more."))
    return ALLOWED
