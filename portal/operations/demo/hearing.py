"""What stands in the inboxes of the demo: what its members heard of in the last weeks, some of it unread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from portal.activity.models import Activity
from portal.members.models import Member
from portal.notifications.actions import deliver, mark_read
from portal.notifications.models import Notification
from portal.notifications.reactions import follow_own_topic
from portal.notifications.recipients import recipients_of

HEARD = timedelta(days=21)
UNREAD = timedelta(days=2)  # who was here yesterday has read what came before


def load_inboxes(after: int, members: Mapping[str, Member], *, now: datetime) -> None:
    """Of the activities since the one with the number `after`, which this run of the loader made.

    No letter is owed for any of them: the demo writes to nobody, and nobody outside it hears of it.
    """
    of_the_demo = {member.pk for member in members.values()}
    recent = Activity.objects.filter(pk__gt=after, happened_at__gte=now - HEARD, happened_at__lte=now)
    heard: set[int] = set()
    for activity in recent.select_related("actor").order_by("happened_at", "pk"):
        follow_own_topic(activity)
        found = recipients_of(activity)
        if found is None:
            continue
        theirs = {kind: pks & of_the_demo for kind, pks in found.by_kind.items()}
        heard |= set(deliver(activity=activity, to=replace(found, by_kind=theirs), now=activity.happened_at, by_letter=False))
    for member in members.values():
        if member.pk in heard:
            old = Notification.objects.filter(member=member, created_at__lt=now - UNREAD)
            mark_read(member=member, pks=list(old.values_list("pk", flat=True)), now=now - UNREAD)
