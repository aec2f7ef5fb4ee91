"""What forums have to share of a member with the company's customer records, if the member agrees.

Figures count what everybody may read, and only such posts become entries in a timeline: a private board gives nothing away.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forums import activities as forums
from forums.models import Post, Topic
from portal.activity.models import Activity
from portal.common.feeds import absolute
from portal.crm.sharing import FieldType, SharedField, TimelineEvent, register_event, register_field
from portal.members.models import Member

CATEGORY = "contributions"


def _column(name: str) -> Callable[[Sequence[Member]], Mapping[int, Any]]:
    return lambda members: {member.pk: getattr(member, name) for member in members}


def _author(activity: Activity) -> Iterable[int]:
    author = getattr(activity.object, "author_id", None)
    return [author] if author else []


def _topic(activity: Activity) -> Topic | None:
    thing = activity.object
    return thing.topic if isinstance(thing, Post) else thing if isinstance(thing, Topic) else None


def _is_open(activity: Activity) -> bool:
    """Everybody may read it, at this moment."""
    thing, anybody = activity.object, AnonymousUser()
    if isinstance(thing, Post) and not Post.objects.visible_to(anybody).filter(pk=thing.pk).exists():
        return False
    topic = _topic(activity)
    return topic is not None and Topic.objects.visible_to(anybody).filter(pk=topic.pk).exists()


def _is_solution(activity: Activity) -> bool:
    topic = _topic(activity)
    return _is_open(activity) and topic is not None and str(topic.solution_id) == str(activity.object_id)


def _said(sentence: str) -> Callable[[Activity], str]:
    def text(activity: Activity) -> str:
        topic = _topic(activity)
        title = topic.title if topic is not None else ""
        address = absolute(activity.object.get_absolute_url()) if activity.object is not None else ""
        return f"{_(sentence) % {'title': title}}\n{address}"

    return text


def register() -> None:
    """Called when the apps are ready."""
    number = FieldType.NUMBER
    for name, label, column, order in (
        ("solutions", gettext_lazy("Questions you solved"), "solution_count", 22),
        ("questions", gettext_lazy("Questions and discussions that you began"), "topic_count", 23),
        ("replies", gettext_lazy("Replies"), "reply_count", 24),
        ("helpful", gettext_lazy("Replies that others found helpful"), "helpful_count", 25),
    ):
        register_field(SharedField(name, label, CATEGORY, number, _column(column), order=order))
    register_event(
        TimelineEvent(
            forums.TOPIC_POSTED, CATEGORY, _author, _said("Asked in the community: “%(title)s”"),
            label=gettext_lazy("Question in the community"), is_wanted=_is_open,
        )
    )  # fmt: skip
    register_event(
        TimelineEvent(
            forums.SOLUTION_ACCEPTED, CATEGORY, _author, _said("Their answer was accepted in “%(title)s”"),
            label=gettext_lazy("Answer accepted"), is_wanted=_is_solution,
        )
    )  # fmt: skip
    for changes in (
        forums.POST_REPLIED,
        forums.POST_DELETED,
        forums.POST_RESTORED,
        forums.POST_HIDDEN,
        forums.POST_UNHIDDEN,
        forums.SOLUTION_WITHDRAWN,
        forums.POST_FOUND_HELPFUL,
        forums.HELPFUL_WITHDRAWN,
    ):
        register_event(TimelineEvent(changes, CATEGORY, _author))
