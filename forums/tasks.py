"""What the worker does for forums by itself."""

from __future__ import annotations

from forums.actions import archive_quiet_topics, send_reminders
from forums.actions.counting import recount_where_privacy_changed
from forums.actions.reading import add_positions, add_readers
from forums.read_state import shown_positions
from forums.view_counts import topic_readers
from portal.activity.periodic import every


@every(minutes=1)
def write_readers() -> None:
    """Add the readers that were counted since the last time to their topics."""
    add_readers(readers=topic_readers.take())


@every(minutes=1)
def write_positions() -> None:
    """Write down how far members have read since the last time."""
    add_positions(shown=shown_positions.take())


@every(minutes=1)
def recount_after_privacy() -> None:
    """Count the figures of members anew after boards became private or public."""
    recount_where_privacy_changed()


@every(hours=1)
def archive_topics() -> None:
    """Archive what was quiet for as long as its board says."""
    archive_quiet_topics()


@every(minutes=5)
def remind_of_bookmarks() -> None:
    """Remind members of the posts that they kept for now."""
    send_reminders()
