"""Sending what waits: claim the oldest row of each member under a lease, ask for consent again, find the contact, write, keep
the outcome. Whatever happens to the process in between, the next one finds the rows and knows what it has to look for first.
"""

from __future__ import annotations

import time
from collections import Counter
from datetime import datetime, timedelta
from secrets import token_hex

from django.conf import settings
from django.db import connection as database
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.crm.connectors import connector_of
from portal.crm.guarding import ConnectorFailed
from portal.crm.models import Connection, Outbox
from portal.crm.protocol import ConnectionPaused
from portal.crm.sync.budget import BudgetSpent, Metered
from portal.crm.sync.delivery import Round
from portal.crm.sync.pausing import pause_connection

BATCH = 200
# After so many failures in a row the connection rests, a little longer each time.
FAILURES_UNTIL_REST = 5
LONGEST_REST = timedelta(hours=1)


def lease() -> timedelta:
    return timedelta(seconds=settings.CRM_LEASE_SECONDS)


def claim(connection: Connection, now: datetime, most: int = BATCH) -> tuple[str, list[Outbox]]:
    """Take what may be sent now, for this process and no other. Returns the token of the lease and the rows."""
    token = token_hex(16)
    with transaction.atomic():
        heads = Outbox.objects.filter(connection=connection).heads(now).order_by("priority", "due_at", "pk")
        if database.features.has_select_for_update_skip_locked:
            heads = heads.select_for_update(skip_locked=True, of=("self",), no_key=True)
        pks = list(heads.values_list("pk", flat=True)[:most])
        # Elsewhere the condition holds by itself: one writer at a time.
        free = Outbox.objects.filter(pk__in=pks).exclude(leased_until__gt=now)
        free.update(leased_until=now + lease(), lease_token=token)
    rows = Outbox.objects.filter(lease_token=token).select_related("member", "activity").order_by("pk")
    return token, list(rows)


def release(token: str, *, due_at: datetime | None = None) -> None:
    """Give rows back as they were: nobody is charged an attempt."""
    changed = {"leased_until": None, "lease_token": "", **({"due_at": due_at} if due_at else {})}
    Outbox.objects.filter(lease_token=token).update(**changed)


def drain(connection: Connection, *, seconds: float = 50.0, most: int = BATCH) -> Counter[str]:
    """Send what is due on a connection until nothing is, or the time is up. Returns outcomes and how often."""
    outcomes: Counter[str] = Counter()
    until = time.monotonic() + seconds
    metered = Metered(connection, connector_of(connection))
    try:
        while time.monotonic() < until:
            connection.refresh_from_db()
            now = timezone.now()
            if not connection.is_on or connection.is_paused(now):
                break
            token, rows = claim(connection, now, most)
            if not rows:
                break
            if not _send(connection, metered, token, rows, outcomes):
                break
    finally:
        metered.close()
    return outcomes


def _send(connection: Connection, metered: Metered, token: str, rows: list[Outbox], outcomes: Counter[str]) -> bool:
    """One round. False: nothing more can be sent for now."""
    current = Round(connection, metered, token, rows)
    try:
        current.run()
    except ConnectionPaused as pause:
        pause_connection(connection, pause.reason, until=pause.until)
        return False
    except BudgetSpent:
        return False
    except (OSError, ConnectorFailed):  # no answer to a question that came before the writing
        current.sender.failures += 1
    finally:
        outcomes.update(current.outcomes)
        release(token)  # what was not got round to
    has_failed = current.sender.failures and not current.sender.successes
    _count_failures(connection, bool(has_failed), bool(current.sender.successes))
    return not has_failed


def _count_failures(connection: Connection, has_failed: bool, has_worked: bool) -> None:
    now = timezone.now()
    rows = Connection.objects.filter(pk=connection.pk)
    if has_worked:
        rows.update(failures=0, last_success_at=now, paused_at=None, paused_until=None, paused_reason="")
        return
    if not has_failed:
        return
    failures = connection.failures + 1
    rows.update(failures=failures)
    if failures >= FAILURES_UNTIL_REST:
        rest = min(LONGEST_REST, timedelta(seconds=30 * 2 ** min(failures - FAILURES_UNTIL_REST, 10)))
        pause_connection(connection, _("no answer"), until=now + rest)
