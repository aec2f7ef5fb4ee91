"""The first administrator: made at the command line, signed in by a link that works once."""

from __future__ import annotations

from datetime import timedelta

from allauth.account.models import EmailAddress
from django.conf import settings
from django.core import signing
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from portal.members.models import Member

SALT = "portal.operations.administrators"
LIFETIME = timedelta(hours=1)


@transaction.atomic
def make_administrator(email: str) -> tuple[Member, bool]:
    """The member with this address, now an administrator, and whether they are new."""
    now = timezone.now()
    email = email.strip().lower()
    member = Member.objects.present().filter(email__iexact=email).select_for_update().first()
    is_new = member is None
    if member is None:
        member = Member.objects.create_user(email=email, name="")
    member.is_staff = member.is_superuser = member.is_active = True
    member.approved_at = member.approved_at or now
    member.rules_accepted_at = member.rules_accepted_at or now
    member.save(update_fields=["is_staff", "is_superuser", "is_active", "approved_at", "rules_accepted_at"])
    EmailAddress.objects.filter(user=member).exclude(email__iexact=email).update(primary=False)
    EmailAddress.objects.update_or_create(user=member, email=email, defaults={"verified": True, "primary": True})
    return member, is_new


def sign_in_link(member: Member) -> str:
    """An address that signs this administrator in once, within an hour."""
    return settings.SITE_URL + reverse("administrator_sign_in", args=[_token(member)])


def administrator_of(token: str) -> Member | None:
    """Whom a token signs in; None when it is wrong, old, or used."""
    try:
        values = signing.loads(token, salt=SALT, max_age=LIFETIME)
    except signing.BadSignature:
        return None
    member = Member.objects.present().filter(pk=values[0], is_superuser=True, is_active=True).first()
    return member if member is not None and _state_of(member) == values[1] else None


def _token(member: Member) -> str:
    return signing.dumps([member.pk, _state_of(member)], salt=SALT)


def _state_of(member: Member) -> str:
    """Changes when the member signs in, which uses the link up."""
    return f"{member.last_login.isoformat() if member.last_login else ''} {member.email}"
