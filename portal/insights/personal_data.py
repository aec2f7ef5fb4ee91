"""What insights hold about a member: in which of their texts the last look found a theme."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from portal.common.kinds import kinds
from portal.members.models import Member
from portal.members.personal import PersonalData, register_personal_data


def mentions(member: Member) -> Iterator[dict[str, Any]]:
    """A theme has the words of others too, so it is named where the member may read the text that it was found in."""
    rows = member.theme_mentions
    visible = {
        kind.name: set(
            kind.visible_to(member).filter(pk__in=rows.filter(kind=kind.name).values("thing")).values_list("pk", flat=True)
        )
        for kind in kinds()
        if kind.name in set(rows.order_by().values_list("kind", flat=True).distinct())
    }
    for mention in rows.select_related("theme").order_by("pk").iterator(500):
        theme = mention.theme.term if mention.thing in visible.get(mention.kind, ()) else ""
        yield {"theme": theme, "said_in": f"{mention.kind} {mention.thing}", "at": mention.said_at}


def erase(*, member: Member, keep_content: bool) -> None:
    from portal.insights.actions import erase_mentions_of

    erase_mentions_of(member=member)


def register() -> None:
    register_personal_data(PersonalData("insights.mentions", _("Themes counted in what you wrote"), mentions, erase))
