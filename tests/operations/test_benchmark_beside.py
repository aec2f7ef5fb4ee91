"""Pages held against the same pages on databases with fewer and more votes: what is apart is named."""

import pytest
from django.core.management import call_command

from portal.operations.benchmarks.beside import _apart, _row
from portal.operations.command import WrongUse

DATABASES = [{"votes": 500_000}, {"votes": 5_000_000}]


def run(floors: float, queries: int = 3) -> dict:
    page = {"page": "top", "floors": floors, "cpu_ms": 4 * floors, "of_it_database_ms": floors, "queries": queries}
    return {"pages": [page]}


def test_each_figure_is_the_median_of_the_passes():
    row = _row("top", [[run(1.8), run(9.0), run(1.7)], [run(1.9), run(1.9), run(1.2)]])
    assert row["floors"] == [1.8, 1.9] and row["of_the_first"] == [1.0, 1.06]


def test_a_page_that_costs_the_same_with_more_votes_is_no_failure():
    assert not _apart([_row("top", [[run(1.8)], [run(2.1)]])], DATABASES)


def test_a_page_that_counts_votes_when_it_is_read_is_named():
    (failure,) = _apart([_row("top", [[run(1.8)], [run(2.3)]])], DATABASES)
    assert failure == "top with 5,000,000 votes costs 1.28 of what it costs with 500,000."


def test_a_page_that_asks_more_of_a_larger_database_is_named():
    (failure,) = _apart([_row("top", [[run(1.8, 3)], [run(1.8, 4)]])], DATABASES)
    assert failure == "top with 5,000,000 votes asks 4 queries instead of 3."


def test_only_ideas_are_compared():
    with pytest.raises(WrongUse, match="for `benchmark ideas`"):
        call_command("benchmark", "pages", beside=["postgresql://localhost/other"])
