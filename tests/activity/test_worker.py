"""The worker: quick, patient with what fails, and nothing is lost when it dies."""

import signal
import time
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from portal.activity import lease_recovery
from portal.activity.models import Activity, PendingReaction, PeriodicJob, WorkerBeat
from portal.activity.pending import run_pending_reactions
from portal.activity.tasks import forget_done_tasks
from portal.activity.worker import is_worker_alive
from portal.members.models import Organisation
from tests.activity import deeds
from tests.activity.conftest import wait_until


def nothing_is_pending() -> bool:
    return not PendingReaction.objects.exists()


def test_reactions_have_run_within_a_second(worker, act, follow):
    follow(afterwards=(deeds.leave_a_row, deeds.count_together))
    act()
    assert wait_until(nothing_is_pending) < 1
    assert Organisation.objects.count() == 2
    assert deeds.calls().get().status == TaskResultStatus.SUCCESSFUL
    assert is_worker_alive()


def test_a_slow_or_failing_reaction_holds_up_no_other(worker, act, follow):
    follow(afterwards=(deeds.fail, deeds.leave_a_row, deeds.wait_at_the_gate_outside))
    for _ in range(10):
        act()
    wait_until(lambda: Organisation.objects.count() == 10, seconds=5)
    wait_until(lambda: PendingReaction.objects.filter(leased_by=worker.id).count() == 2)  # half of the four threads
    deeds.gate.set()
    wait_until(lambda: not PendingReaction.objects.filter(is_outside=True).exists())


@pytest.mark.postgresql
def test_a_slow_reaction_inside_holds_up_no_other_and_no_writer(worker, act, follow, helper):
    follow(afterwards=(deeds.wait_at_the_gate, deeds.leave_a_row))
    for _ in range(10):
        act()
    wait_until(lambda: Organisation.objects.count() == 10, seconds=5)
    started = time.monotonic()
    helper.name = "Another name"
    helper.save()
    act()
    assert time.monotonic() - started < 0.5
    assert PendingReaction.objects.filter(reaction__endswith="gate").count() == 11


def test_more_than_fits_in_memory_is_done_all_the_same(worker, act, follow, monkeypatch):
    monkeypatch.setattr("portal.activity.worker.QUEUED_OF_ONE", 4)
    follow(afterwards=(deeds.leave_a_row,))
    for _ in range(30):
        act()
    wait_until(nothing_is_pending, seconds=10)
    assert Organisation.objects.count() == 30


def test_a_lost_task_row_loses_nothing(transactional_db, act, follow):
    from portal.activity.worker import Worker

    follow(afterwards=(deeds.leave_a_row,))
    act()
    DBTaskResult.objects.all().delete()
    Worker(threads=1).run(until_idle=True)
    assert Organisation.objects.count() == 1 and nothing_is_pending()


@pytest.mark.postgresql
def test_a_worker_killed_in_the_middle_loses_nothing_and_changes_nothing_twice(start_worker, act, follow, tmp_path):
    follow(afterwards=(deeds.leave_a_row_and_linger,))
    act()
    first = start_worker(DEEDS_LINGER="60")
    wait_until(lambda: list(tmp_path.glob("begun-*")), seconds=40)
    first.send_signal(signal.SIGKILL)
    first.wait()
    wait_until(lambda: not others_at_work(), seconds=10)
    assert not Organisation.objects.exists(), "what it had begun is rolled back"
    assert PendingReaction.objects.get().attempts == 0
    second = start_worker("--until-idle", DEEDS_LINGER="0")
    assert second.wait(60) == 0, second.stdout.read()
    assert Organisation.objects.count() == 1 and nothing_is_pending()
    assert list(WorkerBeat.objects.all()) == [], "the dead one is forgotten, the other has said good-bye"


@pytest.mark.postgresql
def test_two_workers_never_run_one_reaction_together(start_worker, act, follow):
    follow(afterwards=(deeds.leave_a_row_and_linger, deeds.count_together_outside))
    for _ in range(12):
        act()
    # Both find all of it at their start.
    for process in [start_worker("--until-idle"), start_worker("--until-idle")]:
        assert process.wait(60) == 0, process.stdout.read()
    assert nothing_is_pending()
    per_act = [
        Organisation.objects.filter(name__startswith=f"{pk}-").count() for pk in Activity.objects.values_list("pk", flat=True)
    ]
    assert per_act == [2] * 12


@pytest.mark.slow
def test_a_worker_asked_to_stop_finishes_and_says_so(start_worker, act, follow, tmp_path):
    follow(afterwards=(deeds.leave_a_row_and_linger,))
    act()
    process = start_worker(DEEDS_LINGER="1")
    wait_until(lambda: list(tmp_path.glob("begun-*")), seconds=40)
    process.terminate()
    assert process.wait(20) == 0, process.stdout.read()
    assert Organisation.objects.count() == 1 and nothing_is_pending() and not WorkerBeat.objects.exists()


def test_what_a_dead_worker_had_in_hand_goes_back(db, act, follow):
    follow(afterwards=(deeds.leave_a_row_outside,))
    act()
    now = timezone.now()
    WorkerBeat.objects.create(
        pk="dead",
        host="elsewhere",
        process=1,
        threads=1,
        started_at=now,
        seen_at=now - lease_recovery.DEAD_AFTER - timedelta(seconds=1),
    )
    PendingReaction.objects.update(leased_by="dead", leased_until=now + timedelta(minutes=2))
    task = deeds.calls().get()
    task.claim("dead")
    lease_recovery.recover("alive", now)
    assert PendingReaction.objects.due(now).exists()
    task.refresh_from_db()
    assert task.status == TaskResultStatus.READY and not WorkerBeat.objects.exists()


def test_a_task_that_kills_its_workers_ends_as_failed(db):
    run_pending_reactions.enqueue(1)
    task = deeds.calls().get()
    for _ in range(lease_recovery.TASK_ATTEMPTS):
        task.claim("dead")
    lease_recovery.give_back("dead")
    task.refresh_from_db()
    assert task.status == TaskResultStatus.FAILED and "died 5 times" in task.traceback


def test_done_tasks_are_forgotten_after_a_day_and_failed_ones_after_a_month(db):
    now = timezone.now()
    for status, days in (("SUCCESSFUL", 0), ("SUCCESSFUL", 2), ("FAILED", 2), ("FAILED", 31), ("READY", 99)):
        run_pending_reactions.enqueue(days)
        newest = DBTaskResult.objects.order_by("enqueued_at").last()
        DBTaskResult.objects.filter(pk=newest.pk).update(status=status, finished_at=now - timedelta(days=days))
    forget_done_tasks()
    kept = sorted(DBTaskResult.objects.values_list("status", "args_kwargs__args__0"))
    assert kept == [("FAILED", 2), ("READY", 99), ("SUCCESSFUL", 0)]


def test_the_worker_runs_the_periodic_jobs(worker):
    assert wait_until(lambda: PeriodicJob.objects.exclude(finished_at=None).exists()) < 5


def others_at_work() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle'"
        )
        return cursor.fetchone()[0] > 0


def test_a_delayed_reaction_is_found_by_its_time_without_a_call(worker, act, follow):
    worker.look_around = 0.2
    follow(afterwards=(deeds.leave_a_row_soon,))
    act()
    assert not DBTaskResult.objects.exists() and not Organisation.objects.exists()
    assert wait_until(nothing_is_pending) > 0.8
    assert Organisation.objects.count() == 1
