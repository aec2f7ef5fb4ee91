"""Who reads an internal record, who writes in it, and who keeps the formulas."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from ideas.boards import board_map
from ideas.internal_records.models import IdeaNote
from ideas.models import Idea
from portal.boards.permissions import for_writers_in
from portal.common.permissions import ALLOWED, Verdict, refused
from portal.common.viewer import Viewer
from portal.members.models import Member
from portal.members.permissions import can_see_staff_facts, can_write
from portal.moderation.permissions import can_moderate


@for_writers_in(lambda idea: board_map().get(idea.board_id))
def can_write_note(member: Member, idea: Idea, now: datetime) -> Verdict:
    """Moderators, support and product team; also at an idea that is merged, closed or hidden."""
    return ALLOWED if can_see_staff_facts(member) else refused(_("Only moderators and staff write internal notes."))


def can_edit_note(member: Viewer, note: IdeaNote, now: datetime) -> Verdict:
    verdict = can_write_note(member, note.idea, now)
    if not verdict or member.pk == note.by_id:
        return verdict
    return refused(_("Only whoever wrote this note can change it. Write one of your own."))


def can_remove_note(member: Viewer, note: IdeaNote, now: datetime) -> Verdict:
    verdict = can_write_note(member, note.idea, now)
    if not verdict or can_moderate(member) or member.pk == note.by_id:
        return verdict
    return refused(_("Only whoever wrote this note and moderators can remove it."))


@for_writers_in(lambda idea: board_map().get(idea.board_id))
def can_score(member: Member, idea: Idea, now: datetime) -> Verdict:
    """What an idea is worth to the company is the product team's, as is what becomes of it."""
    if not member.is_company:
        return refused(_("Only the product team scores ideas."))
    if idea.is_merged:
        return refused(_("This idea was merged into another. Score that one."))
    return ALLOWED


@for_writers_in(lambda idea: board_map().get(idea.board_id))
def can_link(member: Member, idea: Idea, now: datetime) -> Verdict:
    return ALLOWED if member.is_company else refused(_("Only the product team keeps links to the tracker."))


def can_keep_formulas(member: Viewer, now: datetime) -> Verdict:
    verdict = can_write(member, now)
    if not verdict or member.has_perm("internal_records.change_scoreformula"):
        return verdict
    return refused(_("Only product managers and administrators keep the score formulas."))
