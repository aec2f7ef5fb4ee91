"""The question whether a member wants to share, once, after their first post."""

from __future__ import annotations

from markupsafe import Markup

from portal.common.jinja import fragment
from portal.common.layout import TOKEN
from portal.crm.permissions import can_share
from portal.members.models import Member


def sharing_question(member: Member) -> Markup:
    """All of it stands in the member's own row: no page pays for it. Colleagues are no customers and are not asked."""
    has_posted = member.members_topic_count or member.members_reply_count
    is_asked = has_posted and member.sharing_answered_at is None and not member.is_company
    if not is_asked or not can_share(member):
        return Markup("")
    return fragment("crm/question.html", token=TOKEN)
