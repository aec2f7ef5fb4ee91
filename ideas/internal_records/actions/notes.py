"""Internal notes about ideas."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ideas.internal_records.activities import NOTE_EDITED, NOTE_REMOVED, NOTE_RESTORED, NOTE_WRITTEN
from ideas.internal_records.models import IdeaNote
from ideas.internal_records.permissions import can_edit_note, can_remove_note, can_write_note
from ideas.models import Idea
from portal.activity.record import record
from portal.common.html import CleanHtml
from portal.common.permissions import Refused, require
from portal.members.models import Member
from portal.writing.html import from_markdown, text_of, without_controls

LONGEST_NOTE = 5000


class NoteEmpty(Refused):
    """There is nothing in it, or too much. The message says which."""


@transaction.atomic
def write_note(*, idea: Idea, by: Member, text: str, now: datetime | None = None) -> IdeaNote:
    """Staff write something down about an idea for each other. `text` is Markdown as it was typed. Raises NoteEmpty."""
    now = now or timezone.now()
    idea = Idea.objects.lock_one(idea.pk)
    require(can_write_note(by, idea, now))
    note = IdeaNote.objects.create(idea=idea, by=by, body=_body(text), written_at=now)
    record(NOTE_WRITTEN, actor=by, object=note, target=idea, happened_at=now)
    return note


@transaction.atomic
def edit_note(*, note: IdeaNote, by: Member, text: str, now: datetime | None = None) -> IdeaNote:
    """Whoever wrote a note puts it in other words. Raises NoteEmpty."""
    now = now or timezone.now()
    note = _locked(note)
    require(can_edit_note(by, note, now))
    body = _body(text)
    if body == note.body:
        return note
    note.body, note.edited_at = body, now
    note.save(update_fields=["body", "edited_at"])
    record(NOTE_EDITED, actor=by, object=note, target=note.idea, happened_at=now)
    return note


@transaction.atomic
def remove_note(*, note: IdeaNote, by: Member, now: datetime | None = None) -> None:
    """Whoever wrote a note, or a moderator, takes it away."""
    _set(note, by, now or timezone.now(), is_there=False)


@transaction.atomic
def restore_note(*, note: IdeaNote, by: Member, now: datetime | None = None) -> None:
    """Bring a note back."""
    _set(note, by, now or timezone.now(), is_there=True)


def _set(note: IdeaNote, by: Member, now: datetime, *, is_there: bool) -> None:
    note = _locked(note)
    require(can_remove_note(by, note, now))
    if (note.removed_at is None) == is_there:
        return
    note.removed_at = None if is_there else now
    note.save(update_fields=["removed_at"])
    record(NOTE_RESTORED if is_there else NOTE_REMOVED, actor=by, object=note, target=note.idea, happened_at=now)


def _locked(note: IdeaNote) -> IdeaNote:
    return IdeaNote.objects.select_for_update(no_key=True, of=("self",)).select_related("idea").get(pk=note.pk)


def _body(text: str) -> CleanHtml:
    text = without_controls(text).strip()
    if len(text) > LONGEST_NOTE:
        raise NoteEmpty(_("A note has at most 5,000 characters. Shorten it, or write two."))
    body = from_markdown(text)
    if not text_of(body):
        raise NoteEmpty(_("Write the note first."))
    return body
