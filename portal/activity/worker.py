"""The worker: runs tasks (django-tasks-db), pending reactions, and the periodic jobs.

One thread looks around: it is called the moment something is committed (`wake.py`), and looks by itself
every few seconds. The others do the work, each with a database connection of its own. No function may
take more than half of them, and external side effects never take all, so that a slow mail server or one
hanging reaction holds up no other.

Any number of workers may run, in as many processes. Each says every few seconds that it lives; what a
dead one had in hand goes back to the others (`recover.py`).
"""

from __future__ import annotations

import logging
import os
import secrets
import socket
import threading
import time
from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.db import DatabaseError, connection, connections, transaction
from django.db.models import F, QuerySet
from django.utils import timezone
from django_tasks import DEFAULT_TASK_BACKEND_ALIAS, TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker as LibraryWorker
from django_tasks_db.models import DBTaskResult

from portal.activity import lease_recovery, periodic, worker_notify
from portal.activity.execution import run_pending_reaction
from portal.activity.models import PendingReaction, WorkerBeat
from portal.activity.pending import run_pending_reactions

logger = logging.getLogger(__name__)

LOOK_AROUND = 2.0  # seconds; the safety net below the calls
HOUSEKEEPING = 10.0  # seconds between two beats of the heart
PORTION = 50  # task rows taken at once
QUEUED_OF_ONE = 200  # how many jobs of one kind wait in memory; the others wait in the database
GRACE = timedelta(seconds=15)  # what is younger is in the hand of whoever heard the call
OUTSIDE = "external side effects"


@dataclass(frozen=True)
class Job:
    """Something to run: `key` tells it from others in the queue, `kinds` are what a limit counts."""

    key: tuple[str, object]
    kinds: tuple[str, ...]
    run: Callable[[], object]


