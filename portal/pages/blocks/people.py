"""What members did, and what followed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from django.db.models import Count, Max
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as translate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail import blocks

from forums.models import Topic
from portal.activity.steps import Step, steps_of
from portal.activity.types import StepKind
from portal.common.viewer import Viewer
from portal.members.models import Member
from portal.pages.blocks.base import LiveBlock

WEEK = timedelta(days=7)
LONGEST = 5  # steps, so that the line can lie down
_OWED = (StepKind.OWED, StepKind.LATE)


@dataclass(frozen=True)
class FollowedLine:
    """A topic that was solved, and the line of what followed."""

    title: str
    steps: list[Step]


def _told(topic: Topic, line: list[Step]) -> list[Step]:
    """The line as it is told away from the topic: it begins with the title, and ends with whom it helped."""
    first, *rest = line
    title = format_html('<a href="{}">{}</a>', topic.get_absolute_url(), topic.title)
    told = [replace(first, detail=title, url=""), *(step for step in rest if step.kind not in _OWED)]
    owed = [step for step in rest if step.kind in _OWED]
    helped = topic.solution.helpful_count if topic.solution else 0
    if helped > 1 and all(step.kind != StepKind.SO for step in rest):
        told.append(Step(StepKind.SO, translate("members found it helpful"), big=str(helped)))
    return [*told, *owed][:LONGEST]


class FollowedBlock(LiveBlock):
    """Topics solved this week as consequence lines. All lines for the price of one."""

    limit = blocks.IntegerBlock(label=_("How many"), min_value=1, max_value=5, default=3)

    def rows(self, value: Any, viewer: Viewer) -> list[FollowedLine]:
        solved = Topic.objects.visible_to(viewer).solved().filter(solved_at__gte=timezone.now() - WEEK)
        topics = solved.select_related("solution").order_by("-solution__helpful_count", "-solved_at", "-pk")[: value["limit"]]
        lines = steps_of(list(topics), viewer=viewer)
        return [FollowedLine(topic.title, _told(topic, lines[topic.pk])) for topic in topics if lines[topic.pk]]

    class Meta:
        icon = "order"
        label = _("What followed this week")
        template = "pages/blocks/followed.html"


@dataclass(frozen=True)
class Thanks:
    member: Member
    words: str


class ThanksBlock(LiveBlock):
    """Members who had answers accepted this week, most first. What was said for the company is not counted."""

    def rows(self, value: Any, viewer: Viewer) -> list[Thanks]:
        topics = Topic.objects.visible_to(viewer).solved().filter(solved_at__gte=timezone.now() - WEEK)
        counts = (
            topics.exclude(solution__author=None)
            .exclude(solution__by_staff=True)
            .values("solution__author")
            .annotate(count=Count("pk"), latest=Max("solved_at"))
            .order_by("-count", "-latest")[: value["limit"]]
        )
        solved = {row["solution__author"]: row["count"] for row in counts}
        members = {member.pk: member for member in Member.objects.visible_to(viewer).filter(pk__in=solved)}
        return [
            Thanks(members[pk], ngettext("%(n)d question solved", "%(n)d questions solved", count) % {"n": count})
            for pk, count in solved.items()
            if pk in members
        ]

    class Meta:
        icon = "user"
        label = _("Thank you, this week")
        template = "pages/blocks/thanks.html"
