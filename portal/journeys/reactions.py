"""What follows when one room has led to another. Safe to run twice."""

from __future__ import annotations

from portal.activity.models import Activity
from portal.activity.types import reaction
from portal.notifications.reactions import tell
from portal.notifications.recipients import plainly


@reaction("journeys.offer_votes")
def offer_votes(activity: Activity) -> None:
    """Whoever asked or has the same problem is offered a vote for the idea that was made of it (`notices.py`)."""
    tell(activity, plainly(activity))
