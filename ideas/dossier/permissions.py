"""Who reads a dossier, who writes in it, and who keeps the formulas."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from ideas.boards import board_map
from ideas.dossier.models import IdeaNote
from ideas.models import Idea
from portal.boards.permissions import can_write_in
from portal.common.permissions import ALLOWED, Verdict, refused
from portal.members.permissions import can_see_staff_facts, can_write


def can_write_note(member: Any, idea: Idea, now: datetime) -> Verdict:
    """Moderators, support and product team; also at an idea that is merged, closed or hidden."""
    verdict = can_write_in(member, board_map().get(idea.board_id), now)
    if not verdict:
        return verdict
    return ALLOWED if can_see_staff_facts(member) else refused(_("Only moderators and staff write internal notes."))


def can_edit_note(member: Any, note: IdeaNote, now: datetime) -> Verdict:
    verdict = can_write_note(member, note.idea, now)
    if not verdict or member.pk == note.by_id:
        return verdict
    return refused(_("Only whoever wrote this note can change it. Write one of your own."))


def can_remove_note(member: Any, note: IdeaNote, now: datetime) -> Verdict:
    verdict = can_write_note(member, note.idea, now)
    if not verdict or member.is_moderator or member.pk == note.by_id:
        return verdict
    return refused(_("Only whoever wrote this note and moderators can remove it."))


def can_score(member: Any, idea: Idea, now: datetime) -> Verdict:
    """What an idea is worth to the company is the product team's, as is what becomes of it."""
    verdict = can_write_in(member, board_map().get(idea.board_id), now)
    if not verdict:
        return verdict
    if not member.is_company:
        return refused(_("Only the product team scores ideas."))
    if idea.is_merged:
        return refused(_("This idea was merged into another. Score that one."))
    return ALLOWED


def can_link(member: Any, idea: Idea, now: datetime) -> Verdict:
    verdict = can_write_in(member, board_map().get(idea.board_id), now)
    if not verdict:
        return verdict
    return ALLOWED if member.is_company else refused(_("Only the product team keeps links to the tracker."))


def can_keep_formulas(member: Any, now: datetime) -> Verdict:
    verdict = can_write(member, now)
    if not verdict or member.has_perm("dossier.change_scoreformula"):
        return verdict
    return refused(_("Only product managers and administrators keep the score formulas."))
