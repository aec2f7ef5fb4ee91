"""What the worker does for the link by the clock."""

from __future__ import annotations

import logging
from datetime import timedelta

from django.utils import timezone
from django_tasks import task

from portal.activity.periodic import daily, every
from portal.crm.connectors import UnknownConnector
from portal.crm.encryption import CannotDecrypt
from portal.crm.models import Connection, Inbox, ReconciliationReport, SyncLogEntry
from portal.crm.protocol import ConnectionPaused
from portal.crm.sync.budget import BudgetSpent
from portal.crm.sync.inbound import poll, read_inbox
from portal.crm.sync.outbox import drain, pause_connection
from portal.crm.sync.reconciliation import backfill, reconcile

logger = logging.getLogger(__name__)

DRY_RUN = "backfill_dry_run"  # a report that says what a backfill would do
LOG_DAYS, INBOX_DAYS, REPORT_DAYS = 90, 30, 400


@every(minutes=1)
def send_outbox() -> None:
    """Send what waits, connection by connection."""
    for connection in Connection.objects.usable(timezone.now()).order_by("pk"):
        try:
            drain(connection)
        except (UnknownConnector, CannotDecrypt) as error:
            pause_connection(connection, str(error))
        except Exception:  # one connector's fault does not stop the others
            logger.exception("Sending on the connection %s failed", connection.slug)


@every(minutes=1)
def read_notices() -> None:
    """Read again what webhooks have named."""
    for connection in Connection.objects.usable(timezone.now()).filter(inbox__read_at=None, inbox__isnull=False).distinct():
        read_inbox(connection)


@every(minutes=5)
def poll_changes() -> None:
    """Look for changes, also where webhooks tell of them: one may have been lost."""
    for connection in Connection.objects.usable(timezone.now()).order_by("pk"):
        poll(connection)


@daily(at="02:10")
def reconcile_all() -> None:
    """Compare both sides, and repair what differs."""
    for connection in Connection.objects.usable(timezone.now()).order_by("pk"):
        try:
            reconcile(connection, repair=True)
        except (ConnectionPaused, BudgetSpent, OSError) as error:
            logger.warning("Reconciliation of %s stopped: %s", connection.slug, type(error).__name__)


@daily(at="04:40")
def forget_old_lines() -> None:
    """The sync log is kept for ninety days, read notices for thirty."""
    now = timezone.now()
    SyncLogEntry.objects.filter(at__lt=now - timedelta(days=LOG_DAYS)).delete()
    Inbox.objects.filter(read_at__lt=now - timedelta(days=INBOX_DAYS)).delete()
    ReconciliationReport.objects.filter(at__lt=now - timedelta(days=REPORT_DAYS)).delete()


@task()
def backfill_connection(connection_pk: int, is_dry_run: bool) -> None:
    """Enqueue all who agreed, or keep what that would do."""
    connection = Connection.objects.get(pk=connection_pk)
    counts = backfill(connection, dry_run=is_dry_run)
    if is_dry_run:
        ReconciliationReport.objects.create(connection=connection, figures={DRY_RUN: counts})
