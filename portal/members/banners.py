"""What a member must know on every page."""

from __future__ import annotations

from django.utils import timezone
from markupsafe import Markup

from portal.common.jinja import fragment
from portal.members.models import Member
from portal.members.permissions import suspension_sentence


def suspension_banner(member: Member) -> Markup:
    """Why a suspended member cannot write, until when, and what they still can do: all of it stands in the member's row."""
    if not member.is_suspended(timezone.now()):
        return Markup("")
    return fragment("members/suspension_banner.html", sentence=suspension_sentence(member))
