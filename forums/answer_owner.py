"""Who owes the answers that a board promises, where nobody has taken a question."""

from __future__ import annotations

from typing import Any

from forums.boards import BoardEntry
from portal.members.models import Member
from portal.members.staff import staff


def may_answer(member: Any, board: BoardEntry) -> bool:
    """Somebody who is here, speaks for the company and may read the board."""
    return bool(member.erased_at is None and member.is_active and member.is_company and board.is_visible_to(member))


def answer_owner_of(board: BoardEntry) -> Member | None:
    """Whom the board names; if they left, a colleague who can read it, support first. A promise is owed by a person."""
    if board.answer_owner_id is not None:
        named = Member.objects.filter(pk=board.answer_owner_id).first()
        if named is not None and may_answer(named, board):
            return named
    able = [member for member in staff() if may_answer(member, board)]
    return min(able, key=lambda member: (not member.is_support, member.joined_at, member.pk), default=None)
