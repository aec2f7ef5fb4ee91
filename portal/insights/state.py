"""Whether a look is being taken, will be in a moment, or was a moment ago: read from the rows of the periodic jobs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from portal.activity.lease_recovery import DEAD_AFTER
from portal.activity.models import PeriodicJob, WorkerBeat

MINING = "portal.insights.tasks.mine_what_members_say"
JOBS = (MINING, "ideas.duplicates.tasks.find_likely_pairs")
REST = timedelta(minutes=10)  # a look costs the worker a minute or more, and finds nothing new so soon


@dataclass(frozen=True)
class State:
    """`name`: running, waiting, rested (may be asked for), or resting until `again_at`."""

    name: str
    since: datetime | None = None
    again_at: datetime | None = None
    next_at: datetime | None = None
    error: str = ""
    is_anybody_working: bool = True

    @property
    def may_ask(self) -> bool:
        return self.name == "rested"


def state_of(now: datetime) -> State:
    job = PeriodicJob.objects.filter(name=MINING).first()
    works = WorkerBeat.objects.filter(seen_at__gt=now - DEAD_AFTER).exists()
    if job is None:
        return State("rested", is_anybody_working=works)
    if job.leased_until is not None and job.leased_until > now:
        return State("running", since=job.started_at, is_anybody_working=works)
    if job.next_at <= now:
        return State("waiting", since=job.next_at, is_anybody_working=works)
    if job.finished_at is not None and job.finished_at > now - REST and not job.failures:
        return State("resting", since=job.finished_at, again_at=job.finished_at + REST, next_at=job.next_at)
    return State("rested", next_at=job.next_at, error=job.last_error, is_anybody_working=works)
