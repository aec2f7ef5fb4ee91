"""Two contacts that are one person become one, and two again where that was wrong."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import models, transaction
from django.utils import timezone

from portal.activity.record import record
from portal.common.permissions import require
from portal.crm.models import Case, Contact, ContactEmail, ContactMerge, Opportunity, Order, Subscription, TimelineEntry, Touch
from portal.crm.store.activities import CONTACTS_MERGED, CONTACTS_UNMERGED
from portal.crm.store.permissions import can_merge, can_unmerge
from portal.members.models import Member

# What moves with a contact. What hangs on these (lines, refunds, messages) moves with them.
MOVED: tuple[type[models.Model], ...] = (Order, Subscription, Opportunity, Case, Touch, TimelineEntry)
# What the kept contact gets where it has nothing.
FILLED = (
    "given_name", "family_name", "email", "phone", "company", "account_id", "street", "postcode", "city", "region", "country",
    "language",
)  # fmt: skip
# Wishes hold for the person: whoever wanted no e-mail under one of the two wants none.
WISHES = ("has_opted_out_of_email", "has_opted_out_of_calls")
_PORTAL = ("portal_member_id", "portal_fields")


@transaction.atomic
def merge_contacts(*, survivor: Contact, merged: Contact, by: Member, now: datetime | None = None) -> ContactMerge:
    """Everything of `merged` goes to `survivor`, which keeps its own values. What was moved and filled in is written down."""
    now = now or timezone.now()
    rows = {row.pk: row for row in Contact.objects.select_for_update().filter(pk__in=[survivor.pk, merged.pk]).order_by("pk")}
    survivor, merged = rows[survivor.pk], rows[merged.pk]
    require(can_merge(by, survivor, merged))
    moved = {model._meta.label_lower: _move(model, merged.pk, survivor.pk, now=now) for model in MOVED}
    before = {name: getattr(survivor, name) for name in (*FILLED, *WISHES, *_PORTAL, "custom_fields")}
    for name in FILLED:
        if not getattr(survivor, name):
            setattr(survivor, name, getattr(merged, name))
    for name in WISHES:
        setattr(survivor, name, getattr(survivor, name) or getattr(merged, name))
    survivor.custom_fields = {**merged.custom_fields, **survivor.custom_fields}
    key = merged.portal_member_id
    if key:
        merged.portal_member_id, merged_fields = None, merged.portal_fields
        merged.portal_fields = {}
        survivor.portal_member_id, survivor.portal_fields = key, merged_fields
    merged.merged_into = survivor
    _touch(merged, now)
    _touch(survivor, now)
    filled = {name: [value, getattr(survivor, name)] for name, value in before.items() if value != getattr(survivor, name)}
    emails = _take_emails(survivor, merged)
    merge = ContactMerge.objects.create(
        survivor=survivor, merged=merged, moved={**moved, "emails": emails}, filled=filled, by=by, at=now
    )
    record(CONTACTS_MERGED, actor=by, object=merged, target=survivor, happened_at=now)
    return merge


@transaction.atomic
def undo_merge(*, merge: ContactMerge, by: Member, now: datetime | None = None) -> ContactMerge:
    """Two contacts again. What was moved goes back, unless somebody moved it on since; a filled-in field that was changed
    since stays as it is."""
    now = now or timezone.now()
    merge = ContactMerge.objects.select_for_update().get(pk=merge.pk)
    rows = {
        row.pk: row
        for row in Contact.objects.select_for_update().filter(pk__in=[merge.survivor_id, merge.merged_id]).order_by("pk")
    }
    survivor, merged = rows[merge.survivor_id], rows[merge.merged_id]
    merge.survivor = survivor
    require(can_unmerge(by, merge))
    for model in MOVED:
        keys = merge.moved.get(model._meta.label_lower, [])
        model._default_manager.filter(pk__in=keys, contact=survivor).update(
            contact=merged, updated_at=now, version=models.F("version") + 1
        )
    for name, (old, new) in merge.filled.items():
        if getattr(survivor, name) == new:
            setattr(survivor, name, old)
            if name in _PORTAL:
                setattr(merged, name, new)
    survivor.further_emails.filter(email__in=merge.moved.get("emails", [])).delete()
    merged.merged_into = None
    _touch(survivor, now)
    _touch(merged, now)
    merge.undone_by, merge.undone_at = by, now
    merge.save(update_fields=["undone_by", "undone_at"])
    record(CONTACTS_UNMERGED, actor=by, object=merged, target=survivor, happened_at=now)
    return merge


def _move(model: type[models.Model], old: int, new: int, *, now: datetime) -> list[int]:
    rows = model._default_manager.filter(contact_id=old)
    keys = list(rows.select_for_update().order_by("pk").values_list("pk", flat=True))
    model._default_manager.filter(pk__in=keys).update(contact_id=new, updated_at=now, version=models.F("version") + 1)
    return keys


def _take_emails(survivor: Contact, merged: Contact) -> list[str]:
    """The addresses of the merged contact become further ones of the kept one, so that mail to either is of one person."""
    there = {survivor.email, *survivor.further_emails.values_list("email", flat=True)}
    new = [email for email in (merged.email, *merged.further_emails.values_list("email", flat=True)) if email]
    new = [email for email in dict.fromkeys(new) if email not in there]
    ContactEmail.objects.bulk_create([ContactEmail(contact=survivor, email=email) for email in new])
    return new


def _touch(contact: Any, now: datetime) -> None:
    contact.updated_at = now
    contact.version += 1
    contact.save()
