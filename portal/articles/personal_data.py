"""What articles hold about a member: votes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from portal.articles.models import ArticlePage
from portal.common.pages import open_to
from portal.members.models import Member
from portal.members.personal import Names, PersonalData, register_personal_data


def votes(member: Member) -> Iterator[dict[str, Any]]:
    names = Names(open_to(member, ArticlePage.objects.all()), among=member.article_votes.values("article"))
    for vote in member.article_votes.select_related("article").order_by("pk"):
        yield {
            "article": names.title(vote.article),
            "edition": vote.edition,
            "helpful": vote.is_helpful,
            "reason": vote.get_reason_display(),
            "note": vote.note,
            "at": vote.voted_at,
        }


def erase(*, member: Member, keep_content: bool) -> None:
    from portal.articles.actions import erase_votes_of

    erase_votes_of(member=member)


def register() -> None:
    register_personal_data(PersonalData("articles.votes", _("Whether articles helped you"), votes, erase))
