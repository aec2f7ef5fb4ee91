"""Asking the asker for what an answer needs."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from forums.activities import INFO_ASKED, INFO_SETTLED
from forums.limits import INFO
from forums.models import Topic
from forums.permissions import can_ask_for_info
from portal.activity.record import record
from portal.common.permissions import require
from portal.members.models import Member
from portal.writing.entry import admit_act


class NothingAskedFor(Exception):
    """The question does not wait for its asker."""


@transaction.atomic
def ask_for_info(*, topic: Topic, by: Member, note: str, now: datetime | None = None) -> Topic:
    """Mark a question as waiting for its asker. `note` says what is missing, in up to 300 characters of plain text.

    Asking again replaces what was asked before.
    """
    now = now or timezone.now()
    topic = Topic.objects.lock(topic.pk)
    require(can_ask_for_info(by, topic, now))
    admit_act(INFO, by=by)
    topic.needs_info_at, topic.needs_info_by, topic.needs_info_note = now, by, " ".join(note.split())[:300]
    topic.save(update_fields=["needs_info_at", "needs_info_by", "needs_info_note"])
    record(INFO_ASKED, actor=by, object=topic, data={"reason": topic.needs_info_note}, happened_at=now)
    return topic


@transaction.atomic
def withdraw_ask_for_info(*, topic: Topic, by: Member, now: datetime | None = None) -> Topic:
    """Nothing is missing after all. Raises NothingAskedFor."""
    now = now or timezone.now()
    topic = Topic.objects.lock(topic.pk)
    require(can_ask_for_info(by, topic, now))
    if topic.needs_info_at is None:
        raise NothingAskedFor
    settle_info(topic, by, now)
    return topic


def clear_needs_info(topic: Topic, by: Member, now: datetime) -> None:
    """Part of every act of writing on a locked topic: what its asker says is what was waited for."""
    if topic.needs_info_at is not None and by.pk == topic.author_id:
        settle_info(topic, by, now)


def settle_info(topic: Topic, by: Member, now: datetime) -> None:
    """Part of every act on a locked topic after which nothing is waited for."""
    topic.needs_info_at, topic.needs_info_by, topic.needs_info_note = None, None, ""
    topic.save(update_fields=["needs_info_at", "needs_info_by", "needs_info_note"])
    record(INFO_SETTLED, actor=by, object=topic, happened_at=now)
