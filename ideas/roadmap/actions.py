"""The writers of the roadmap. Lock order as everywhere in ideas: the idea first."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from ideas.models import DeliveryUpdate, Idea
from ideas.roadmap.activities import PROGRESS_TOLD
from ideas.roadmap.permissions import can_tell_progress
from portal.activity.record import record
from portal.common.permissions import require
from portal.members.models import Member


@transaction.atomic
def tell_progress(
    *, idea: Idea, by: Member, progress: int, note: str = "", target_quarter: str = "", now: datetime | None = None
) -> Idea:
    """The product team says how far a committed idea is, from 0 to 100 per cent, and for which quarter it is planned.

    It may also go down: what was said before stays in the history. 100 is not "delivered"; that is said by the status.
    """
    now = now or timezone.now()
    idea = Idea.objects.lock_one(idea.pk)
    require(can_tell_progress(by, idea, now))
    note = " ".join(note.split())[:500]
    if not note and (progress, target_quarter) == (idea.progress, idea.target_quarter):
        return idea
    DeliveryUpdate.objects.create(idea=idea, progress=progress, target_quarter=target_quarter, note=note, by=by, at=now)
    idea.progress, idea.target_quarter, idea.active_at = progress, target_quarter, now
    idea.save(update_fields=["progress", "target_quarter", "active_at"])
    facts = {"progress": progress, "note": note, "quarter": target_quarter}
    record(PROGRESS_TOLD, actor=by, object=idea, data=facts, happened_at=now)
    return idea
