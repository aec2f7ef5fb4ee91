"""Who may do what on the workbench. What an idea allows, `ideas/permissions.py` says."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from ideas.workbench.models import PlannedChange, SavedView
from portal.common.permissions import ALLOWED, Verdict, refused
from portal.common.viewer import Viewer
from portal.members.permissions import can_see_staff_facts


def can_use_workbench(member: Viewer) -> Verdict:
    if can_see_staff_facts(member):
        return ALLOWED
    return refused(_("The workbench is the product team's."))


def can_change_view(member: Viewer, view: SavedView) -> Verdict:
    """Its owner; what is the team's and nobody's, anyone of the team."""
    verdict = can_use_workbench(member)
    if not verdict:
        return verdict
    if view.owner_id == member.pk or (view.owner_id is None and view.is_shared):
        return ALLOWED
    return refused(_("Only the member who saved this view can change it. Save it under a name of your own."))


def can_stop_change(member: Viewer, change: PlannedChange, now: datetime) -> Verdict:
    """Whoever planned it, until it is carried out."""
    verdict = can_use_workbench(member)
    if not verdict:
        return verdict
    if change.by_id != member.pk:
        return refused(_("Only the member who planned this change can take it back."))
    if change.done_at is not None:
        return refused(_("It has been carried out, and voters have heard. Change it again, with a reason."))
    return ALLOWED
