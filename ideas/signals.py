"""A member confirmed an address: the sign-in library tells by signals alone. What was recorded under it is theirs."""

from __future__ import annotations

from typing import Any

from allauth.account.models import EmailAddress
from django.db.models.signals import post_save

from ideas.actions.proxies import claim_contact_votes
from ideas.models import Vote


def _address_confirmed(sender: type[EmailAddress], instance: EmailAddress, **how: Any) -> None:
    if not instance.verified or how.get("raw"):
        return
    # Most have none: one look, and nothing is locked.
    if Vote.objects.filter(contact__isnull=False).exists():
        claim_contact_votes(member=instance.user, email=instance.email)


def connect() -> None:
    """Called when the apps are ready."""
    post_save.connect(_address_confirmed, sender=EmailAddress, dispatch_uid="ideas_address_confirmed")
