"""What the worker does for search by itself."""

from __future__ import annotations

from portal.activity.periodic import daily, every
from search.actions import add_searches, forget_old_searches
from search.search_log import searches


@every(minutes=1)
def write_searches() -> None:
    """Store the searches that were counted since the last time."""
    add_searches(searches=searches.take())


@daily(at="04:10")
def drop_old_searches() -> None:
    """Forget what nobody searched for lately."""
    forget_old_searches()
