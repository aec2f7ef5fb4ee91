"""The rule of `is_visible_to`, asked about many members at once."""

from __future__ import annotations

from collections.abc import Iterable

from portal.boards.entries import BoardEntry
from portal.members.readers import passing


def admitted_to(board: BoardEntry, member_ids: Iterable[int]) -> set[int]:
    """Of the members, those who may see the board and what stands in it. At most two queries, however many members."""
    return passing(board.closed_by, set(member_ids)) if board.is_live else set()
