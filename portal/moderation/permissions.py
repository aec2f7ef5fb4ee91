"""Who may hold whom to the rules."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from portal.common.permissions import ALLOWED, Verdict, refused
from portal.common.viewer import Viewer
from portal.members.models import Member
from portal.members.permissions import for_writers
from portal.members.roles import Role
from portal.moderation.models import Moderated, Sanction
from portal.moderation.reach import sanctions_out_of_reach


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


def can_change_trust(by: Member, member: Member) -> Verdict:
    """Give or take trust level 4: moderators and administrators. Staff are held by no level."""
    if not by.has_perm("moderation.add_sanction"):
        return refused(_("Only moderators do that."))
    if by.pk == member.pk:
        return refused(_("You cannot do that to yourself."))
    if member.erased_at is not None:
        return refused(_("This account has been erased."))
    if member.is_moderator or member.is_company:
        return refused(_("Trust levels do not hold staff, so there is nothing to give."))
    return ALLOWED


def can_undo(by: Member) -> Verdict:
    return ALLOWED if by.has_perm("moderation.change_sanction") else refused(_("Only moderators do that."))


def can_undo_removal(by: Member, sanction: Sanction) -> Verdict:
    """Bringing back is exact, so it takes somebody who may read all that was removed."""
    verdict = can_undo(by)
    if verdict and sanctions_out_of_reach([sanction], by):
        return refused(_("Part of what was removed stands where you may not read. Somebody who may read it has to do that."))
    return verdict


def can_moderate(member: Viewer) -> Verdict:
    """Hide, lock, move and whatever else moderators do with what members wrote."""
    if member.is_authenticated and member.is_moderator:
        return ALLOWED
    return refused(_("Only moderators can do this."))


@for_writers
def can_restore(member: Member, thing: Moderated, now: datetime) -> Verdict:
    """Bring back what was deleted: its author, if they deleted it themselves, and moderators. `thing` has an author."""
    is_own = member.pk == getattr(thing, "author_id", None) and thing.deleted_by_id == member.pk
    if member.is_moderator or is_own:
        return ALLOWED
    return refused(_("Only the member who deleted this can bring it back."))
