"""Confidential figures: each interval of each table is drawn once, and only what is shown is kept.

An app registers a table with its calendar, and the worker releases each quarter, month or week once it is over; what ends
on a day of its own (a poll) calls `release_once` when it closes. Everything goes through one lock, and an interval that
ended before one that was released already is never drawn: so neither a second run nor a clock that was set back draws
twice. A database that was put back from a backup knows less than has been shown: `python -m portal restore` seals what has
ended since, and `_notice_restore` finds a copy that was put back by other means.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from portal.activity.models import PrivateRelease, ReleaseLedger
from portal.common.private_counts import epsilon_of, release

logger = logging.getLogger(__name__)

# What began before the end may be stored a little after it.
GRACE = timedelta(hours=1)
Counts = tuple[Mapping[str, int], Iterable[str]]  # cells and their people; all cells that were declared


class Calendar(Enum):
    """Intervals that are fixed in advance, in the time zone of the site."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"

    def begin(self, moment: datetime) -> datetime:
        """When the interval of this moment began."""
        local = timezone.localtime(moment, timezone.get_default_timezone())
        day = local.replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None)
        if self is Calendar.WEEK:
            day -= timedelta(days=day.weekday())
        else:
            month = day.month if self is Calendar.MONTH else (day.month - 1) // 3 * 3 + 1
            day = day.replace(month=month, day=1)
        return day.replace(tzinfo=timezone.get_default_timezone())

    def end(self, begin: datetime) -> datetime:
        """When the interval that began then is over: as the next one begins."""
        longest = {Calendar.WEEK: 7, Calendar.MONTH: 31, Calendar.QUARTER: 92}[self]
        return self.begin(begin + timedelta(days=longest, hours=12))

    def label(self, begin: datetime) -> str:
        if self is Calendar.WEEK:
            return f"{begin:%G-W%V}"
        return f"{begin:%Y-%m}" if self is Calendar.MONTH else f"{begin:%Y}-Q{(begin.month + 2) // 3}"


@dataclass(frozen=True)
class Table:
    """Confidential figures by the calendar. `count` gets begin and end, and counts what was said within them."""

    source: str
    calendar: Calendar
    first: Callable[[], datetime | None]  # when the first statement was made
    count: Callable[[datetime, datetime], Counts]
    cells: int = 1  # in which one statement stands
    tables: int = 1  # that count the same statements


_tables: dict[str, Table] = {}


def register_table(table: Table) -> None:
    """For `AppConfig.ready`: from now on the worker releases this table."""
    _tables[table.source] = table


def figures_of(source: str) -> dict[str, int]:
    """All that was shown of a table, added up over its intervals."""
    sums: dict[str, int] = {}
    for figures in PrivateRelease.objects.filter(source=source).values_list("figures", flat=True):
        for cell, figure in figures.items():
            sums[cell] = sums.get(cell, 0) + figure
    return sums


def release_once(
    *, source: str, interval: str, ends_at: datetime, now: datetime, count: Callable[[], Counts], cells: int, tables: int = 1
) -> PrivateRelease | None:
    """Draw the figures of one interval, or give those that were drawn. None: it is not over, or a later one was drawn."""
    with transaction.atomic():
        _lock(now)
        known = PrivateRelease.objects.filter(source=source, interval=interval).first()
        if known is not None:
            return known
        if now < ends_at or PrivateRelease.objects.filter(source=source, ends_at__gte=ends_at).exists():
            return None
        counts, declared = count()
        figures = release(counts, declared, epsilon_of(cells, tables=tables))
        made = PrivateRelease.objects.create(
            source=source, interval=interval, ends_at=ends_at, released_at=now, figures=figures
        )
        transaction.on_commit(_remember)
        return made


def release_tables(*, now: datetime) -> None:
    """Release every interval of every table that is over, in their order."""
    for table in _tables.values():
        for begin, end in _over(table, now):
            release_once(
                source=table.source,
                interval=table.calendar.label(begin),
                ends_at=end,
                now=now,
                count=lambda table=table, begin=begin, end=end: table.count(begin, end),
                cells=table.cells,
                tables=table.tables,
            )


def seal(*, now: datetime) -> int:
    """Let nothing that has ended by now be counted: after a restore it may be known already. Gives how many intervals.

    Tables that end on a day of their own are sealed by `seal_once`, which their apps register.
    """
    with transaction.atomic():
        _ledger()
        sealed = sum(
            seal_once(source=table.source, interval=table.calendar.label(begin), ends_at=end, now=now)
            for table in _tables.values()
            for begin, end in _over(table, now + GRACE)
        )
        sealed += sum(find(now) for find in _sealers)
        transaction.on_commit(_remember)
        return sealed


def seal_once(*, source: str, interval: str, ends_at: datetime, now: datetime) -> bool:
    """Let this interval never be counted, unless it was."""
    _row, is_new = PrivateRelease.objects.get_or_create(
        source=source, interval=interval, defaults={"ends_at": ends_at, "released_at": now, "is_sealed": True}
    )
    return is_new


_sealers: list[Callable[[datetime], int]] = []


def register_sealer(find: Callable[[datetime], int]) -> None:
    """For what ends on a day of its own: `find(now)` seals all of it that is over, and gives how many."""
    _sealers.append(find)


def _over(table: Table, now: datetime) -> Iterator[tuple[datetime, datetime]]:
    first = table.first()
    if first is None:
        return
    names = set(PrivateRelease.objects.filter(source=table.source).values_list("interval", flat=True))
    begin = table.calendar.begin(first)
    while (end := table.calendar.end(begin)) + GRACE <= now:
        if table.calendar.label(begin) not in names:
            yield begin, end
        begin = end


def _ledger() -> ReleaseLedger:
    ReleaseLedger.objects.get_or_create(is_the_only_one=True)
    return ReleaseLedger.objects.select_for_update().get()


def _lock(now: datetime) -> None:
    _notice_restore(_ledger(), now)


# A note beside the database of how much has been shown: a database that knows less was put back.


def _note() -> Path:
    return Path(settings.HOME) / "releases.json"


def _noted() -> dict[str, int]:
    try:
        noted = json.loads(_note().read_text())
    except (OSError, ValueError):
        return {}
    return noted if isinstance(noted, dict) else {}


def _remember() -> None:
    ledger, count = ReleaseLedger.objects.get(), PrivateRelease.objects.count()
    noted = _noted()
    if noted.get(str(ledger.pk)) != count:
        temporary = _note().with_suffix(".new")
        try:
            temporary.write_text(json.dumps(noted | {str(ledger.pk): count}))
            temporary.replace(_note())
        except OSError:
            logger.warning("How many confidential figures were shown could not be noted in %s", _note())


def _notice_restore(ledger: ReleaseLedger, now: datetime) -> None:
    if _noted().get(str(ledger.pk), 0) > PrivateRelease.objects.count():
        count = seal(now=now)
        logger.warning("The database was put back: %d intervals of confidential figures are not counted again", count)
