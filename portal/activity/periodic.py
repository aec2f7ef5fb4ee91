"""Jobs that run by the clock. Each app declares its own in its `tasks.py`:

    @every(minutes=10)
    def archive_old_topics() -> None: ...

    @daily(at="03:30")
    def send_digests() -> None: ...

One worker runs a job at a time, under a lease; when it last ran and what went wrong stands in the
Wagtail admin (Reports, Periodic jobs). A job takes care of its own transactions and is safe to run again.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.db import IntegrityError
from django.db.models import F, Q
from django.utils import timezone
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.activity.execution import LEASE
from portal.activity.models import PeriodicJob

logger = logging.getLogger(__name__)

JobFunction = Callable[[], None]


@dataclass(frozen=True)
class Job:
    """A declared job: every so often, or daily at a time of the site's time zone."""

    name: str
    run: JobFunction
    interval: timedelta | None = None
    at: time | None = None

    def next_after(self, now: datetime) -> datetime:
        """The next time to run, after `now`."""
        if self.interval is not None:
            return now + self.interval
        assert self.at is not None
        local = timezone.localtime(now, timezone.get_default_timezone())
        moment = local.replace(hour=self.at.hour, minute=self.at.minute, second=0, microsecond=0)
        if moment <= local:
            moment = (moment.replace(tzinfo=None) + timedelta(days=1)).replace(tzinfo=local.tzinfo)
        return moment

    @property
    def rhythm(self) -> str:
        """How often, in words."""
        if self.interval is None:
            return _("daily at %(time)s") % {"time": f"{self.at:%H:%M}"}
        minutes = int(self.interval.total_seconds() // 60)
        if minutes % 60 == 0:
            return ngettext("every hour", "every %(count)d hours", minutes // 60) % {"count": minutes // 60}
        return ngettext("every minute", "every %(count)d minutes", minutes) % {"count": minutes}


_jobs: dict[str, Job] = {}


def every(*, minutes: int = 0, hours: int = 0) -> Callable[[JobFunction], JobFunction]:
    """Declare a job that runs again so long after it last ended."""
    interval = timedelta(minutes=minutes, hours=hours)
    if interval < timedelta(minutes=1):
        raise ValueError("A periodic job runs once a minute at most")

    def declare(function: JobFunction) -> JobFunction:
        return _declare(function, interval=interval)

    return declare


def daily(*, at: str) -> Callable[[JobFunction], JobFunction]:
    """Declare a job that runs once a day, at "03:30" of the site's time zone."""
    moment = time.fromisoformat(at)

    def declare(function: JobFunction) -> JobFunction:
        return _declare(function, at=moment)

    return declare


def _declare(function: JobFunction, *, interval: timedelta | None = None, at: time | None = None) -> JobFunction:
    name = f"{function.__module__}.{function.__qualname__}"
    _jobs[name] = Job(name, function, interval=interval, at=at)
    return function


def jobs() -> dict[str, Job]:
    """Every declared job by name, after a look into each app's `tasks.py` and `reactions.py`."""
    autodiscover_modules("tasks", "reactions")
    return dict(_jobs)


def prepare(now: datetime) -> None:
    """Give each new job its row, and forget the jobs that no app declares any more."""
    declared = jobs()
    known = set(PeriodicJob.objects.values_list("name", flat=True))
    for name in declared.keys() - known:
        try:
            first = now if declared[name].interval else declared[name].next_after(now)
            PeriodicJob.objects.get_or_create(name=name, defaults={"next_at": first})
        except IntegrityError:
            continue  # another worker was quicker
    if gone := known - declared.keys():
        PeriodicJob.objects.filter(name__in=gone).delete()


def take_due(now: datetime, worker: str) -> list[Job]:
    """The jobs whose time has come, now leased to this worker and to no other."""
    due = PeriodicJob.objects.filter(Q(leased_until=None) | Q(leased_until__lt=now), next_at__lte=now)
    taken = []
    for pk, name in list(due.values_list("pk", "name")):
        job = _jobs.get(name)
        if job and due.filter(pk=pk).update(leased_until=now + LEASE, leased_by=worker, started_at=now):
            taken.append(job)
    return taken


def run_job(job: Job, worker: str) -> None:
    """Run a job that this worker has taken, and write down how it went."""
    try:
        job.run()
    except Exception as error:
        logger.exception("Periodic job %s failed", job.name)
        outcome = {"last_error": f"{type(error).__name__}: {error}"[:2000].replace("\0", ""), "failures": F("failures") + 1}
    else:
        outcome = {"last_error": "", "failures": 0}
    now = timezone.now()
    PeriodicJob.objects.filter(name=job.name, leased_by=worker).update(
        **outcome, finished_at=now, next_at=job.next_after(now), leased_until=None, leased_by=""
    )
