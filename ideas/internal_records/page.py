"""What the page of one internal record shows. The same number of queries however much was written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings

from ideas.boards import board_map
from ideas.internal_records.expressions import as_number
from ideas.internal_records.figures import figures_of, revenue_at_least
from ideas.internal_records.forms import LinkForm, NoteForm, OwnerForm, ScoreForm
from ideas.internal_records.models import IdeaNote, IdeaScore, ScoreFactor, ScoreFormula, TrackerLink
from ideas.internal_records.permissions import can_keep_formulas, can_link, can_remove_note, can_score, can_write_note
from ideas.internal_records.reading import homes
from ideas.internal_records.scoring import sentence
from ideas.models import Idea, Meaning
from ideas.permissions import can_change_status
from ideas.rows import clock_of, name_of
from portal.common.pages import is_open_to
from portal.common.viewer import Viewer

_SYMBOLS = {
    Meaning.NEW: ("open", ""),
    Meaning.CONSIDERING: ("owed", "owed"),
    Meaning.COMMITTED: ("committed", "owed"),
    Meaning.DELIVERED: ("so", "kept"),
    Meaning.NOT_DOING: ("closed", ""),
}
MOST_NOTES = 200
MOST_CHANGES = 50


@dataclass
class ScoreView:
    """One formula at one idea: what was judged, what it comes to and how."""

    formula: ScoreFormula
    score: IdeaScore | None
    how: str
    form: ScoreForm

    @property
    def value(self) -> str:
        return as_number(self.score.value) if self.score is not None else ""

    @property
    def judge(self) -> str:
        return name_of(self.score.scored_by) if self.score is not None else ""


@dataclass
class NoteView:
    """A note, and what the reader may do with it. `origin`: the idea it was written at, if that was merged into this one."""

    note: IdeaNote
    author: str
    origin: Idea | None
    may_edit: bool
    may_remove: bool


def context_of(idea: Idea, viewer: Viewer, now: datetime, bound: dict[str, Any] | None = None) -> dict[str, Any]:
    """All of it. `bound`: forms that were sent and have mistakes, by name."""
    bound = bound or {}
    family = {idea.pk: {idea.pk}} if not idea.merged_count else homes([idea.pk])
    board = board_map()[idea.board_id]
    survivor = idea.merged_into
    may_score, may_link = bool(can_score(viewer, idea, now)), bool(can_link(viewer, idea, now))
    may_write, may_decide = bool(can_write_note(viewer, idea, now)), bool(can_change_status(viewer, idea, now))
    clock = clock_of(idea, board, now=now, sees_late=True)
    symbol, tone = ("late", "late") if clock.tone == "late" else _SYMBOLS[Meaning(idea.meaning)]
    notes = _notes(idea, list(family), viewer, now, may_write=may_write)
    changes = idea.status_changes.select_related("by").order_by("-at", "-pk")[:MOST_CHANGES]
    return {
        "idea": idea,
        "board": board,
        "product": idea.product.title if idea.product is not None and is_open_to(viewer, idea.product) else "",
        "clock": clock,
        "symbol": symbol,
        "tone": tone,
        "figures": figures_of([idea], now)[idea.pk],
        "revenue": revenue_at_least(idea),
        "currency": settings.CURRENCY,
        "author": name_of(idea.author, idea.author_name),
        "owner": name_of(idea.owner) if idea.owner else "",
        "owner_form": bound.get("owner") or (OwnerForm(idea) if may_decide else None),
        "scores": _scores(idea, may_score, bound),
        "notes": [view for view in notes if view.note.removed_at is None],
        "removed": [view for view in notes if view.note.removed_at is not None and view.may_remove],
        "note_form": bound.get("note") or NoteForm(auto_id="note-%s"),
        "links": list(TrackerLink.objects.filter(idea__in=list(family)).select_related("idea", "added_by")),
        "link_form": bound.get("link") or LinkForm(auto_id="link-%s"),
        "states": TrackerLink.State.choices,
        "changes": [(change, name_of(change.by)) for change in changes],
        "survivor": survivor if survivor is not None and board_map()[survivor.board_id].is_visible_to(viewer) else None,
        "may_score": may_score,
        "may_link": may_link,
        "may_write": may_write,
        "may_decide": may_decide,
        "may_keep_formulas": bool(can_keep_formulas(viewer, now)),
    }


def _scores(idea: Idea, may_score: bool, bound: dict[str, Any]) -> list[ScoreView]:
    """Formulas in use, and those that are not any more as long as the idea has a score by them."""
    mine = {score.formula_id: score for score in IdeaScore.objects.filter(idea=idea).select_related("scored_by")}
    views = []
    for formula in ScoreFormula.objects.prefetch_related("factors"):
        score = mine.get(formula.pk)
        if not formula.is_active and score is None:
            continue
        factors: list[ScoreFactor] = list(formula.factors.all())
        form = bound.get(formula.key) or ScoreForm(formula, factors, initial=score.factors if score else None)
        if not may_score or not formula.is_active:
            form = ScoreForm(formula, [])
        views.append(ScoreView(formula, score, sentence(score, formula, factors) if score else "", form))
    return views


def _notes(idea: Idea, family: list[int], viewer: Viewer, now: datetime, *, may_write: bool) -> list[NoteView]:
    rows = IdeaNote.objects.filter(idea__in=family).select_related("by", "idea").order_by("-written_at", "-pk")[:MOST_NOTES]
    return [
        NoteView(
            note,
            name_of(note.by),
            note.idea if note.idea_id != idea.pk else None,
            may_edit=may_write and note.by_id == viewer.pk,
            may_remove=may_write and bool(can_remove_note(viewer, note, now)),
        )
        for note in rows
    ]
