"""What the worker does for the link by the clock."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import timedelta

from django.utils import timezone
from django_tasks import task

from portal.activity.periodic import daily, every
from portal.crm.connectors import UnknownConnector
from portal.crm.encryption import CannotDecrypt
from portal.crm.guarding import ConnectorFailed, code_of
from portal.crm.models import Connection, Inbox, ReconciliationReport, SyncLogEntry
from portal.crm.protocol import ConnectionPaused
from portal.crm.sync.budget import BudgetSpent
from portal.crm.sync.inbound import poll, read_inbox
from portal.crm.sync.outbox import drain
from portal.crm.sync.pausing import pause_connection
from portal.crm.sync.reconciliation import backfill, reconcile

logger = logging.getLogger(__name__)

DRY_RUN = "backfill_dry_run"  # a report that says what a backfill would do
LOG_DAYS, INBOX_DAYS, REPORT_DAYS = 90, 30, 400


def _each_usable(work: Callable[[Connection], object], what: str) -> None:
    """Connection by connection: one that cannot be asked does not stop the others."""
    for connection in Connection.objects.usable(timezone.now()).order_by("pk"):
        try:
            work(connection)
        except (UnknownConnector, CannotDecrypt) as error:
            pause_connection(connection, str(error))
        except ConnectionPaused as pause:
            pause_connection(connection, pause.reason, until=pause.until)
        except BudgetSpent:
            pass  # the budget fills up over the day
        except (ConnectorFailed, OSError) as error:
            logger.warning("%s on the connection %s stopped: %s", what, connection.slug, code_of(error))
        except Exception:
            logger.exception("%s on the connection %s failed", what, connection.slug)


@every(minutes=1)
def send_outbox() -> None:
    """Send what waits."""
    _each_usable(drain, "Sending")


@every(minutes=1)
def read_notices() -> None:
    """Read again what webhooks have named."""
    _each_usable(read_inbox, "Reading of notices")


@every(minutes=5)
def poll_changes() -> None:
    """Look for changes, also where webhooks tell of them: one may have been lost."""
    _each_usable(poll, "Reading of changes")


@daily(at="02:10")
def reconcile_all() -> None:
    """Compare both sides, and repair what differs."""
    _each_usable(lambda connection: reconcile(connection, repair=True), "Comparison")


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
