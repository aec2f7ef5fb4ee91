"""How many lines of an inbox have something unread that its member may still see, as the inbox lists them."""

from __future__ import annotations

from django.db.models import QuerySet

from portal.common.compiled_queries import Prepared
from portal.members.models import Member
from portal.notifications.models import Notification
from portal.notifications.recipients import visible_subjects

MOST = 99  # more are said as 99+; nobody counts them, and a page need not either
_CHUNK = 200

# Asked by every page of a member: the newest unread lines. A line about what went private since is no longer counted.
_NEWEST = Prepared(lambda member: _unread(member)[:_CHUNK])


def _unread(member_id: int) -> QuerySet[Notification, tuple[int, int, str, str, str]]:
    return Notification.objects.filter(member_id=member_id, read_at=None).order_by("-pk").named()


def unread_count(member: Member) -> int:
    """The number beside the inbox, MOST + 1 for any more than that. One query without unread lines, two with some."""
    rows = _NEWEST.rows(member.pk)
    start, groups = 0, set[str]()
    while rows:
        visible = visible_subjects(member, [(row[0], row[1], row[2], row[3]) for row in rows])
        groups |= {row[4] for row in rows if (row[0], row[1], row[2], row[3]) in visible}
        if len(rows) < _CHUNK or len(groups) > MOST:
            break
        start += _CHUNK
        rows = list(_unread(member.pk)[start : start + _CHUNK])
    return min(len(groups), MOST + 1)
