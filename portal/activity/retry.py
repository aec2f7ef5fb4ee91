"""Run again now what failed, or remove what nothing can run any more, by hand."""

from __future__ import annotations

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from portal.activity.execution import known_reactions
from portal.activity.models import PendingReaction, PeriodicJob
from portal.activity.pending import run_pending_reactions
from portal.activity.worker_notify import call_workers

CALLED_AT_ONCE = 500  # the worker finds the others when it looks around


@transaction.atomic
def reactions(pending: QuerySet[PendingReaction]) -> int:
    """These reactions are due now, whatever their back-off says; returns how many. Their attempts go on counting."""
    keys = list(pending.filter(leased_until=None).values_list("pk", "activity_id"))
    for start in range(0, len(keys), CALLED_AT_ONCE):
        portion = [pk for pk, _activity in keys[start : start + CALLED_AT_ONCE]]
        PendingReaction.objects.filter(pk__in=portion).update(not_before=timezone.now())
    for activity_id in dict.fromkeys(activity for _pk, activity in keys[:CALLED_AT_ONCE]):
        run_pending_reactions.enqueue(activity_id)
    return len(keys)


def unknown_reactions() -> QuerySet[PendingReaction]:
    """Pending rows of reactions that no app declares any more: they can only fail."""
    return PendingReaction.objects.exclude(reaction__in=list(known_reactions()))


@transaction.atomic
def remove(pending: QuerySet[PendingReaction]) -> int:
    """These will not happen; returns how many. Only what no app declares any more can be removed."""
    return pending.filter(pk__in=unknown_reactions().values("pk")).delete()[0]


@transaction.atomic
def tasks(failed: QuerySet[DBTaskResult]) -> int:
    """These tasks are ready again, with a fresh count of attempts; returns how many."""
    count = failed.update(status=TaskResultStatus.READY, started_at=None, finished_at=None, worker_ids=[], traceback="")
    call_workers()
    return count


def job(row: PeriodicJob) -> None:
    """This periodic job is due now."""
    PeriodicJob.objects.filter(pk=row.pk).update(next_at=timezone.now())
