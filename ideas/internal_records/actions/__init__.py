"""What changes an internal record."""

from ideas.internal_records.actions.formulas import (
    Factor,
    FormulaRefused,
    change_formula,
    make_formula,
    retire_formula,
    revive_formula,
)
from ideas.internal_records.actions.links import LinkRefused, add_link, change_link, remove_link
from ideas.internal_records.actions.notes import NoteEmpty, edit_note, remove_note, restore_note, write_note
from ideas.internal_records.actions.scores import FactorRefused, compute_anew, keep_scores_true, score_idea, withdraw_score

__all__ = [
    "Factor",
    "FactorRefused",
    "FormulaRefused",
    "LinkRefused",
    "NoteEmpty",
    "add_link",
    "change_formula",
    "change_link",
    "compute_anew",
    "edit_note",
    "keep_scores_true",
    "make_formula",
    "remove_link",
    "remove_note",
    "restore_note",
    "retire_formula",
    "revive_formula",
    "score_idea",
    "withdraw_score",
    "write_note",
]
