"""What stands in the inboxes of the demo: what its members heard of in the last weeks, some of it unread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from django.contrib.contenttypes.prefetch import GenericPrefetch
from django.db.models import QuerySet

from forums.models import Post, Topic
from ideas.models import Idea, IdeaComment
from portal.activity.models import Activity
from portal.activity.table import reaction_table
from portal.members.models import Member
from portal.notifications.actions import deliver, mark_read
from portal.notifications.models import Notification
from portal.notifications.reactions import follow_own, notify
from portal.notifications.recipients import recipients_of

# What an inbox line is about, with what tells who follows or mutes it: read for all lines at once.
_WHAT: list[QuerySet[Any]] = [
    Topic.objects.select_related("board", "author").prefetch_related("tags"),
    Post.objects.select_related("author", "parent", "topic__board", "topic__author").prefetch_related("topic__tags"),
    Idea.objects.select_related("board", "author").prefetch_related("tags"),
    IdeaComment.objects.select_related("author", "idea__board", "idea__author").prefetch_related("idea__tags"),
]
HEARD = timedelta(days=21)
UNREAD = timedelta(days=2)  # who was here yesterday has read what came before


def load_inboxes(after: int, members: Mapping[str, Member], *, now: datetime) -> None:
    """Of the activities since the one with the number `after`, which this run of the loader made.

    No e-mail is owed for any of them: the demo writes to nobody, and nobody outside it hears of it.
    """
    of_the_demo = {member.pk for member in members.values()}
    recent = Activity.objects.filter(pk__gt=after, happened_at__gte=now - HEARD, happened_at__lte=now)
    told = {kind.name: reactions.afterwards for kind, reactions in reaction_table().items() if notify in reactions.afterwards}
    heard: set[int] = set()
    lines = (
        recent.filter(type__in=told)
        .select_related("actor")
        .prefetch_related(GenericPrefetch("object", [rows.all() for rows in _WHAT]), "target")
    )
    for activity in lines.order_by("happened_at", "pk"):
        if follow_own in told[activity.type]:
            follow_own(activity)
        found = recipients_of(activity)
        if found is None:
            continue
        theirs = {kind: pks & of_the_demo for kind, pks in found.by_kind.items()}
        heard |= set(deliver(activity=activity, to=replace(found, by_kind=theirs), now=activity.happened_at, with_emails=False))
    for member in members.values():
        if member.pk in heard:
            old = Notification.objects.filter(member=member, created_at__lt=now - UNREAD)
            mark_read(member=member, pks=list(old.values_list("pk", flat=True)), now=now - UNREAD)
