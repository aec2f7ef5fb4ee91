"""Who may compare ideas."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from ideas.boards import IdeaBoardEntry
from ideas.models import IdeaBoardPage
from portal.boards.permissions import for_writers_in, itself
from portal.common.permissions import ALLOWED, Verdict, refused
from portal.members.models import Member


@for_writers_in(itself)
def can_compare(member: Member, board: IdeaBoardEntry | None, now: datetime) -> Verdict:
    assert board is not None
    if board.who_proposes == IdeaBoardPage.WhoProposes.NOBODY:
        return refused(_("This board is an archive: nothing is decided in it any more."))
    return ALLOWED
