"""Who may say how far a delivery is."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from ideas.models import Idea, Meaning
from ideas.permissions import can_change_status, can_deliver
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


def can_write_change(member: Viewer, idea: Idea, changelog: Any, now: datetime) -> Verdict:
    """May the member tell in the changelog that this idea is delivered, and publish it alone?"""
    verdict = can_deliver(member, idea, now)
    if not verdict:
        return verdict
    if idea.is_merged:
        return refused(_("This idea was merged into another. Tell it of that one."))
    if changelog is None:
        return refused(_("There is no changelog yet. An editor adds one below the home page."))
    pages = changelog.permissions_for_user(member)
    if not (pages.can_add_subpage() and pages.can_publish_subpage()):
        return refused(_("Only the product team and editors publish in the changelog."))
    return ALLOWED
