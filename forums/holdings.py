"""What forums hold about a member beside what they wrote: exported, and gone with the account."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from forums.models import Bookmark
from portal.members.models import Member
from portal.members.personal import PersonalData, register_personal_data


def bookmarks(member: Member) -> Iterator[dict[str, Any]]:
    for mark in Bookmark.objects.filter(member=member).select_related("post__topic").order_by("pk").iterator(500):
        yield {
            "topic": mark.post.topic.title,
            "address": mark.post.get_absolute_url(),
            "note": mark.note,
            "kept_at": mark.created_at,
            "remind_at": mark.remind_at,
            "reminded_at": mark.reminded_at,
        }


def erase_bookmarks(*, member: Member, keep_content: bool) -> None:
    Bookmark.objects.filter(member=member).delete()


def register() -> None:
    register_personal_data(PersonalData("forums.bookmarks", _("Bookmarks"), bookmarks, erase_bookmarks))
