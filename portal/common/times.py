"""Dates and numbers as the site says them: "2 h", "Tuesday", "3 March"; 1,287.

Called for every row of a list, so each form is prepared once per language and kept.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import lru_cache

from django.utils import formats, timezone
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext, ngettext, override
from markupsafe import escape

MINUTE, HOUR, DAY, WEEK = 60, 3600, 86400, 604800


@lru_cache(maxsize=64)
def _weekdays(language: str | None) -> tuple[str, ...]:
    from django.utils.dates import WEEKDAYS

    with override(language):
        return tuple(str(WEEKDAYS[number]) for number in range(7))


@lru_cache(maxsize=64)
def _short(language: str | None) -> tuple[str, str, str, str]:
    with override(language):
        return gettext("just now"), gettext("%(count)d min"), gettext("%(count)d h"), gettext("yesterday")


@lru_cache(maxsize=8192)
def _day(language: str | None, year: int, month: int, number: int, with_year: bool) -> str:
    """ "3 March", with the year "3 March 2024". The pattern of each language is translatable."""
    with override(language):
        pattern = gettext("j F Y") if with_year else gettext("j F")
        return formats.date_format(date(year, month, number), pattern)


@lru_cache(maxsize=64)
def _separator(language: str | None) -> str:
    with override(language):
        return formats.get_format("THOUSAND_SEPARATOR") or ","


def number(value: int) -> str:
    """A count in full, such as 1,287; never "1.3k"."""
    text = f"{value:,}"
    separator = _separator(get_language())
    return text if separator == "," else text.replace(",", separator)


def day(moment: datetime | date, now: datetime | None = None) -> str:
    """The day in words: "3 March", with the year when it is another one."""
    local = timezone.localtime(moment) if isinstance(moment, datetime) else moment
    today = timezone.localtime(now or timezone.now())
    return _day(get_language(), local.year, local.month, local.day, local.year != today.year)


def ago(moment: datetime, now: datetime | None = None) -> str:
    """ "just now", "40 min", "2 h" within a day, the weekday within a week, then the day."""
    now = now or datetime.now(UTC)
    return _ago(moment, now, timezone.get_current_timezone(), get_language())


def when(moment: datetime | None, now: datetime | None = None) -> SafeString:
    """`ago` inside `<time datetime>`, with day and time of day as its title. Empty for None."""
    if moment is None:
        return _NOTHING
    zone, language = timezone.get_current_timezone(), get_language()
    return _time(moment.astimezone(zone), _ago(moment, now or datetime.now(UTC), zone, language), language)


def on(moment: datetime | None, now: datetime | None = None) -> SafeString:
    """`day` inside `<time datetime>`: for dates that stay as they are said."""
    if moment is None:
        return _NOTHING
    return _time(moment.astimezone(timezone.get_current_timezone()), day(moment, now), get_language())


def stamp(moment: datetime, text: str = "", now: datetime | None = None) -> SafeString:
    """Day and time of day, "3 March, 09:20", inside `<time datetime>`; or another `text` there."""
    local = moment.astimezone(timezone.get_current_timezone())
    return _time(local, text or f"{day(moment, now)}, {local:%H:%M}", get_language())


def later(span: timedelta) -> str:
    """How long after: "41 minutes later". Less than a minute is one."""
    seconds = max(MINUTE, int(span.total_seconds()))
    minutes, hours, days = seconds // MINUTE, seconds // HOUR, seconds // DAY
    if hours < 1:
        return ngettext("%(count)d minute later", "%(count)d minutes later", minutes) % {"count": minutes}
    if days < 2:
        return ngettext("%(count)d hour later", "%(count)d hours later", hours) % {"count": hours}
    return ngettext("%(count)d day later", "%(count)d days later", days) % {"count": days}


_NOTHING = SafeString("")


def _ago(moment: datetime, now: datetime, zone: tzinfo, language: str | None) -> str:
    seconds = (now - moment).total_seconds()
    if -MINUTE < seconds < DAY:
        just_now, minutes, hours, _yesterday = _short(language)
        if seconds < MINUTE:
            return just_now
        if seconds < HOUR:
            return minutes % {"count": seconds // MINUTE}
        return hours % {"count": seconds // HOUR}
    local, today = moment.astimezone(zone), now.astimezone(zone)
    if 0 < seconds < WEEK:
        days = (today.date() - local.date()).days
        if days == 1:
            return _short(language)[3]
        if 1 < days < 7:
            return _weekdays(language)[local.weekday()]
    return _day(language, local.year, local.month, local.day, local.year != today.year)


def _time(local: datetime, text: str, language: str | None) -> SafeString:
    exact = _day(language, local.year, local.month, local.day, True)
    stamp = local.isoformat(timespec="seconds")
    clock = f"{local.hour:02}:{local.minute:02}"
    # A title that says the same again is for nobody.
    title = "" if text == f"{exact}, {clock}" else f' title="{escape(exact)}, {clock}"'
    return SafeString(f'<time datetime="{stamp}"{title}>{escape(text)}</time>')
