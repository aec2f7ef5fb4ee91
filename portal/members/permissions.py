"""Who may do what with members and their own account."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import wraps
from inspect import signature
from typing import Concatenate, ParamSpec, cast

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from portal.common.permissions import ALLOWED, Verdict, refused
from portal.common.viewer import Viewer
from portal.members.models import FOR_GOOD, ImportedMember, Member, MemberClaim

P = ParamSpec("P")

HANDLE_REST = timedelta(days=30)


def can_write(member: Viewer, now: datetime) -> Verdict:
    """May the viewer write anything here at all? What one board asks beyond this, its app asks."""
    if not isinstance(member, Member):
        return refused(_("Sign in to take part."))
    if not member.is_active or member.erased_at is not None:
        return refused(_("This account is closed."))
    if member.is_suspended(now):
        return refused(suspension_sentence(member))
    if member.approved_at is None:
        return refused(_("A moderator has yet to let you in. We write to you as soon as that is done; you can read meanwhile."))
    if member.rules_accepted_at is None:
        return refused(_("Accept the site rules first. You will find them in your settings, under Welcome."))
    return ALLOWED


def for_writers(rule: Callable[Concatenate[Member, P], Verdict]) -> Callable[Concatenate[Viewer, P], Verdict]:
    """A rule about (member, …, now, …) for those who may write: whoever may not is refused before it is asked.

    So the rule itself is given a Member, never a visitor.
    """
    place = list(signature(rule).parameters).index("now") - 1

    @wraps(rule)
    def asked(member: Viewer, *args: P.args, **kwargs: P.kwargs) -> Verdict:
        now = cast(datetime, kwargs["now"] if "now" in kwargs else args[place])
        verdict = can_write(member, now)
        return rule(cast(Member, member), *args, **kwargs) if verdict else verdict

    return asked


def after(
    first: Callable[Concatenate[Viewer, P], Verdict],
) -> Callable[[Callable[Concatenate[Member, P], Verdict]], Callable[Concatenate[Viewer, P], Verdict]]:
    """Ask another rule of the same arguments first, one for writers, and give its answer where it refuses."""

    def declare(rule: Callable[Concatenate[Member, P], Verdict]) -> Callable[Concatenate[Viewer, P], Verdict]:
        @wraps(rule)
        def asked(member: Viewer, *args: P.args, **kwargs: P.kwargs) -> Verdict:
            verdict = first(member, *args, **kwargs)
            return rule(cast(Member, member), *args, **kwargs) if verdict else verdict

        return asked

    return declare


def suspension_sentence(member: Member) -> str:
    """Why a member cannot write, and until when."""
    if member.suspended_until == FOR_GOOD:
        return _("You are suspended for good: %(reason)s. You can read.") % {"reason": member.suspended_reason.rstrip(".")}
    return _("You are suspended until %(day)s: %(reason)s. You can read meanwhile.") % {
        "day": date_format(timezone.localtime(member.suspended_until), "DATE_FORMAT"),
        "reason": member.suspended_reason.rstrip("."),
    }


def can_change_handle(member: Member, now: datetime) -> Verdict:
    """Mentions of the past follow a handle, so it changes rarely. The first choice is always free."""
    last = member.former_handles.order_by("-given_up_at").first()
    if last is not None and last.given_up_at > now - HANDLE_REST:
        day = date_format(timezone.localtime(last.given_up_at + HANDLE_REST), "DATE_FORMAT")
        return refused(_("You changed your handle a short while ago. You can change it again on %(day)s.") % {"day": day})
    return ALLOWED


def can_see_staff_facts(viewer: Viewer) -> bool:
    """Organisation, segment and revenue are for staff: never for the member, nor for others."""
    return bool(viewer.is_authenticated and (viewer.is_company or viewer.is_moderator))


def can_approve(member: Member) -> Verdict:
    return ALLOWED if member.has_perm("members.change_member") else refused(_("Only moderators let members in."))


def can_invite(member: Member) -> Verdict:
    return ALLOWED if member.has_perm("members.add_invitation") else refused(_("Only moderators invite members."))


def can_erase(member: Member) -> Verdict:
    """An own account, unless nobody would be left to run the site."""
    if member.erased_at is not None:
        return refused(_("This account has been erased."))
    if (
        member.is_superuser
        and not Member.objects.present().filter(is_superuser=True, is_active=True).exclude(pk=member.pk).exists()
    ):
        return refused(_("You are the only administrator. Make somebody else an administrator first."))
    return ALLOWED


@for_writers
def can_claim(member: Member, imported: ImportedMember, now: datetime) -> Verdict:
    """May this member say that an imported member is them?"""
    if not imported.member.is_imported:
        return refused(_("Somebody has already claimed this profile."))
    if ImportedMember.objects.filter(member_id=member.pk).exists():
        return refused(_("You have claimed a profile before. A member can have one."))
    if imported.claims.filter(claimant_id=member.pk, decided_at=None).exists():
        return refused(_("You have claimed this profile. A moderator will decide."))
    return ALLOWED


def can_decide_claim(member: Member, claim: MemberClaim) -> Verdict:
    if not member.has_perm("members.change_memberclaim"):
        return refused(_("Only moderators decide about claims."))
    if claim.claimant_id == member.pk:
        return refused(_("Somebody else has to decide about your own claim."))
    return ALLOWED


def can_still_be_claimed(new: Member, imported: ImportedMember, old: Member) -> Verdict:
    """Between claim and decision the profile may have found another owner, or the claimant another profile."""
    if not old.is_imported or new.erased_at is not None:
        return refused(_("This claim is out of date: the profile has an owner, or the claimant has left."))
    if ImportedMember.objects.filter(member=new).exclude(pk=imported.pk).exists():
        return refused(_("The claimant has already claimed another profile."))
    return ALLOWED


def can_place(by: Member) -> Verdict:
    if by.has_perm("members.change_organisation") or by.has_perm("members.add_member"):
        return ALLOWED
    return refused(_("Only support staff and administrators put members into organisations."))


def can_give_roles(by: Member) -> Verdict:
    return ALLOWED if by.has_perm("auth.change_group") else refused(_("Only administrators give roles."))
