"""What ideas have to share of a member with the company's customer records, if the member agrees: of boards that all may read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ideas import activities as ideas
from ideas.models import Idea, Vote
from portal.activity.models import Activity
from portal.common.feeds import absolute
from portal.crm.sharing import (
    Category,
    FieldType,
    SharedField,
    TimelineEvent,
    register_category,
    register_event,
    register_field,
)
from portal.members.models import Member

CATEGORY = "ideas"


def _proposed(members: Sequence[Member]) -> Mapping[int, Any]:
    rows = Idea.objects.visible_to(AnonymousUser()).filter(author__in=members).order_by()
    found = dict(rows.values_list("author_id").annotate(Count("pk")))
    return {member.pk: found.get(member.pk, 0) for member in members}


def _votes(members: Sequence[Member]) -> Mapping[int, Any]:
    open_ideas = Idea.objects.visible_to(AnonymousUser()).order_by().values("pk")
    rows = Vote.objects.filter(member__in=members, is_counted=True, idea__in=open_ideas).order_by()
    found = dict(rows.values_list("member_id").annotate(Count("pk")))
    return {member.pk: found.get(member.pk, 0) for member in members}


def _author(activity: Activity) -> Iterable[int]:
    author = getattr(activity.object, "author_id", None)
    return [author] if author else []


def _actor(activity: Activity) -> Iterable[int]:
    return [activity.actor_id] if activity.actor_id else []


def _is_open(activity: Activity) -> bool:
    return Idea.objects.visible_to(AnonymousUser()).filter(pk=activity.object_id).exists()


def _is_delivered(activity: Activity) -> bool:
    idea = activity.object
    return isinstance(idea, Idea) and idea.meaning == "delivered" and _is_open(activity)


def _proposed_words(activity: Activity) -> str:
    idea: Any = activity.object
    return f"{_('Proposed: “%(title)s”') % {'title': idea.title}}\n{absolute(idea.get_absolute_url())}"


def _delivered_words(activity: Activity) -> str:
    idea: Any = activity.object
    return f"{_('Their idea is available: “%(title)s”') % {'title': idea.title}}\n{absolute(idea.get_absolute_url())}"


def register() -> None:
    """Called when the apps are ready."""
    register_category(Category(CATEGORY, gettext_lazy("Ideas"), gettext_lazy("to tell you when they are available"), order=40))
    register_field(SharedField("ideas", gettext_lazy("Ideas"), CATEGORY, FieldType.NUMBER, _proposed, order=40))
    register_field(SharedField("idea_votes", gettext_lazy("Votes for ideas"), CATEGORY, FieldType.NUMBER, _votes, order=41))
    register_event(
        TimelineEvent(
            ideas.IDEA_PROPOSED, CATEGORY, _author, _proposed_words, label=gettext_lazy("Idea proposed"), is_wanted=_is_open
        )
    )
    register_event(
        TimelineEvent(
            ideas.STATUS_DELIVERED, CATEGORY, _author, _delivered_words, label=gettext_lazy("Your idea is available"),
            is_wanted=_is_delivered,
        )
    )  # fmt: skip
    for changes in (ideas.IDEA_DELETED, ideas.IDEA_RESTORED):
        register_event(TimelineEvent(changes, CATEGORY, _author))
    for changes in (ideas.VOTE_CAST, ideas.VOTE_WITHDRAWN):
        register_event(TimelineEvent(changes, CATEGORY, _actor))
