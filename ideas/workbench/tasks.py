"""What the worker does for the workbench by itself: the agreement across groups."""

from __future__ import annotations

from ideas.workbench.actions import take_agreements
from portal.activity.periodic import every
from portal.polls.models import ConversationPage


@every(minutes=60)
def measure_agreement() -> None:
    """See how far the groups of each open conversation agree on ideas."""
    for conversation in ConversationPage.objects.live().filter(map__isnull=False).order_by("pk"):
        take_agreements(conversation=conversation)
