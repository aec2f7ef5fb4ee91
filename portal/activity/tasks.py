"""What the worker enters by."""

import logging

from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string
from django_tasks import task

from portal.activity.models import PendingReaction

logger = logging.getLogger(__name__)


@task()
def run_pending_reactions(activity_id: int) -> None:
    """Run what is still owed to one activity. One reaction's failure leaves the others alone."""
    owed = PendingReaction.objects.filter(activity_id=activity_id, not_before__lte=timezone.now())
    for pk in list(owed.order_by("pk").values_list("pk", flat=True)):
        run_pending_reaction(pk)


def run_pending_reaction(pk: int) -> None:
    with transaction.atomic():
        pending = PendingReaction.objects.select_for_update(skip_locked=True).filter(pk=pk).first()
        if pending is None:
            return  # another worker has it, or has finished it
        try:
            with transaction.atomic():
                import_string(pending.reaction)(pending.activity)
        except Exception as error:
            logger.exception("Reaction %s failed for activity %s", pending.reaction, pending.activity_id)
            pending.put_off(error, timezone.now())
        else:
            pending.delete()
