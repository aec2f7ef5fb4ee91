"""What a right code or an opened link does: a member is found, made, or has an address more."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from allauth.account.internal.userkit import filter_users_by_email
from allauth.account.models import EmailAddress
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from portal.members.actions.joining import AlreadyInvited, begin_membership
from portal.members.models import EntryLink, Invitation, Member

CODE_LASTS = 15 * 60  # seconds
DIGITS = 6
LINK_LASTS = timedelta(hours=1)


def code_of(nonce: str) -> str:
    """The six digits that belong to a number of the session. Sessions and tasks lie in the database; the code does not."""
    return f"{int(salted_hmac('members.code', nonce, algorithm='sha256').hexdigest(), 16) % 10**DIGITS:0{DIGITS}}"


class AddressTaken(Exception):
    """Another member has the address."""


def member_at(address: str) -> Member | None:
    """Who signs in with this address: the member who confirmed it, or the one whose it is said to be."""
    found: list[Member] = filter_users_by_email(address, is_active=True, prefer_verified=True, for_login=True)
    return min(found, key=lambda member: member.pk, default=None)


def is_taken(address: str) -> bool:
    """Whether any account, closed ones included, has this address."""
    return bool(filter_users_by_email(address))


def stored_address(member: Member, address: str) -> str:
    """The address as the member gave it: e-mails go there, and not to whatever a visitor typed."""
    for known in EmailAddress.objects.filter(user=member).values_list("email", flat=True):
        if known.lower() == address.lower():
            return known
    return member.email or address


def addresses_of(member: Member) -> set[str]:
    return {*EmailAddress.objects.filter(user=member).values_list("email", flat=True), *filter(None, [member.email])}


def make_link(*, purpose: str, address: str, member: Member | None = None, details: dict[str, Any] | None = None) -> str:
    """A token for the e-mail. It cannot be guessed, and cannot be read from the database."""
    token = secrets.token_urlsafe(32)
    EntryLink.objects.create(
        token_hash=hash_of(token),
        purpose=purpose,
        address=address,
        member=member,
        details=details or {},
        expires_at=timezone.now() + LINK_LASTS,
    )
    return token


def find_link(token: str, now: datetime | None = None) -> EntryLink | None:
    """The link of this token, if it can still be used. Looking does not use it."""
    return EntryLink.objects.usable(now or timezone.now()).filter(token_hash=hash_of(token)).select_related("member").first()


def use_link(*, link: EntryLink, now: datetime | None = None) -> bool:
    """Use it up. Of two at once, one is told no."""
    now = now or timezone.now()
    return bool(EntryLink.objects.usable(now).filter(pk=link.pk).update(used_at=now))


def forget_links() -> None:
    """Delete the links whose hour has passed."""
    EntryLink.objects.filter(expires_at__lt=timezone.now()).delete()


def join_by_address(*, address: str, invitation_token: str = "") -> Member:
    """Make the account of somebody who has shown that the address is theirs. `admit_member` follows at sign-in."""
    try:
        with transaction.atomic():
            if is_taken(address):
                raise AddressTaken
            member = Member.objects.create_user(email=address)
            EmailAddress.objects.create(user=member, email=address, verified=True, primary=True)
            invitation = Invitation.objects.filter(token=invitation_token).first() if invitation_token else None
            try:
                begin_membership(member=member, invitation=invitation)
            except AlreadyInvited:  # used in another window a moment ago
                begin_membership(member=member)
            return member
    except IntegrityError:
        raise AddressTaken from None


def hash_of(token: str) -> str:
    return sha256(token.encode()).hexdigest()
