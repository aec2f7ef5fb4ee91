"""Which tests the quick suite leaves out: those marked slow, and those that `tests/slow.txt` names.

The list is measured, not written by hand: `make slow` runs everything and names what takes longer than a fifth of a second. It counts
only where the whole suite is asked for, so a test that is named on the command line (by file, number or -k) runs.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

LIST = Path(__file__).with_suffix(".txt")
# What differs from one database to the other: its slow tests run on both.
_ON_BOTH = {"operations", "demo", "browser", "search"}
_seconds: dict[str, float] = defaultdict(float)


def function_of(item: str) -> str:
    """The test without its parameters: all of them are slow, or none is."""
    return item.partition("[")[0]


def mark_slow(config: pytest.Config, items: list[pytest.Item], *, runs_elsewhere: Callable[[pytest.Item], bool]) -> None:
    """Mark what the list names, and skip what is not to run here. With CI=1 each runs once at least: `runs_elsewhere` says where not here."""
    if config.getoption("--list-slow"):
        return
    listed = set(LIST.read_text().splitlines()) if _is_whole(config) else set()
    for item in items:
        if function_of(item.nodeid) in listed:
            item.add_marker(pytest.mark.slow)
        if not item.get_closest_marker("slow"):
            continue
        if not os.environ.get("CI"):
            item.add_marker(pytest.mark.skip(reason="slow: set CI=1 to run it"))
        elif runs_elsewhere(item) and not _ON_BOTH & set(item.path.parts):
            item.add_marker(pytest.mark.skip(reason="slow: runs on PostgreSQL"))


def _is_whole(config: pytest.Config) -> bool:
    """Was everything asked for? Workers are told, for they get the folder as an argument."""
    if hasattr(config, "workerinput"):
        return bool(config.workerinput["whole"])
    return config.args_source is pytest.Config.ArgsSource.TESTPATHS and not config.getoption("keyword")


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    node.workerinput["whole"] = _is_whole(node.config)


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    _seconds[report.nodeid] += report.duration


def pytest_sessionfinish(session: pytest.Session) -> None:
    limit = session.config.getoption("--list-slow")
    if limit and not hasattr(session.config, "workerinput"):
        slow = {function_of(item) for item, seconds in _seconds.items() if seconds > limit}
        LIST.write_text("".join(f"{function}\n" for function in sorted(slow)))
