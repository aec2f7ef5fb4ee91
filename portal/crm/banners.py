"""The question whether a member wants to share, once, after their first post."""

from __future__ import annotations

from markupsafe import Markup

from portal.common.jinja import fragment
from portal.common.layout import TOKEN
from portal.crm.permissions import can_share
from portal.members.models import Member


def sharing_question(member: Member) -> Markup:
    """Decided by the member's own row, so that no page pays for it once they have answered. Colleagues are no customers and are not asked."""
    has_posted = member.members_topic_count or member.members_reply_count
    if not has_posted or member.sharing_answered_at is not None or not can_share(member) or member.is_company:
        return Markup("")
    return fragment("crm/question.html", token=TOKEN)
