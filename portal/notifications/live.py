"""Telling open pages that an inbox changed."""

from collections.abc import Iterable

from portal.common.live import tell


def tell_members(member_ids: Iterable[int]) -> None:
    """Say to each member's open pages that the number of unread lines changed. Call after commit."""
    for member_id in member_ids:
        tell(f"inbox.{member_id}", {"type": "inbox.changed"})
