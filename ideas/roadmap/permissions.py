"""Who may say how far a delivery is."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from ideas.boards import board_map
from ideas.models import Idea, Meaning
from ideas.permissions import can_change_status
from portal.common.permissions import ALLOWED, Verdict, refused
from portal.common.viewer import Viewer


def can_tell_progress(member: Viewer, idea: Idea, now: datetime) -> Verdict:
    verdict = can_change_status(member, idea, now)
    if not verdict:
        return verdict
    if not idea.is_public:
        return refused(_("This idea is no longer there."))
    if idea.meaning != Meaning.COMMITTED:
        return refused(_("Progress is told of what you have committed to. Change the status of this idea first."))
    return ALLOWED


def can_deliver(member: Viewer, idea: Idea, now: datetime) -> Verdict:
    """May the member say with a change that this idea is delivered? What is delivered already may be named by any editor."""
    if idea.meaning == Meaning.DELIVERED:
        return ALLOWED
    verdict = can_change_status(member, idea, now)
    if not verdict:
        return verdict
    if not idea.is_public:
        return refused(_("This idea is no longer there."))
    if not any(status.meaning == Meaning.DELIVERED for status in board_map()[idea.board_id].statuses):
        return refused(_("The board of this idea has no status that means “delivered”."))
    return ALLOWED
