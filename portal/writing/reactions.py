"""What writing does when something happened. Safe to run twice."""

from __future__ import annotations

from portal.activity.models import Activity
from portal.activity.types import reaction
from portal.writing.models import Tag
from portal.writing.tagged import exchange


@reaction("writing.take_latecomers_along")
def retag_late(activity: Activity) -> None:
    """What was tagged with a word in the very moment in which it became a synonym gets the right one too."""
    tag = activity.object
    if isinstance(tag, Tag) and tag.synonym_of is not None:
        exchange(tag, tag.synonym_of)
