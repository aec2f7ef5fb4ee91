"""What forums hold about a member beside what they wrote: exported, and gone with the account."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from forums.models import Bookmark, Topic
from portal.members.models import Member
from portal.members.personal import Names, PersonalData, register_personal_data


def bookmarks(member: Member) -> Iterator[dict[str, Any]]:
    rows = Bookmark.objects.filter(member=member)
    names = Names(Topic.objects.visible_to(member), among=rows.values("post__topic"))
    for mark in rows.select_related("post__topic").order_by("pk").iterator(500):
        yield {
            "topic": names.title(mark.post.topic),
            "address": names.address(mark.post.topic, mark.post),
            "note": mark.note,
            "kept_at": mark.created_at,
            "remind_at": mark.remind_at,
            "reminded_at": mark.reminded_at,
        }


def erase_bookmarks(*, member: Member, keep_content: bool) -> None:
    Bookmark.objects.filter(member=member).delete()


def register() -> None:
    register_personal_data(PersonalData("forums.bookmarks", _("Bookmarks"), bookmarks, erase_bookmarks))
