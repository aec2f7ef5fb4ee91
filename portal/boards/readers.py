"""The rule of `is_visible_to`, asked about many members at once."""

from __future__ import annotations

from collections.abc import Iterable

from portal.boards.entries import BoardEntry
from portal.members.models import Member


def readers_among(board: BoardEntry, member_ids: Iterable[int]) -> set[int]:
    """Of the members, those who may see the board and what stands in it. At most two queries, however many members."""
    ids = set(member_ids)
    if not ids or not board.is_live:
        return set()
    if not board.group_sets:  # whoever has an account is let in by "signed in"
        return ids
    held: dict[int, set[int]] = {}
    rows = Member.groups.through.objects.filter(member_id__in=ids, group_id__in=frozenset[int]().union(*board.group_sets))
    for member_id, group_id in rows.values_list("member_id", "group_id"):
        held.setdefault(member_id, set()).add(group_id)
    admitted = {pk for pk, groups in held.items() if all(groups & needed for needed in board.group_sets)}
    return admitted | set(Member.objects.filter(pk__in=ids - admitted, is_superuser=True).values_list("pk", flat=True))
