"""A confirmed address was added, changed or removed: the sign-in library tells by signals alone."""

from __future__ import annotations

from typing import Any

from allauth.account.models import EmailAddress
from django.db.models.signals import post_delete, post_save

from portal.crm.actions.links import recheck_address


def _address_changed(sender: type[EmailAddress], instance: EmailAddress, **how: Any) -> None:
    if instance.verified and not how.get("raw"):
        recheck_address(instance.user_id)


def connect() -> None:
    """Called when the apps are ready."""
    post_save.connect(_address_changed, sender=EmailAddress, dispatch_uid="crm_address_written")
    post_delete.connect(_address_changed, sender=EmailAddress, dispatch_uid="crm_address_removed")
