"""Having the problem of a question too: how many wait for its answer."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from forums.activities import PROBLEM_SHARED, PROBLEM_WITHDRAWN
from forums.limits import VOTE
from forums.models import ProblemVote, Topic
from forums.permissions import can_have_this_too
from portal.activity.record import record
from portal.common.permissions import require
from portal.members.models import Member
from portal.writing.entry import admit_act


class AlreadyShared(Exception):
    """The member has said before that they have this problem."""


class NotShared(Exception):
    """The member has not said that they have this problem."""


@transaction.atomic
def add_same_problem(*, topic: Topic, by: Member, now: datetime | None = None) -> int:
    """A member has the problem that somebody else asked about. Gives the new count. Raises AlreadyShared."""
    now = now or timezone.now()
    topic = Topic.objects.lock(topic.pk)
    require(can_have_this_too(by, topic, now))
    admit_act(VOTE, by=by)
    _vote, is_new = ProblemVote.objects.get_or_create(topic=topic, member=by, defaults={"created_at": now})
    if not is_new:
        raise AlreadyShared
    topic.same_count += 1
    topic.save(update_fields=["same_count"])
    record(PROBLEM_SHARED, actor=by, object=topic, happened_at=now)
    return topic.same_count


@transaction.atomic
def withdraw_have_this_too(*, topic: Topic, by: Member, now: datetime | None = None) -> int:
    """A member has the problem no more, or never had it. Gives the new count. Raises NotShared."""
    now = now or timezone.now()
    topic = Topic.objects.lock(topic.pk)
    admit_act(VOTE, by=by)
    deleted, _rows = ProblemVote.objects.filter(topic=topic, member=by).delete()
    if not deleted:
        raise NotShared
    topic.same_count -= 1
    topic.save(update_fields=["same_count"])
    # Also where they said it first, in a topic that was merged into this: it would come back with that one.
    first_said = ProblemVote.objects.filter(topic__merged_into=topic, member=by)
    merged = list(first_said.values_list("topic_id", flat=True))
    if merged:
        first_said.delete()
        Topic.objects.filter(pk__in=merged).update(same_count=F("same_count") - 1)
    record(PROBLEM_WITHDRAWN, actor=by, object=topic, happened_at=now)
    return topic.same_count
