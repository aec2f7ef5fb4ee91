"""Becoming a member: terms, invitation, confirmation of the address, approval."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta

from allauth.account.models import EmailAddress
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from portal.activity.record import record
from portal.common.permissions import require
from portal.members.actions.erasure import erase_member
from portal.members.actions.organisations import DOMAIN, move_member
from portal.members.activities import (
    MEMBER_APPROVED,
    MEMBER_INVITED,
    MEMBER_JOINED,
    MEMBER_REFUSED,
    MEMBERSHIP_ASKED,
    RULES_ACCEPTED,
)
from portal.members.consent_texts import membership, terms
from portal.members.emails import write_email
from portal.members.models import Consent, Invitation, Member, MembershipSettings, Organisation
from portal.members.permissions import can_approve, can_invite

INVITATION_LASTS = timedelta(days=14)
UNCONFIRMED_LASTS = timedelta(days=7)


class AlreadyInvited(Exception):
    """The invitation was used, has expired or is none of ours."""


@transaction.atomic
def begin_membership(*, member: Member, invitation: Invitation | None = None, now: datetime | None = None) -> None:
    """Somebody signed up and accepted the terms. They are a member once their address is confirmed (`admit_member`)."""
    now = now or timezone.now()
    accept_terms(member=member, now=now, is_new=True)
    if invitation is not None:
        held = Invitation.objects.select_for_update().filter(pk=invitation.pk, accepted_by=None, expires_at__gt=now).first()
        if held is None:
            raise AlreadyInvited
        held.accepted_by = member
        held.save(update_fields=["accepted_by"])


@transaction.atomic
def accept_terms(*, member: Member, now: datetime | None = None, is_new: bool = False) -> None:
    """Keep which wording of the rules and of the privacy text a member accepted, and when."""
    now = now or timezone.now()
    in_force = terms()
    for purpose, text in (("rules", in_force.rules), ("privacy", in_force.privacy)):
        if not member.consents.filter(purpose=purpose, wording=text.wording, withdrawn_at=None).exists():
            Consent.objects.create(member=member, purpose=purpose, wording=text.wording, given_at=now)
    member.rules_accepted_at = now
    member.save(update_fields=["rules_accepted_at"])
    if not is_new:
        record(RULES_ACCEPTED, actor=member, object=member)


@transaction.atomic
def admit_member(*, member: Member, now: datetime | None = None) -> bool:
    """Let in whoever has confirmed their address, or put them before a moderator, as the site decides.

    Called at every sign-in; does nothing the second time. Gives whether they became a member now.
    """
    if member.approved_at is not None:
        return False
    now = now or timezone.now()
    member_now = Member.objects.lock(member.pk)
    if member_now.approved_at is not None or not EmailAddress.objects.filter(user=member_now, verified=True).exists():
        return False
    invitation = Invitation.objects.filter(accepted_by=member_now).first()
    chosen = membership()
    _place_in_organisation(member_now, chosen)
    if chosen.mode != MembershipSettings.Mode.OPEN and invitation is None:
        # By approval; or the site began to invite only while they were confirming their address.
        if not member_now.activities.filter(type=MEMBERSHIP_ASKED.name).exists():
            record(MEMBERSHIP_ASKED, actor=member_now, object=member_now)
        return False
    if invitation is not None and invitation.accepted_at is None:
        invitation.accepted_at = now
        invitation.save(update_fields=["accepted_at"])
    _admit(member_now, by=member_now, now=now)
    member.approved_at = now
    return True


@transaction.atomic
def approve_member(*, member: Member, by: Member, now: datetime | None = None) -> None:
    """A moderator lets somebody in. They are told by mail."""
    require(can_approve(by))
    member = Member.objects.lock(member.pk)
    if member.approved_at is not None:
        return
    record(MEMBER_APPROVED, actor=by, object=member)
    _admit(member, by=member, now=now or timezone.now())


@transaction.atomic
def refuse_member(*, member: Member, by: Member, reason: str = "") -> None:
    """A moderator does not let somebody in. They are told by mail, and nothing about them is kept."""
    require(can_approve(by))
    member = Member.objects.lock(member.pk)
    if member.approved_at is not None or member.erased_at is not None:
        return
    address, language = member.email, member.language
    record(MEMBER_REFUSED, actor=by, object=member)
    erase_member(member=member, by=by, keep_content=False, is_told=False)
    # The address is gone with the account, so this e-mail cannot wait in a table: it leaves once all is stored.
    transaction.on_commit(
        lambda: write_email("members/mails/refused", to=address or "", language=language, reason=reason), robust=True
    )


@transaction.atomic
def invite_people(*, addresses: Iterable[str], by: Member, now: datetime | None = None) -> list[Invitation]:
    """Invite by e-mail. Whoever is a member or holds an open invitation is left out, and nobody is told which."""
    require(can_invite(by))
    now = now or timezone.now()
    wanted = {address.strip().lower() for address in addresses if address.strip()}
    known = set(EmailAddress.objects.filter(email__in=wanted).values_list("email", flat=True))
    known |= set(Member.objects.filter(email__in=wanted).values_list("email", flat=True))
    known |= set(
        Invitation.objects.filter(email__in=wanted, accepted_by=None, expires_at__gt=now).values_list("email", flat=True)
    )
    invitations = []
    for address in sorted(wanted - known):
        invitation = Invitation.objects.create(
            email=address, token=secrets.token_urlsafe(32), invited_by=by, created_at=now, expires_at=now + INVITATION_LASTS
        )
        record(MEMBER_INVITED, actor=by, object=invitation)
        invitations.append(invitation)
    return invitations


def forget_unconfirmed(now: datetime | None = None) -> int:
    """Delete sign-ups whose address nobody confirmed within a week. Gives how many."""
    now = now or timezone.now()
    stale = Member.objects.filter(
        joined_at__lt=now - UNCONFIRMED_LASTS,
        approved_at=None,
        erased_at=None,
        is_imported=False,
        is_staff=False,
        last_login=None,
    ).filter(~Q(emailaddress__verified=True), activities=None, emailaddress__isnull=False)
    count = 0
    for member in list(stale.distinct()[:500]):
        with transaction.atomic():
            member.delete()
            count += 1
    return count


def _admit(member: Member, *, by: Member, now: datetime) -> None:
    member.approved_at = now
    member.save(update_fields=["approved_at"])
    record(MEMBER_JOINED, actor=by, object=member, happened_at=now)


def _place_in_organisation(member: Member, chosen: MembershipSettings) -> None:
    if not chosen.joins_organisation or member.organisation_id is not None:
        return
    for address in EmailAddress.objects.filter(user=member, verified=True):
        organisation = Organisation.objects.filter(domain__iexact=address.email.rpartition("@")[2]).exclude(domain="").first()
        if organisation is not None:
            move_member(member=member, organisation=organisation, source=DOMAIN)
            return
