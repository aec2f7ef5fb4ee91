"""Who may own an idea, and who owns it when nobody took it."""

from __future__ import annotations

from typing import Any

from ideas.boards import IdeaBoardEntry
from ideas.models import Idea
from portal.members.models import Member
from portal.members.roles import Role
from portal.members.staff import staff

_FIRST = (Role.PRODUCT, Role.ADMINISTRATOR, Role.SUPPORT)  # whom an idea falls to where its board names nobody


def owners_of(board: IdeaBoardEntry, idea: Idea) -> list[Member]:
    """Who can be chosen for an idea of this board: colleagues who may read it, and who owns it now."""
    return [member for member in staff() if member.pk == idea.owner_id or board.is_visible_to(member)]


def may_own(member: Any, board: IdeaBoardEntry) -> bool:
    """Somebody who is here, speaks for the company and may read the board."""
    return bool(member.erased_at is None and member.is_active and member.is_company and board.is_visible_to(member))


def default_owner_of(board: IdeaBoardEntry) -> Member | None:
    """Whom the board names; if they left, the product team's longest-serving colleague who can read it, then others.

    A promise is owed by a person. None only where nobody speaks for the company yet.
    """
    if board.default_owner_id is not None:
        named = Member.objects.filter(pk=board.default_owner_id).first()
        if named is not None and may_own(named, board):
            return named
    for role in _FIRST:
        colleagues = Member.objects.present().filter(groups__name=role.value, is_active=True).order_by("joined_at", "pk")
        for colleague in colleagues[:20]:
            if may_own(colleague, board):
                return colleague
    return None
