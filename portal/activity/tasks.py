"""What the worker does by the clock."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from portal.activity.actions import mark_late
from portal.activity.periodic import every
from portal.common.access import access_changed

KEEP_SUCCESSFUL = timedelta(days=1)
KEEP_FAILED = timedelta(days=30)


@every(hours=1)
def forget_done_tasks() -> None:
    """Done tasks are kept for a day, failed ones for a month."""
    now = timezone.now()
    for old in (
        DBTaskResult.objects.successful().filter(finished_at__lt=now - KEEP_SUCCESSFUL),
        DBTaskResult.objects.failed().filter(finished_at__lt=now - KEEP_FAILED),
    ):
        # In portions: on SQLite a long deletion would hold up every writer.
        while portion := list(old.order_by().values_list("pk", flat=True)[:500]):
            DBTaskResult.objects.filter(pk__in=portion).delete()


@every(hours=1)
def look_at_access_again() -> None:
    """What was changed past all signals, such as by SQL or Wagtail's `fixtree`, counts an hour later at most."""
    access_changed()


@every(minutes=5)
def mark_late_promises() -> None:
    """A promise whose day has passed says so."""
    mark_late()


@every(hours=1)
def release_confidential_figures() -> None:
    """Draw the confidential figures of each interval that is over, once."""
    from portal.activity.releases import release_tables

    release_tables(now=timezone.now())
