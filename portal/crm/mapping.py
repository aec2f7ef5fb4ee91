"""Which shared field goes into which field of a connection, and who is its master."""

from __future__ import annotations

from dataclasses import dataclass

from portal.crm import sharing
from portal.crm.models import Connection, Direction, FieldMapping
from portal.crm.protocol import Connector

PREFIX = "portal_"


@dataclass(frozen=True, eq=False)
class Mapped:
    """A shared field as a connection has it. Known by itself: to compare labels would translate them each time."""

    field: sharing.SharedField
    theirs: str
    direction: Direction

    @property
    def is_written(self) -> bool:
        return self.direction in (Direction.OWN, Direction.FILL)


def mapping_of(connection: Connection, connector: Connector) -> list[Mapped]:
    """All shared fields, as chosen for the connection or else as its connector proposes."""
    chosen = {row.field: row for row in FieldMapping.objects.filter(connection=connection)}
    return [_mapped(each, chosen.get(each.name), connector) for each in sharing.fields()]


def _mapped(field: sharing.SharedField, chosen: FieldMapping | None, connector: Connector) -> Mapped:
    if chosen is not None:
        return Mapped(field, chosen.theirs, Direction(chosen.direction))
    theirs = connector.default_mapping.get(field.name, PREFIX + field.name)
    return Mapped(field, theirs, Direction.FILL if field.fills else Direction.OWN)


def member_key(member_id: int) -> str:
    """The key by which a system knows a member. It says nothing about the person."""
    return f"m-{member_id:05d}"


def member_of_key(key: str) -> int | None:
    """The number of the member in a key of ours."""
    prefix, _dash, number = key.partition("-")
    return int(number) if prefix == "m" and number.isascii() and number.isdecimal() else None
