"""Members as others know them: they can be followed, and muted."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from portal.common.kinds import ContentKind, Followable, register_kind
from portal.members.models import Member


class MemberFollows(Followable[Member]):
    follow_name = "member"


def register() -> None:
    register_kind(
        ContentKind(
            name="members.member",
            model=Member,
            label=_("member"),
            title=lambda member: member.display_name,
            url=lambda member: member.get_absolute_url(),
            visible_to=lambda viewer: Member.objects.present(),
            author_id=lambda member: None,
            can=(MemberFollows(),),
        )
    )
