"""Each interval of a confidential table is drawn once, whatever happens to the clock, the worker and the database."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from portal.activity import releases
from portal.activity.models import PrivateRelease
from portal.activity.releases import Calendar, Table, figures_of, release_once, release_tables, seal
from portal.activity.tasks import release_confidential_figures

pytestmark = pytest.mark.django_db
JULY = datetime(2026, 7, 1, tzinfo=UTC)


class Said:
    """Statements with their times: what a table counts."""

    def __init__(self):
        self.rows = []
        self.counted = 0

    def say(self, cell, at, people=1):
        self.rows += [(cell, at)] * people

    def first(self):
        return min((at for _cell, at in self.rows), default=None)

    def count(self, begin, end):
        self.counted += 1
        cells = [cell for cell, at in self.rows if begin <= at < end]
        return {cell: cells.count(cell) for cell in cells}, ["a", "b", "c"]


@pytest.fixture
def said(monkeypatch, settings, tmp_path):
    """One table by the quarter, and no other."""
    settings.HOME = tmp_path
    statements = Said()
    table = Table("test", Calendar.QUARTER, first=statements.first, count=statements.count, cells=1)
    monkeypatch.setattr(releases, "_tables", {"test": table})
    return statements


def rows():
    return list(PrivateRelease.objects.order_by("ends_at").values_list("interval", "figures", "is_sealed"))


def test_a_quarter_is_drawn_once_after_its_end_and_never_before(said):
    said.say("a", JULY + timedelta(days=3), people=40)
    release_tables(now=JULY + timedelta(days=91))
    assert rows() == []
    later = datetime(2026, 10, 1, 2, tzinfo=UTC)
    release_tables(now=later)
    ((interval, figures, _sealed),) = rows()
    assert interval == "2026-Q3" and figures.keys() == {"a"} and figures["a"] % 5 == 0 and abs(figures["a"] - 40) < 25
    for turn in range(5):
        release_tables(now=later + timedelta(days=turn))
        release_confidential_figures()
    assert said.counted == 1 and rows()[0][1] == figures


def test_what_ends_on_a_day_of_its_own_is_not_drawn_before_it_either(said):
    end = JULY + timedelta(days=12)
    table = {"source": "test", "interval": "poll", "ends_at": end, "cells": 1, "count": lambda: ({"a": 40}, ["a"])}
    assert release_once(**table, now=end - timedelta(seconds=1)) is None and rows() == []
    assert release_once(**table, now=end) is not None and len(rows()) == 1


def test_each_statement_counts_in_the_interval_in_which_it_was_made_and_only_there(said):
    said.say("a", JULY + timedelta(days=3), people=40)
    said.say("b", JULY + timedelta(days=95), people=40)
    release_tables(now=JULY + timedelta(days=200))
    assert [(interval, list(figures)) for interval, figures, _sealed in rows()] == [("2026-Q3", ["a"]), ("2026-Q4", ["b"])]
    assert figures_of("test").keys() == {"a", "b"}


def test_an_interval_in_which_nobody_said_anything_looks_like_one_in_which_few_did(said):
    said.say("a", JULY - timedelta(days=80), people=40)
    said.say("b", JULY + timedelta(days=3), people=4)
    release_tables(now=JULY + timedelta(days=300))
    hidden = [row[1:] for row in rows()[1:]]
    assert len(hidden) == 3 and all(row == ({}, False) for row in hidden)


def test_what_is_taken_back_or_changed_after_the_draw_changes_no_figure(said):
    said.say("a", JULY + timedelta(days=3), people=40)
    now = JULY + timedelta(days=100)
    release_tables(now=now)
    before = rows()
    said.rows = [("c", at) for _cell, at in said.rows[:9]]
    said.say("a", JULY + timedelta(days=4), people=12)  # into an interval that is over
    release_tables(now=now + timedelta(days=1))
    assert rows() == before


def test_going_away_and_coming_back_over_a_release_counts_in_each_interval_at_most_once(said):
    said.say("a", JULY + timedelta(days=3), people=40)
    release_tables(now=JULY + timedelta(days=100))
    first = rows()[0]
    said.rows.pop()
    said.say("a", JULY + timedelta(days=101))
    release_tables(now=JULY + timedelta(days=200))
    assert rows()[0] == first and rows()[1][1] == {}, "alone in its interval, it shows nowhere"


def test_a_clock_that_was_set_back_draws_nothing_again(said):
    said.say("a", JULY + timedelta(days=3), people=40)
    release_tables(now=JULY + timedelta(days=200))
    before = rows()
    for back in (199, 120, 93, 10, -400):
        release_tables(now=JULY + timedelta(days=back))
    assert rows() == before
    # Nor is an earlier interval drawn after a later one: of a clock that ran ahead, or under another name.
    early = {"source": "test", "now": JULY + timedelta(days=400), "cells": 1}
    count = lambda: ({"a": 40}, ["a"])  # noqa: E731
    assert release_once(interval="again", ends_at=JULY + timedelta(days=92), count=count, **early) is None


def test_the_database_refuses_a_second_draw_and_figures_of_what_was_sealed(said):
    fields = {"source": "test", "ends_at": JULY, "released_at": JULY}
    PrivateRelease.objects.create(interval="2026-Q2", **fields)
    with pytest.raises(IntegrityError), transaction.atomic():
        PrivateRelease.objects.create(interval="2026-Q2", **fields)
    with pytest.raises(IntegrityError), transaction.atomic():
        PrivateRelease.objects.create(interval="2026-Q1", is_sealed=True, figures={"a": 40}, **fields)


def test_a_release_that_fails_leaves_nothing_and_is_drawn_at_the_next_run(said, monkeypatch):
    said.say("a", JULY + timedelta(days=3), people=40)
    count, now = said.count, JULY + timedelta(days=100)

    def fail(begin, end):
        raise RuntimeError("no disk")

    monkeypatch.setattr(releases, "_tables", {"test": Table("test", Calendar.QUARTER, said.first, fail, cells=1)})
    with pytest.raises(RuntimeError):
        release_tables(now=now)
    assert rows() == []
    monkeypatch.setattr(releases, "_tables", {"test": Table("test", Calendar.QUARTER, said.first, count, cells=1)})
    release_tables(now=now)
    assert len(rows()) == 1


@pytest.mark.django_db(transaction=True)
def test_a_database_that_was_put_back_is_noticed_and_draws_nothing_that_has_been_shown(said):
    said.say("a", JULY + timedelta(days=3), people=40)
    said.say("a", JULY + timedelta(days=95), people=40)
    release_tables(now=JULY + timedelta(days=100))
    backup = list(PrivateRelease.objects.all())
    release_tables(now=JULY + timedelta(days=200))
    assert len(rows()) == 2
    PrivateRelease.objects.exclude(pk__in=[row.pk for row in backup]).delete()  # as it was at the time of the backup
    release_tables(now=JULY + timedelta(days=201))
    assert rows()[1] == ("2026-Q4", {}, True)
    # What is said from then on is counted as ever.
    said.say("b", JULY + timedelta(days=202), people=40)
    release_tables(now=JULY + timedelta(days=300))
    assert rows()[2][1].keys() == {"b"}


def test_restoring_a_backup_seals_what_has_ended(said):
    said.say("a", JULY + timedelta(days=3), people=40)
    assert seal(now=JULY + timedelta(days=95)) == 1
    release_tables(now=JULY + timedelta(days=300))
    assert rows()[0] == ("2026-Q3", {}, True)


@pytest.mark.parametrize(
    ("calendar", "names"),
    [
        (Calendar.WEEK, ["2026-W53", "2027-W01"]),
        (Calendar.MONTH, ["2026-12", "2027-01"]),
        (Calendar.QUARTER, ["2026-Q4", "2027-Q1"]),
    ],
)
def test_intervals_follow_each_other_without_gap_in_the_time_of_the_site(settings, calendar, names):
    settings.TIME_ZONE = "Europe/Berlin"
    timezone.get_default_timezone.cache_clear()
    try:
        begin = calendar.begin(datetime(2026, 12, 31, 22, 30, tzinfo=UTC))
        end = calendar.end(begin)
        assert [calendar.label(begin), calendar.label(end)] == names
        assert calendar.begin(end - timedelta(seconds=1)) == begin and calendar.begin(end) == end
        assert end.tzinfo == ZoneInfo("Europe/Berlin") and end.hour == 0
    finally:
        timezone.get_default_timezone.cache_clear()
