from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from portal.activity.record import record
from tests.toy.activities import NOTE_CHANGED, NOTE_HIDDEN, NOTE_PINNED, NOTE_SHOWN
from tests.toy.models import Note


@transaction.atomic
def pin_note(*, by: Any, title: str, text: str) -> Note:
    note = Note.objects.create(author=by, title=title, text=text)
    record(NOTE_PINNED, actor=by, object=note)
    return note


@transaction.atomic
def change_note(*, note: Note, by: Any, text: str) -> None:
    note.text = text
    note.save(update_fields=["text"])
    record(NOTE_CHANGED, actor=by, object=note)


@transaction.atomic
def hide_note(*, thing: Note, by: Any, reason: str = "") -> None:
    Note.objects.filter(pk=thing.pk).update(hidden_at=timezone.now())
    record(NOTE_HIDDEN, actor=by, object=thing, data={"reason": reason} if reason else {})


@transaction.atomic
def show_note(*, thing: Note, by: Any, reason: str = "") -> None:
    Note.objects.filter(pk=thing.pk).update(hidden_at=None)
    record(NOTE_SHOWN, actor=by, object=thing)


@transaction.atomic
def erase_notes_of(*, member: Any, keep_content: bool) -> None:
    notes = Note.objects.filter(author=member)
    if keep_content:
        notes.update(author=None)
    else:
        notes.delete()
