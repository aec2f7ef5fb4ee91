"""Taking who voted out of the site. The log keeps who did, and when."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from ideas.activities import VOTERS_EXPORTED
from ideas.models import Idea
from ideas.permissions import can_export_voters
from portal.activity.record import record
from portal.common.permissions import require
from portal.members.models import Member


@transaction.atomic
def note_that_voters_were_exported(*, idea: Idea, by: Member, now: datetime | None = None) -> None:
    """Somebody downloads who voted for an idea."""
    require(can_export_voters(by, idea))
    record(VOTERS_EXPORTED, actor=by, object=idea, happened_at=now or timezone.now())
