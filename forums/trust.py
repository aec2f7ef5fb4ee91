"""What forums know for trust levels: replies, helpful votes received, topics read; on boards that every member may read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db.models import Count
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from forums.actions.counting import open_to_members
from forums.models import HelpfulVote, Post, TopicRead
from forums.models.posts import PostQuerySet
from portal.members.trust import register_fact


def _shown() -> PostQuerySet:
    """Posts that every member may read. Levels stand beside names for all to see, so they tell of nothing else."""
    public = Post.objects.filter(hidden_at=None, deleted_at=None, topic__hidden_at=None, topic__deleted_at=None)
    return public.filter(topic__board_id__in=open_to_members())


def replies(members: Iterable[int], since: datetime | None) -> Mapping[int, int]:
    """Replies of each member that every member may read, since a moment."""
    rows = _shown().filter(author_id__in=members, position__gt=1)
    if since:
        rows = rows.filter(posted_at__gte=since)
    return dict(rows.order_by().values_list("author_id").annotate(count=Count("pk")))


def helpful(members: Iterable[int], since: datetime | None) -> Mapping[int, int]:
    """How many different members found something of each helpful: one friend who votes ten times is one."""
    rows = HelpfulVote.objects.filter(post__author_id__in=members, post__in=_shown())
    if since:
        rows = rows.filter(created_at__gte=since)
    return dict(rows.order_by().values_list("post__author_id").annotate(count=Count("member_id", distinct=True)))


def topics_read(members: Iterable[int], since: datetime | None) -> Mapping[int, int]:
    """Topics that each member has opened. What was only marked as read was not."""
    rows = TopicRead.objects.filter(member_id__in=members, topic__board_id__in=open_to_members())
    if since:
        rows = rows.filter(seen_at__gte=since)
    return dict(rows.order_by().values_list("member_id").annotate(count=Count("pk")))


def register() -> None:
    register_fact(
        "topics_read",
        topics_read,
        lambda count: ngettext("%(count)d more topic to read", "%(count)d more topics to read", count) % {"count": count},
        _("topics read"),
    )
    register_fact(
        "replies",
        replies,
        lambda count: ngettext("%(count)d more reply", "%(count)d more replies", count) % {"count": count},
        _("replies"),
    )
    register_fact(
        "helpful",
        helpful,
        lambda count: (
            ngettext(
                "%(count)d more member who finds a post of yours helpful",
                "%(count)d more members who find a post of yours helpful",
                count,
            )
            % {"count": count}
        ),
        _("members who found a post helpful"),
    )
