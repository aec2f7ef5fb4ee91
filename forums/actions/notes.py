"""Notes of staff inside a topic."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from forums.activities import NOTE_REMOVED, NOTE_RESTORED, NOTE_WRITTEN
from forums.models import StaffNote, Topic
from forums.permissions.notes import can_remove_note, can_write_note
from portal.activity.record import record
from portal.common.permissions import require
from portal.members.models import Member
from portal.writing.html import clean


@transaction.atomic
def write_note(*, topic: Topic, by: Member, body: str, now: datetime | None = None) -> StaffNote:
    """Staff leave a note below what was said last. `body` is HTML that nobody has sanitised yet."""
    now = now or timezone.now()
    topic = Topic.objects.lock(topic.pk)
    require(can_write_note(by, topic, now))
    note = StaffNote.objects.create(topic=topic, after_position=topic.last_position, by=by, body=clean(body), written_at=now)
    record(NOTE_WRITTEN, actor=by, object=note, target=topic, happened_at=now)
    return note


@transaction.atomic
def remove_note(*, note: StaffNote, by: Member, now: datetime | None = None) -> None:
    """Whoever wrote a note, or a moderator, takes it away."""
    _set(note, by, now or timezone.now(), is_there=False)


@transaction.atomic
def restore_note(*, note: StaffNote, by: Member, now: datetime | None = None) -> None:
    """Bring a note back."""
    _set(note, by, now or timezone.now(), is_there=True)


def _set(note: StaffNote, by: Member, now: datetime, *, is_there: bool) -> None:
    note = StaffNote.objects.select_for_update(no_key=True, of=("self",)).select_related("topic").get(pk=note.pk)
    require(can_remove_note(by, note, now))
    if (note.deleted_at is None) == is_there:
        return
    note.deleted_at = None if is_there else now
    note.save(update_fields=["deleted_at"])
    record(NOTE_RESTORED if is_there else NOTE_REMOVED, actor=by, object=note, target=note.topic, happened_at=now)
