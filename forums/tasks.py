"""What the worker does for forums by itself."""

from __future__ import annotations

from forums.actions.reading import add_positions, add_readers
from forums.readers import take_readers
from forums.unread import take_shown
from portal.activity.periodic import every


@every(minutes=1)
def write_readers() -> None:
    """Add the readers that were counted since the last time to their topics."""
    add_readers(readers=take_readers())


@every(minutes=1)
def write_positions() -> None:
    """Write down how far members have read since the last time."""
    add_positions(shown=take_shown())
