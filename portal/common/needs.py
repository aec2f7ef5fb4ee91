"""The registry of what needs somebody today: how the first page of the admin knows each app's work without importing it.

Each app registers its needs in its `wagtail_hooks.py`. A need counts what its viewer may see, in a fixed number of queries,
and leads to the list of exactly those rows.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from portal.common.viewer import Viewer


@dataclass(frozen=True)
class Need:
    """One line of the first page. `words` follow the number, such as "flagged things wait for a decision"."""

    name: str
    order: int
    words: Callable[[int], str]
    url: Callable[[], str]
    is_for: Callable[[Viewer], bool]
    count: Callable[[Any, datetime], int]
    is_late: bool = False  # something was missed already


@dataclass(frozen=True)
class NeedRow:
    """A need as one viewer has it now."""

    count: int
    words: str
    url: str
    is_late: bool


_needs: dict[str, Need] = {}


def register_need(need: Need) -> None:
    """Make a need known. Registering a name again replaces it."""
    _needs[need.name] = need


def needs_for(viewer: Viewer) -> list[Need]:
    """What may come to need this viewer, by role."""
    return sorted((need for need in _needs.values() if need.is_for(viewer)), key=lambda need: need.order)


def rows_of(needs: list[Need], viewer: Viewer, now: datetime) -> list[NeedRow]:
    """Those that need the viewer now."""
    counted = ((need, need.count(viewer, now)) for need in needs)
    return [NeedRow(count, need.words(count), need.url(), need.is_late) for need, count in counted if count]
