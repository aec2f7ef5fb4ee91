"""What the worker does for the workbench: changes whose undo has passed, and the agreement across groups."""

from __future__ import annotations

from django.utils import timezone
from django_tasks import task

from ideas.polls.models import ConversationPage
from ideas.workbench.actions import carry_out, take_agreements
from ideas.workbench.models import PlannedChange
from portal.activity.periodic import every


@task()
def carry_out_changes() -> None:
    """Carry out every change that nobody took back in time."""
    now = timezone.now()
    for change in PlannedChange.objects.waiting().filter(due_at__lte=now).order_by("pk"):
        carry_out(change=change, now=now)


@every(minutes=5)
def carry_out_what_was_left() -> None:
    """Changes whose task was lost with a worker."""
    carry_out_changes.func()


@every(minutes=60)
def measure_agreement() -> None:
    """See how far the groups of each open conversation agree on ideas."""
    for conversation in ConversationPage.objects.live().filter(map__isnull=False).order_by("pk"):
        take_agreements(conversation=conversation)
