"""What can happen on the way from a promise to something that works."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from portal.activity.models import Activity
from portal.activity.types import ActivityType, StepKind, Verb
from portal.common.times import day


def _progressed(activity: Activity) -> tuple[Any, ...]:
    note, on_day = activity.data.get("note", ""), day(activity.happened_at)
    headline = _("%(share)s %% done") % {"share": activity.data.get("progress", 0)}
    return headline, _("%(day)s: %(reason)s") % {"day": on_day, "reason": note} if note else on_day


def _shipped(activity: Activity) -> tuple[Any, ...]:
    return _("In the changelog"), day(activity.happened_at), activity.data.get("url", "")


PROGRESS_TOLD = ActivityType("roadmap.progress.told", Verb.UPDATE, StepKind.SAID, _progressed)
CHANGE_PUBLISHED = ActivityType("roadmap.change.published", Verb.CREATE)
# Together with the status: the step leads to what was written about it.
IDEA_SHIPPED = ActivityType("roadmap.idea.shipped", Verb.ADD, StepKind.SAID, _shipped)
