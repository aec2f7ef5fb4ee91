"""Who may hold whom to the rules."""

from __future__ import annotations

from django.utils.translation import gettext as _

from portal.common.permissions import ALLOWED, Verdict, refused
from portal.members.models import Member
from portal.members.roles import Role


def can_sanction(by: Member, member: Member) -> Verdict:
    """Suspend a member or remove what they wrote. Moderators answer to administrators, not to each other."""
    if not by.has_perm("moderation.add_sanction"):
        return refused(_("Only moderators do that."))
    if by.pk == member.pk:
        return refused(_("You cannot do that to yourself."))
    if member.erased_at is not None:
        return refused(_("This account has been erased."))
    if member.is_moderator and not by.has_role(Role.ADMINISTRATOR):
        return refused(_("An administrator has to do that: %(name)s is a moderator.") % {"name": member.display_name})
    return ALLOWED


def can_undo(by: Member) -> Verdict:
    return ALLOWED if by.has_perm("moderation.change_sanction") else refused(_("Only moderators do that."))
