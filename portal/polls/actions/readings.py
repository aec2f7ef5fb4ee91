"""Looking at who answered a named poll. The log keeps who looked, and when."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from portal.activity.record import record
from portal.common.permissions import require
from portal.members.models import Member
from portal.polls.activities import BALLOTS_EXPORTED, POLL_BALLOTS_SEEN
from portal.polls.models import InlinePoll, PollPage
from portal.polls.permissions import can_export_ballots, can_see_ballots


@transaction.atomic
def note_that_answers_were_seen(*, poll: PollPage | InlinePoll, by: Member, now: datetime | None = None) -> None:
    """Somebody of the product team looks at who answered a named poll."""
    require(can_see_ballots(by, poll))
    record(POLL_BALLOTS_SEEN, actor=by, object=poll, happened_at=now or timezone.now())


@transaction.atomic
def note_that_answers_were_exported(*, poll: PollPage | InlinePoll, by: Member, now: datetime | None = None) -> None:
    """Somebody downloads who answered a named poll."""
    require(can_export_ballots(by, poll))
    record(BALLOTS_EXPORTED, actor=by, object=poll, happened_at=now or timezone.now())