class Worker:
    """Start it beside a server (`start`, `stop`), or run it alone until it is asked to stop (`run`)."""

    def __init__(self, *, threads: int = 4, look_around: float = LOOK_AROUND) -> None:
        self.id = f"{socket.gethostname()[:30]}-{os.getpid()}-{secrets.token_hex(4)}"
        self.threads = max(1, threads)
        self.look_around = look_around
        self._limits = {OUTSIDE: max(1, self.threads - 1)}
        self._limit_of_one = max(1, self.threads // 2)
        self._called = threading.Event()
        self._queue: deque[Job] = deque()
        self._keys: set[tuple[str, object]] = set()  # queued or running
        self._queued: Counter[str] = Counter()
        self._running: Counter[str] = Counter()
        self._left_behind: set[str] = set()  # kinds with more pending rows than are in memory
        self._change = threading.Condition()
        self._stopping = False
        self._until_idle = False
        self._started: list[threading.Thread] = []
        self._library = LibraryWorker(
            queue_names=["*"],
            interval=0,
            batch=False,
            backend_name=DEFAULT_TASK_BACKEND_ALIAS,
            startup_delay=False,
            max_tasks=None,
            worker_id=self.id,
            excluded_queue_names=[],
        )

    # Life
    def start(self) -> None:
        """Begin in threads of this process."""
        worker_notify.listen(self._called)
        targets: list[tuple[str, Callable[[], None]]] = [("looks-around", self._look_around)]
        targets += [(f"works-{number}", self._work) for number in range(self.threads)]
        if connection.vendor == "postgresql":
            targets.append(("listens", self._listen))
        for name, target in targets:
            thread = threading.Thread(target=target, name=f"worker-{name}", daemon=True)
            thread.start()
            self._started.append(thread)

    def ask_to_stop(self) -> None:
        """Take nothing new. Safe to call from a signal handler: it only sets a mark."""
        self._stopping = True

    def stop(self, timeout: float = 8) -> bool:
        """Finish what is in hand, for `timeout` seconds at most; False when something was still running then.

        What was not finished is rolled back with the process and goes to another worker, or to the next start.
        """
        self.ask_to_stop()
        self._called.set()
        with self._change:
            self._change.notify_all()
        worker_notify.stop_listening(self._called)
        deadline = time.monotonic() + timeout
        for thread in self._started:
            thread.join(max(0.0, deadline - time.monotonic()))
        is_clean = not any(thread.is_alive() for thread in self._started)
        if is_clean and self._started:
            try:
                lease_recovery.give_back(self.id)
            except DatabaseError:
                logger.exception("The worker could not say that it stopped")
        self._started = []
        return is_clean

    def run(self, *, until_idle: bool = False, timeout: float = 30) -> None:
        """Work until asked to stop, or until nothing is due."""
        self._until_idle = until_idle
        self.start()
        try:
            while not self._stopping:
                time.sleep(0.2)
        finally:
            self.stop(timeout)

    # Looking around
    def _look_around(self) -> None:
        next_housekeeping = next_delayed = 0.0
        is_first = True
        while not self._stopping:
            self._called.clear()
            took = False
            try:
                _keep_connection()
                if time.monotonic() >= next_housekeeping:
                    self._keep_house(is_first)
                    next_housekeeping, is_first = time.monotonic() + HOUSEKEEPING, False
                if time.monotonic() >= next_delayed:
                    self._take_delayed()
                    next_delayed = time.monotonic() + self.look_around / 2
                took = self._take_tasks() | self._fetch_left_behind()
            except Exception:  # the door: a database that is away comes back, and the worker must be here then
                logger.exception("The worker could not look for work")
                connection.close()
                self._pause(self.look_around)
                continue
            if took:
                continue
            if self._until_idle and self._is_idle():
                self._stopping = True
                break
            self._called.wait(0.05 if self._until_idle else self.look_around)
        connection.close()

    def _keep_house(self, is_first: bool) -> None:
        now = timezone.now()
        lease_recovery.beat(self.id, threads=self.threads, now=now)
        lease_recovery.recover(self.id, now)
        if is_first:
            periodic.prepare(now)
        pending = PendingReaction.objects.due(now)
        if not is_first:
            pending = pending.filter(created_at__lt=now - GRACE)
        pending = pending.exclude(reaction__in=self._full_kinds())
        self._add_reactions(pending.order_by("not_before", "pk")[:500])
        for job in periodic.take_due(now, self.id):
            self._add(Job(("job", job.name), (job.name,), lambda job=job: periodic.run_job(job, self.id)))

    def _take_tasks(self) -> bool:
        """Take ready task rows. A call for reactions is answered by queueing them; other tasks are claimed."""
        ready = DBTaskResult.objects.ready().filter(backend_name=DEFAULT_TASK_BACKEND_ALIAS)
        if full := self._full_kinds():
            ready = ready.exclude(task_path__in=full)
        if not ready.exists():
            return False
        now = timezone.now()
        call = run_pending_reactions.module_path
        with transaction.atomic():
            rows = list(ready.select_for_update(skip_locked=True)[:PORTION])
            calls = [row for row in rows if row.task_path == call]
            tasks = [row for row in rows if row.task_path != call]
            if calls:
                DBTaskResult.objects.filter(pk__in=[row.pk for row in calls]).update(
                    status=TaskResultStatus.SUCCESSFUL, started_at=now, finished_at=now, worker_ids=[self.id]
                )
            for row in tasks:
                row.claim(self.id)
        if calls:
            activity_ids = [row.args_kwargs["args"][0] for row in calls]
            self._add_reactions(PendingReaction.objects.due(timezone.now()).filter(activity_id__in=activity_ids).order_by("pk"))
        for row in tasks:
            self._add(Job(("task", row.pk), (row.task_path,), lambda row=row: self._library.run_task(row)))
        return bool(rows)

    def _take_delayed(self) -> None:
        """Take what was delayed, or put off after a failure, and is due now: nobody calls for it."""
        now = timezone.now()
        pending = PendingReaction.objects.due(now).filter(not_before__gt=F("created_at"))
        self._add_reactions(pending.exclude(reaction__in=self._full_kinds()).order_by("not_before", "pk")[:500])

    def _fetch_left_behind(self) -> bool:
        """Fetch more of the kinds that overflowed, once most of what waited in memory is done."""
        with self._change:
            kinds = [kind for kind in self._left_behind if self._queued[kind] < QUEUED_OF_ONE // 4]
            self._left_behind.difference_update(kinds)
        if not kinds:
            return False
        self._add_reactions(PendingReaction.objects.due(timezone.now()).filter(reaction__in=kinds).order_by("pk")[:500])
        return True

    def _full_kinds(self) -> list[str]:
        with self._change:
            return [kind for kind, count in self._queued.items() if count >= QUEUED_OF_ONE]

    def _add_reactions(self, pending: QuerySet[PendingReaction]) -> None:
        for pk, reaction, is_outside in pending.values_list("pk", "reaction", "is_outside"):
            kinds = (reaction, OUTSIDE) if is_outside else (reaction,)
            self._add(Job(("reaction", pk), kinds, lambda pk=pk: run_pending_reaction(pk, self.id)))

    def _is_idle(self) -> bool:
        with self._change:
            if self._keys:
                return False
        return not PendingReaction.objects.due(timezone.now()).exists()

    def _pause(self, seconds: float) -> None:
        deadline = time.monotonic() + seconds
        while not self._stopping and time.monotonic() < deadline:
            time.sleep(0.1)

    # Working
    def _add(self, job: Job) -> None:
        with self._change:
            if job.key in self._keys:
                return
            if job.key[0] == "reaction" and self._queued[job.kinds[0]] >= QUEUED_OF_ONE:
                self._left_behind.add(job.kinds[0])
                return
            self._keys.add(job.key)
            self._queued[job.kinds[0]] += 1
            self._queue.append(job)
            self._change.notify()

    def _work(self) -> None:
        while (job := self._next()) is not None:
            try:
                _keep_connection()
                job.run()
            except BaseException:  # the worker's door: whatever a task throws, the thread goes on
                logger.exception("%s %s failed", *job.key)
                connection.close()
            finally:
                with self._change:
                    self._keys.discard(job.key)
                    self._running.subtract(job.kinds)
                    self._change.notify_all()
        connections.close_all()

    def _next(self) -> Job | None:
        """The first job in the queue whose kinds are below their limits; None when stopping."""
        with self._change:
            while not self._stopping:
                for index, job in enumerate(self._queue):
                    if all(self._running[kind] < self._limits.get(kind, self._limit_of_one) for kind in job.kinds):
                        del self._queue[index]
                        self._queued[job.kinds[0]] -= 1
                        self._running.update(job.kinds)
                        if job.kinds[0] in self._left_behind and self._queued[job.kinds[0]] < QUEUED_OF_ONE // 4:
                            self._called.set()
                        return job
                self._change.wait(1.0)
            return None

    # Being called from other processes
    def _listen(self) -> None:
        import psycopg

        while not self._stopping:
            ear = connection.copy()
            try:
                ear.connect()
                ear.connection.execute(f"LISTEN {worker_notify.CHANNEL}")
                while not self._stopping:
                    for _call in ear.connection.notifies(timeout=1.0, stop_after=1):
                        self._called.set()
            except (DatabaseError, psycopg.Error):
                logger.warning("The worker cannot hear PostgreSQL; it looks around every %s seconds", self.look_around)
                self._pause(5)
            finally:
                ear.close()


def is_worker_alive() -> bool:
    """Has any worker said within the last minute that it lives?"""
    return WorkerBeat.objects.filter(seen_at__gt=timezone.now() - lease_recovery.DEAD_AFTER).exists()


def _keep_connection() -> None:
    """This thread's connection stays open between jobs (opening SQLite reads the whole schema), if it is sound."""
    if connection.connection is not None:
        connection.close_at = None
        connection.close_if_unusable_or_obsolete()
