"""What can happen between the rooms."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from portal.activity.models import Activity
from portal.activity.types import ActivityType, StepKind, Verb
from portal.common.times import day


def _became_idea(activity: Activity) -> tuple[Any, ...]:
    return _("Became an idea"), day(activity.happened_at), activity.data.get("url", "")


def _came_from_topic(activity: Activity) -> tuple[Any, ...]:
    return _("Came from a topic"), day(activity.happened_at), activity.data.get("url", "")


ARTICLE_DRAFTED = ActivityType("conversions.article.drafted", Verb.CREATE)  # out of a solution; nobody reads it yet
# One act, a line on both: each leads to the other.
TOPIC_WISHED = ActivityType("conversions.topic.wished", Verb.ADD, StepKind.SO, _became_idea)
IDEA_MADE = ActivityType("conversions.idea.made", Verb.CREATE, StepKind.SAID, _came_from_topic)

# A question that support takes. Nothing of it is on the line of the topic but what support owes: the promise is there.
CASE_OFFERED = ActivityType("conversions.case.offered", Verb.ADD)
CASE_AGREED = ActivityType("conversions.case.agreed", Verb.ACCEPT)
CASE_DECLINED = ActivityType("conversions.case.declined", Verb.REJECT)
CASE_OPENED = ActivityType("conversions.case.opened", Verb.CREATE)  # by staff, without the asker
CASE_WRITTEN = ActivityType("conversions.case.written", Verb.CREATE)  # by the asker
CASE_ANSWERED = ActivityType("conversions.case.answered", Verb.CREATE)  # by support, for the asker to read
CASE_CLOSED = ActivityType("conversions.case.closed", Verb.UPDATE)
ANSWER_PROPOSED = ActivityType("conversions.answer.proposed", Verb.ADD)
ANSWER_PUBLISHED = ActivityType("conversions.answer.published", Verb.ACCEPT)
ANSWER_KEPT_PRIVATE = ActivityType("conversions.answer.kept_private", Verb.REJECT)
