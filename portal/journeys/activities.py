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


ARTICLE_DRAFTED = ActivityType("journeys.article.drafted", Verb.CREATE)  # out of a solution; nobody reads it yet
# One act, a line on both: each leads to the other.
TOPIC_WISHED = ActivityType("journeys.topic.wished", Verb.ADD, StepKind.SO, _became_idea)
IDEA_MADE = ActivityType("journeys.idea.made", Verb.CREATE, StepKind.SAID, _came_from_topic)
