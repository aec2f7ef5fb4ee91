"""Jobs that run by the clock."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from portal.activity import periodic
from portal.activity.models import PeriodicJob

ran: list[str] = []


@pytest.fixture
def job(db, monkeypatch):
    def note() -> None:
        ran.append("note")

    ran.clear()
    monkeypatch.setattr(periodic, "_jobs", {})
    monkeypatch.setattr(periodic, "autodiscover_modules", lambda *names: None)
    periodic.every(minutes=10)(note)
    now = timezone.now()
    periodic.prepare(now)
    return PeriodicJob.objects.get()


def test_one_worker_takes_a_job(job):
    now = timezone.now()
    assert [taken.name for taken in periodic.take_due(now, "one")] == [job.name]
    assert periodic.take_due(now, "two") == []


def test_a_job_that_ran_waits_for_its_next_time(job):
    (taken,) = periodic.take_due(timezone.now(), "one")
    periodic.run_job(taken, "one")
    job.refresh_from_db()
    assert ran == ["note"] and job.failures == 0 and job.leased_by == ""
    assert timedelta(minutes=9) < job.next_at - timezone.now() <= timedelta(minutes=10)


def test_a_job_that_fails_says_why_and_runs_again(job, monkeypatch):
    (taken,) = periodic.take_due(timezone.now(), "one")

    def fail() -> None:
        raise RuntimeError("The disk is full.")

    periodic.run_job(periodic.Job(taken.name, fail, interval=taken.interval), "one")
    job.refresh_from_db()
    assert job.last_error == "RuntimeError: The disk is full." and job.failures == 1
    assert job.next_at > timezone.now()


def test_a_job_that_no_app_declares_any_more_is_forgotten(job, monkeypatch):
    monkeypatch.setattr(periodic, "_jobs", {})
    periodic.prepare(timezone.now())
    assert not PeriodicJob.objects.exists()


@pytest.mark.parametrize(
    ("now", "then"),
    [
        ("2026-05-01 03:29", "2026-05-01 03:30"),
        ("2026-05-01 03:30", "2026-05-02 03:30"),
        ("2026-05-01 23:00", "2026-05-02 03:30"),
    ],
)
def test_a_daily_job_runs_at_its_time(settings, now, then):
    settings.TIME_ZONE = "UTC"
    job = periodic.Job("daily", lambda: None, at=datetime.strptime("03:30", "%H:%M").time())
    assert job.next_after(datetime.fromisoformat(now).replace(tzinfo=UTC)) == datetime.fromisoformat(then).replace(tzinfo=UTC)


def test_rhythms_are_said_in_words():
    assert periodic.Job("a", lambda: None, interval=timedelta(minutes=5)).rhythm == "every 5 minutes"
    assert periodic.Job("a", lambda: None, interval=timedelta(hours=1)).rhythm == "every hour"
