"""Quarters, written as 2027-Q2: the order of the words is the order of time."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone

from ideas.rows import quarter_in_words


def quarter_at(day: date, ahead: int = 0) -> str:
    """The quarter of a day, or one so many after it."""
    count = day.year * 4 + (day.month - 1) // 3 + ahead
    return f"{count // 4}-Q{count % 4 + 1}"


def start_of_quarter(now: datetime) -> datetime:
    local = timezone.localtime(now)
    return local.replace(month=local.month - (local.month - 1) % 3, day=1, hour=0, minute=0, second=0, microsecond=0)


def coming_quarters(now: datetime, kept: str = "") -> list[tuple[str, str]]:
    """What can be chosen: this one and the next eight, and the one that stands there already."""
    today = timezone.localdate(now)
    quarters = [quarter_at(today, ahead) for ahead in range(9)]
    if kept and kept not in quarters:
        quarters.insert(0, kept)
    return [(quarter, quarter_in_words(quarter)) for quarter in quarters]
