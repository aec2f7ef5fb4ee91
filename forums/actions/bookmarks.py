"""Keeping posts to find them again, and being reminded of them."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from forums.activities import BOOKMARK_DUE
from forums.models import Bookmark, Post
from forums.permissions import can_bookmark
from portal.activity.record import record
from portal.common.permissions import require
from portal.members.models import Member

MOST_BOOKMARKS = 2000
_AT_ONCE = 200


class TooManyBookmarks(Exception):
    """A member keeps as many posts as anybody may."""


@transaction.atomic
def keep_bookmark(
    *, post: Post, by: Member, note: str = "", remind_at: datetime | None = None, now: datetime | None = None
) -> Bookmark:
    """A member keeps a post, or changes the note and the day of one that they keep. Nobody else hears of it."""
    now = now or timezone.now()
    require(can_bookmark(by, post))
    note = " ".join(note.split())[:300]
    mark, is_new = Bookmark.objects.select_for_update(no_key=True).get_or_create(
        member=by, post=post, defaults={"note": note, "remind_at": remind_at, "created_at": now}
    )
    if is_new and Bookmark.objects.filter(member=by).count() > MOST_BOOKMARKS:
        raise TooManyBookmarks
    if not is_new:
        if mark.remind_at != remind_at:
            mark.remind_at, mark.reminded_at = remind_at, None
        mark.note = note
        mark.save(update_fields=["note", "remind_at", "reminded_at"])
    return mark


@transaction.atomic
def drop_bookmark(*, post: Post, by: Member) -> Bookmark | None:
    """A member keeps the post no longer. Gives what is gone, for those who want it back."""
    mark = Bookmark.objects.select_for_update(no_key=True).filter(member=by, post=post).first()
    if mark is not None:
        mark.delete()
    return mark


def send_reminders(*, now: datetime | None = None) -> int:
    """Remind members of what they wanted to be reminded of by now. Each in a transaction of its own; gives how many."""
    now = now or timezone.now()
    due = Bookmark.objects.waiting().filter(remind_at__lte=now).order_by("remind_at", "pk")
    return sum(_remind(pk, now) for pk in list(due.values_list("pk", flat=True)[:_AT_ONCE]))


@transaction.atomic
def _remind(pk: int, now: datetime) -> bool:
    mark = (
        Bookmark.objects.select_for_update(no_key=True, of=("self",))
        .waiting()
        .filter(pk=pk, remind_at__lte=now)
        .select_related("post", "member")
        .first()
    )
    if mark is None:
        return False  # done by another worker, or thought better of
    mark.reminded_at = now
    mark.save(update_fields=["reminded_at"])
    record(BOOKMARK_DUE, actor=None, object=mark.post, target=mark.member, happened_at=now)
    return True
