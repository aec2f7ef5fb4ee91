"""Notes as the floors above know them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db.models import QuerySet

from portal.common.html import CleanHtml, html_of
from portal.common.kinds import (
    ContentKind,
    Erasable,
    Exportable,
    Followable,
    HitNames,
    InSitemap,
    Moderatable,
    Notifiable,
    OnProfile,
    Searchable,
    SearchDocument,
    SitemapLine,
    Viewer,
    Written,
    register_kind,
)
from tests.toy.models import Note


def visible_to(viewer: Viewer) -> QuerySet[Note]:
    is_moderator = viewer.is_authenticated and viewer.is_moderator
    return Note.objects.all() if is_moderator else Note.objects.filter(hidden_at=None)


class NoteSearch(Searchable[Note]):
    names = {"": HitNames("Note", "Notes", "file")}

    def documents(self, pks: Sequence[int]) -> Iterator[tuple[int, SearchDocument]]:
        for note in Note.objects.filter(pk__in=pks, hidden_at=None):
            yield note.pk, SearchDocument(note.title, note.text, "wall", note.posted_at, note.author_id)

    def scopes(self, viewer: Viewer) -> set[str]:
        return {"wall"}


class NoteModeration(Moderatable[Note]):
    text_column = "text"

    def hide(self, *, thing: Note, by: Any, reason: str = "") -> None:
        from tests.toy.actions import hide_note

        hide_note(thing=thing, by=by, reason=reason)

    def restore(self, *, thing: Note, by: Any, reason: str = "") -> None:
        from tests.toy.actions import show_note

        show_note(thing=thing, by=by, reason=reason)

    def written_by(self, member: Any) -> QuerySet[Note]:
        return Note.objects.filter(author=member, hidden_at=None)

    def reached_by(self, viewer: Viewer) -> QuerySet[Note]:
        return visible_to(viewer)

    def hidden_in_reach(self, viewer: Viewer) -> QuerySet[Note]:
        return Note.objects.exclude(hidden_at=None)


class NoteFollows(Followable[Note]):
    follow_name = "note"


class NoteLines(Notifiable[Note]):
    thread = "note"

    def for_lines(self, things: QuerySet[Note], member: Any) -> QuerySet[Note]:
        return things

    def words(self, thing: Note) -> CleanHtml:
        return html_of(thing.text)


class NotesInSitemap(InSitemap):
    section = "notes"

    def lines(self, piece: int) -> Iterable[SitemapLine]:
        return [(note.get_absolute_url(), note.posted_at) for note in Note.objects.filter(hidden_at=None)]


class NoteExport(Exportable):
    def export(self, member: Any) -> Iterator[dict[str, Any]]:
        for note in Note.objects.filter(author=member):
            yield {"title": note.title, "text": note.text}


class NoteErasure(Erasable):
    def erase(self, *, member: Any, keep_content: bool) -> None:
        from tests.toy.actions import erase_notes_of

        erase_notes_of(member=member, keep_content=keep_content)


class NotesOnProfile(OnProfile):
    def latest_of(self, member: Any, viewer: Viewer, limit: int) -> Iterable[Written]:
        notes = visible_to(viewer).filter(author=member).order_by("-posted_at")[:limit]
        return [Written(note.title, note.get_absolute_url(), note.posted_at) for note in notes]


def register() -> None:
    register_kind(
        ContentKind(
            name="toy.note",
            model=Note,
            label="note",
            title=lambda note: note.title,
            url=lambda note: note.get_absolute_url(),
            visible_to=visible_to,
            can=(
                NoteSearch(),
                NoteModeration(),
                NoteFollows(),
                NoteLines(),
                NotesInSitemap(),
                NoteExport(),
                NoteErasure(),
                NotesOnProfile(),
            ),
        )
    )
