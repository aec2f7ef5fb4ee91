"""What the worker is called by once something was recorded."""

from __future__ import annotations

from django.utils import timezone
from django_tasks import task

from portal.activity.execution import run_pending_reaction
from portal.activity.models import PendingReaction


@task()
def run_pending_reactions(activity_id: int) -> None:
    """Run the pending reactions of one activity. One reaction's failure leaves the others alone.

    Its row is a call: our worker spreads the reactions over its threads instead of coming here.
    """
    pending = PendingReaction.objects.due(timezone.now()).filter(activity_id=activity_id)
    for pk in list(pending.order_by("pk").values_list("pk", flat=True)):
        run_pending_reaction(pk)
