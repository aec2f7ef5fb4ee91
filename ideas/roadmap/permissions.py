"""Who may say how far a delivery is."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from ideas.models import Idea, Meaning
from ideas.permissions import can_change_status
from portal.common.permissions import ALLOWED, Verdict, refused


def can_tell_progress(member: Any, idea: Idea, now: datetime) -> Verdict:
    verdict = can_change_status(member, idea, now)
    if not verdict:
        return verdict
    if not idea.is_public:
        return refused(_("This idea is not there any more."))
    if idea.meaning != Meaning.COMMITTED:
        return refused(_("Progress is told of what you have committed to. Change the status of this idea first."))
    return ALLOWED
