"""Which field of ours goes into which of a connection's, decided by whoever looks after customer records."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.common.permissions import require
from portal.crm import sharing
from portal.crm.models import AuditEntry, Connection, Direction, FieldMapping
from portal.crm.permissions import can_run_connections
from portal.members.models import Member


class MappingRefused(ValueError):
    """The mapping would write two fields of ours into one of theirs, or the like. The message says which."""


@transaction.atomic
def save_mapping(*, connection: Connection, chosen: Mapping[str, tuple[str, str]], by: Member) -> None:
    """Field of ours to (field of theirs, direction). What the company owns is filled or left, never overwritten."""
    require(can_run_connections(by))
    rows = []
    for name, (theirs, direction) in chosen.items():
        field = sharing.field(name)
        if field is None or direction not in Direction.values:
            raise MappingRefused(_("There is no such field or direction. Load the page again."))
        if direction != Direction.OFF and not theirs:
            raise MappingRefused(_("Name the field that “%(field)s” goes into, or switch it off.") % {"field": field.label})
        if field.fills and direction == Direction.OWN:
            raise MappingRefused(
                _("“%(field)s” belongs to the company: it can be filled where it is blank.") % {"field": field.label}
            )
        rows.append(FieldMapping(connection=connection, field=name, theirs=theirs, direction=direction))
    FieldMapping.objects.filter(connection=connection).delete()
    try:
        with transaction.atomic():
            FieldMapping.objects.bulk_create(rows)
    except IntegrityError:
        raise MappingRefused(
            _("Two of our fields would go into one of theirs, or a field is read from another connection already.")
        ) from None
    AuditEntry.objects.create(connection=connection, by=by, what="mapping.saved", at=timezone.now())
