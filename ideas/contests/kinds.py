"""Idea contests as the floors above know them."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from ideas.contests.models import ContestPage
from portal.common.kinds import ContentKind, Followable, Notifiable, register_kind
from portal.members.readers import admitted


class ContestFollows(Followable[ContestPage]):
    follow_name = "contest"


class ContestLines(Notifiable[ContestPage]):
    thread = "page"

    def for_lines(self, things: QuerySet[ContestPage], member: Any) -> QuerySet[ContestPage]:
        return things

    def hearers(self, thing: ContestPage, readers: set[int]) -> set[int]:
        """Those who may read its ideas too: nothing else of a contest makes news."""
        return admitted(thing.board, readers, with_parents=True)


def register() -> None:
    register_kind(
        ContentKind(
            name="contests.contest",
            model=ContestPage,
            label=_("idea contest"),
            title=lambda contest: contest.title,
            url=lambda contest: contest.get_absolute_url(),
            visible_to=ContestPage.objects.visible_to,
            author_id=lambda contest: None,
            can=(ContestFollows(), ContestLines()),
        )
    )
