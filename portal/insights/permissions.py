"""Who may see what members talk about, and ask for a look."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from portal.common.permissions import ALLOWED, Verdict, refused
from portal.common.viewer import Viewer
from portal.insights.state import state_of


def may_see_insights(member: Viewer) -> bool:
    """The product team and moderators: they may see what is said, as far as they may read it."""
    return bool(member.is_authenticated and (member.is_company or member.is_moderator))


def may_see_promises(member: Viewer) -> bool:
    """Staff and moderators: who owes what, as far as they may see what it is about."""
    return bool(member.is_authenticated and (member.is_company or member.is_moderator))


def can_ask_for_a_look(member: Viewer, now: datetime) -> Verdict:
    """One look at a time, and none within ten minutes of the last."""
    if not may_see_insights(member):
        return refused(_("Only the product team and moderators see what members talk about."))
    match state_of(now).name:
        case "running":
            return refused(_("It is being counted now. Load the page again in a minute."))
        case "waiting":
            return refused(_("It was asked for already, and begins as soon as the worker is free."))
        case "resting":
            return refused(_("It was counted a few minutes ago. Ask again when ten have passed."))
    return ALLOWED
