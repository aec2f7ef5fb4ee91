"""What changes a dossier."""

from ideas.dossier.actions.notes import NoteEmpty, edit_note, remove_note, restore_note, write_note

__all__ = ["NoteEmpty", "edit_note", "remove_note", "restore_note", "write_note"]
