"""Looking at a connection, in plain words."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from portal.crm.connectors import connector_of
from portal.crm.models import Connection


def check_connection(connection: Connection) -> list[dict[str, Any]]:
    """What the connector found, kept with its time. Nothing is written to the other side."""
    connector = connector_of(connection)
    lines = [{"name": str(each.name), "ok": each.ok, "hint": str(each.hint)} for each in connector.check()]
    if not connection.tenant:
        Connection.objects.filter(pk=connection.pk).update(tenant=connector.tenant)
    elif connector.tenant != connection.tenant:
        hint = _("Links were made with another organisation of that system. They are not used with this one.")
        lines.append({"name": _("It is the same organisation as before"), "ok": False, "hint": hint})
    Connection.objects.filter(pk=connection.pk).update(checks=lines, checked_at=timezone.now())
    return lines
