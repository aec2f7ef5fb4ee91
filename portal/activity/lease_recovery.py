"""What a dead worker had in hand goes back."""

from __future__ import annotations

import os
import socket
from datetime import datetime, timedelta

from django.db.models import Q
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from portal.activity.execution import LEASE
from portal.activity.models import PendingReaction, PeriodicJob, WorkerBeat

DEAD_AFTER = timedelta(seconds=60)
UNKNOWN_AFTER = timedelta(hours=1)  # a worker that never said that it lives, such as Django's own
TASK_ATTEMPTS = 5
_here: set[str] = set()  # workers of this process


def beat(worker: str, *, threads: int, now: datetime) -> None:
    """Say that this worker lives, and keep its leases."""
    _here.add(worker)
    WorkerBeat.objects.update_or_create(
        pk=worker,
        create_defaults={
            "host": socket.gethostname()[:100],
            "process": os.getpid(),
            "threads": threads,
            "started_at": now,
            "seen_at": now,
        },
        defaults={"seen_at": now},
    )
    for model in (PendingReaction, PeriodicJob):
        model.objects.filter(leased_by=worker).update(leased_until=now + LEASE)


def recover(worker: str, now: datetime) -> None:
    """Find the dead, and give back what they had in hand."""
    dead = [other.pk for other in WorkerBeat.objects.exclude(pk=worker) if _is_dead(other, now)]
    for pk in dead:
        give_back(pk)
    living = set(WorkerBeat.objects.values_list("pk", flat=True))
    for task in DBTaskResult.objects.running().filter(started_at__lt=now - UNKNOWN_AFTER):
        if not task.worker_ids or task.worker_ids[-1] not in living:
            _give_back_task(task)


def give_back(worker: str) -> None:
    """Everything this worker had in hand is ready again."""
    for model in (PendingReaction, PeriodicJob):
        model.objects.filter(leased_by=worker).update(leased_until=None, leased_by="")
    for task in DBTaskResult.objects.running():
        if task.worker_ids and task.worker_ids[-1] == worker:
            _give_back_task(task)
    WorkerBeat.objects.filter(pk=worker).delete()
    _here.discard(worker)


def _give_back_task(task: DBTaskResult) -> None:
    """Ready again; after five attempts it has failed, for it may be what kills the workers."""
    attempts = len(task.worker_ids)
    changes = (
        {"status": TaskResultStatus.READY, "started_at": None}
        if attempts < TASK_ATTEMPTS
        else {
            "status": TaskResultStatus.FAILED,
            "exception_class_path": "portal.activity.lease_recovery.WorkerDied",
            "traceback": f"Its worker died {attempts} times.",
            "finished_at": task.started_at,
        }
    )
    DBTaskResult.objects.filter(Q(status=TaskResultStatus.RUNNING), pk=task.pk, started_at=task.started_at).update(**changes)


class WorkerDied(Exception):
    """A task's worker died each time it ran."""


def _is_dead(other: WorkerBeat, now: datetime) -> bool:
    if other.seen_at < now - DEAD_AFTER:
        return True
    if other.host != socket.gethostname()[:100]:
        return False
    # A process of this machine need not be waited for. In a container each start may have the same number.
    return other.pk not in _here if other.process == os.getpid() else not _is_running(other.process)


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True  # somebody else's
    return True
