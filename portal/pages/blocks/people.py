"""What members did, and what followed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Count, Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail import blocks

from forums.models import Topic
from portal.activity.steps import Step, steps_of
from portal.members.models import Member
from portal.pages.blocks.base import LiveBlock

WEEK = timedelta(days=7)


@dataclass(frozen=True)
class FollowedLine:
    """A topic that was solved, and the line of what followed."""

    title: str
    url: str
    steps: list[Step]


class FollowedBlock(LiveBlock):
    """Topics solved this week as consequence lines. All lines for the price of one."""

    limit = blocks.IntegerBlock(label=_("how many"), min_value=1, max_value=5, default=3)

    def rows(self, value: Any, viewer: Any) -> list[FollowedLine]:
        solved = Topic.objects.visible_to(viewer).solved().filter(solved_at__gte=timezone.now() - WEEK)
        topics = solved.select_related("solution").order_by("-solution__helpful_count", "-solved_at", "-pk")[: value["limit"]]
        lines = steps_of(list(topics), viewer=viewer)
        return [FollowedLine(topic.title, topic.get_absolute_url(), lines[topic.pk]) for topic in topics if lines[topic.pk]]

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

    def rows(self, value: Any, viewer: Any) -> list[Thanks]:
        topics = Topic.objects.visible_to(viewer).solved().filter(solved_at__gte=timezone.now() - WEEK)
        counts = (
            topics.exclude(solution__author=None)
            .exclude(solution__is_official=True)
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
