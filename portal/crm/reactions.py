"""What the link does when something happened: the queue grows with the act."""

from __future__ import annotations

from portal.activity.models import Activity
from portal.activity.types import reaction
from portal.crm.actions.outbox import queue_activity


@reaction("crm.queue_sharing", is_only_now=True)
def queue_sharing(activity: Activity) -> None:
    """Enqueue what the members whom it concerns share of it: one read and one write at most, in the act's transaction."""
    queue_activity(activity)
