"""What of a member is to be written into their contact: current values, less what stands there because of us already."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from portal.crm import sharing
from portal.crm.mapping import Mapped
from portal.crm.models import Direction, Link
from portal.crm.protocol import is_same
from portal.members.models import Member


def current_values(members: Sequence[Member], mapping: Sequence[Mapped]) -> dict[int, dict[str, Any]]:
    """Of all fields that are written, for many members at once."""
    return sharing.values_of(members, [each.field for each in mapping if each.is_written])


def to_write(link: Link, values: dict[str, Any], mapping: Sequence[Mapped], categories: set[str]) -> dict[Mapped, Any]:
    """What differs from what we wrote last, of the categories that the member shares.

    What we only fill is written once: if the company blanks it afterwards, it stays blank.
    """
    differing: dict[Mapped, Any] = {}
    for each in mapping:
        if not each.is_written or each.field.category not in categories:
            continue
        value, before = values.get(each.field.name), link.shadow.get(each.field.name)
        if before is None:
            if value not in (None, ""):
                differing[each] = value
        elif each.direction == Direction.OWN and not is_same(value, before["value"]):
            differing[each] = value
    return differing


def remember(link: Link, written: dict[Mapped, Any], now: datetime, *, changed: Collection[str] | None) -> None:
    """Keep what was written, when and where, for the next comparison and for the member's page.

    `changed` names the fields of theirs that are other than before: what we would only have filled and what was there
    already is the company's own. None: the contact is new, or an answer was lost, and all of it came from us.
    """
    shadow = dict(link.shadow)
    for each, value in written.items():
        plain = value.isoformat() if isinstance(value, datetime) else value
        row = {"value": plain, "at": now.isoformat(), "theirs": each.theirs}
        if each.direction == Direction.FILL and changed is not None and each.theirs not in changed:
            row = {"value": None, "at": "", "theirs": each.theirs, "is_theirs": True}
        shadow[each.field.name] = row
    link.shadow = shadow
