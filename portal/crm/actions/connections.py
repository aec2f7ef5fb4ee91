"""Adding and changing connections: addresses and secrets are an administrator's."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.common.permissions import require
from portal.crm.connectors import connector_type
from portal.crm.encryption import CannotDecrypt, decrypt, encrypt
from portal.crm.models import AuditEntry, Connection
from portal.crm.permissions import can_set_up_connections
from portal.members.models import Member


class ConnectionRefused(ValueError):
    """The connection cannot be as it was entered. The message says why."""


@transaction.atomic
def save_connection(
    *,
    connection: Connection | None,
    facts: Mapping[str, Any],
    options: Mapping[str, str],
    secrets: Mapping[str, str],
    by: Member,
    now: datetime | None = None,
) -> Connection:
    """A new connection, switched off until somebody has looked at its check; or a change of one.

    `secrets` left blank stay as they are, unless it is asked somewhere else from now on: then nobody but who knows them
    may have them sent there.
    """
    require(can_set_up_connections(by))
    now = now or timezone.now()
    if connection is None:
        connection, before = Connection(connector=facts["connector"], slug=facts["slug"]), {}
    else:
        connection = Connection.objects.select_for_update().get(pk=connection.pk)
        before = _held(connection)
    found = connector_type(connection.connector)
    if found is None or found.is_built_in:
        raise ConnectionRefused(_("That system is not offered. Load the page again."))
    given = {name: secrets[name] for name in found.secret_names if secrets.get(name)}
    kept = {name: value for name, value in before.items() if name not in given}
    if kept and connection.options != dict(options):
        raise ConnectionRefused(_("It is asked somewhere else now: enter the secrets again."))
    for name in ("name", "creates_contacts", "quota_per_day", "quota_share"):
        setattr(connection, name, facts[name])
    connection.options, is_new = dict(options), connection.pk is None
    if given:
        connection.encrypted_secrets = encrypt({**kept, **given})
    try:
        with transaction.atomic():
            connection.save()
    except IntegrityError:
        raise ConnectionRefused(_("Another connection has that short name.")) from None
    AuditEntry.objects.create(connection=connection, by=by, what="connection.added" if is_new else "connection.changed", at=now)
    return connection


@transaction.atomic
def switch_connection(*, connection: Connection, is_on: bool, by: Member, now: datetime | None = None) -> None:
    """On: what members agreed to may go there from now on. Off: nothing is asked, read or sent."""
    require(can_set_up_connections(by))
    connection = Connection.objects.select_for_update().get(pk=connection.pk)
    if connection.is_on == is_on:
        return
    if is_on and not (connection.checks and all(line["ok"] for line in connection.checks)):
        raise ConnectionRefused(_("Check it first. It is switched on once everything in the check is right."))
    connection.is_on = is_on
    connection.save(update_fields=["is_on"])
    what = "connection.switched_on" if is_on else "connection.switched_off"
    AuditEntry.objects.create(connection=connection, by=by, what=what, at=now or timezone.now())


def _held(connection: Connection) -> dict[str, Any]:
    """The secrets; none where they can be read no more, so that they are entered again."""
    try:
        return decrypt(connection.encrypted_secrets)
    except CannotDecrypt:
        return {}
