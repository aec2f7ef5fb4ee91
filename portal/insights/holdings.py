"""What insights hold about a member: in which of their texts the last look found a theme."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from portal.members.models import Member
from portal.members.personal import PersonalData, register_personal_data


def mentions(member: Member) -> Iterator[dict[str, Any]]:
    for mention in member.theme_mentions.select_related("theme").order_by("pk").iterator(500):
        yield {"theme": mention.theme.term, "said_in": f"{mention.kind} {mention.thing}", "at": mention.said_at}


def erase(*, member: Member, keep_content: bool) -> None:
    from portal.insights.actions import erase_mentions_of

    erase_mentions_of(member=member)


def register() -> None:
    register_personal_data(PersonalData("insights.mentions", _("Themes counted in what you wrote"), mentions, erase))
