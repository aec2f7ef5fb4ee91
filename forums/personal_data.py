"""What forums hold about a member beside what they wrote: exported, and gone with the account."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from forums.models import BoardPage, Bookmark, Topic
from portal.common.pages import open_to
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


def answers_owed(member: Member) -> Iterator[dict[str, Any]]:
    """Boards whose answers the member owes."""
    rows = BoardPage.objects.filter(answer_owner=member).order_by("path")
    boards = Names(open_to(member, BoardPage.objects.all()), among=rows.values("pk"))
    for board in rows:
        yield {"answers_for_board": boards.title(board), "address": boards.address(board)}


def erase_answers_owed(*, member: Member, keep_content: bool) -> None:
    """Whoever is gone answers for nothing: the board's answers fall to a colleague."""
    BoardPage.objects.filter(answer_owner=member).update(answer_owner=None)


def register() -> None:
    register_personal_data(
        PersonalData("forums.answers", _("Boards whose questions I answer"), answers_owed, erase_answers_owed)
    )
    register_personal_data(PersonalData("forums.bookmarks", _("Bookmarks"), bookmarks, erase_bookmarks))
