"""Quarters, written as 2027-Q2: the order of the words is the order of time."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _


def quarter_at(day: date, ahead: int = 0) -> str:
    """The quarter of a day, or one so many after it."""
    count = day.year * 4 + (day.month - 1) // 3 + ahead
    return f"{count // 4}-Q{count % 4 + 1}"


def start_of_quarter(now: datetime) -> datetime:
    local = timezone.localtime(now)
    return local.replace(month=local.month - (local.month - 1) % 3, day=1, hour=0, minute=0, second=0, microsecond=0)


def end_of_quarter(quarter: str) -> datetime | None:
    """The last moment of a quarter where the site is: by then it is owed. None for what is no quarter."""
    year, _dash, part = quarter.partition("-Q")
    if not part:
        return None
    months = int(year) * 12 + int(part) * 3
    last = date(months // 12, months % 12 + 1, 1) - timedelta(days=1)
    return timezone.make_aware(datetime.combine(last, time(23, 59)), timezone.get_default_timezone())


def quarter_in_words(quarter: str) -> str:
    """ "2027-Q2" as people say it."""
    year, _dash, part = quarter.partition("-Q")
    return _("quarter %(number)s of %(year)s") % {"number": part, "year": year} if part else ""


def coming_quarters(now: datetime, kept: str = "") -> list[tuple[str, str]]:
    """What can be chosen: this one and the next eight, and the one that stands there already."""
    today = timezone.localdate(now)
    quarters = [quarter_at(today, ahead) for ahead in range(9)]
    if kept and kept not in quarters:
        quarters.insert(0, kept)
    return [(quarter, quarter_in_words(quarter)) for quarter in quarters]
