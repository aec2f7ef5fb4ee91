"""Creating and changing records, and noting who has opened a contact."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from portal.activity.record import record as record_activity
from portal.common.permissions import require
from portal.crm.models import Account, AuditEntry, Contact, ContactReading, Order, OrderLine
from portal.crm.models.base import HERE
from portal.crm.store.activities import RECORD_CHANGED, RECORD_CREATED
from portal.crm.store.permissions import can_see_records, can_write_record
from portal.members.models import Member

_SAME_VISIT = timedelta(minutes=30)
ACCOUNT_OPENED = "account.opened"


def new_number() -> str:
    """A number for what is entered here."""
    return f"here-{uuid4().hex[:12]}"


@transaction.atomic
def save_record(
    *,
    record: Any,
    by: Member,
    fields: Iterable[str] = (),
    lines: Iterable[OrderLine] | None = None,
    now: datetime | None = None,
) -> Any:
    """Store a record of any kind that a form has filled in; `fields` are those that it changed. Orders come with their lines."""
    now = now or timezone.now()
    is_new = record._state.adding
    if not is_new:
        # The form read it a moment ago; what it did not show is taken from the row as it is now.
        there = type(record)._default_manager.select_for_update().get(pk=record.pk)
        for name in fields:
            setattr(there, name, getattr(record, name))
        record = there
    require(can_write_record(by, record))
    if is_new:
        record.source, record.number = HERE, record.number or new_number()
    else:
        record.version += 1
    record.updated_at = now
    if isinstance(record, Order) and lines is not None:
        lines = list(lines)
        record.amount_minor = sum(line.amount_minor for line in lines)
    record.save()
    if isinstance(record, Order) and lines is not None:
        record.lines.all().delete()
        for position, line in enumerate(lines, start=1):
            line.pk, line.order, line.position = None, record, position
            line.save(force_insert=True)
    record_activity(
        RECORD_CREATED if is_new else RECORD_CHANGED, actor=by, object=record, data={"fields": sorted(fields)}, happened_at=now
    )
    return record


@transaction.atomic
def contact_for(*, email: str, name: str, by: Member, now: datetime | None = None) -> Contact:
    """The contact with this address, the oldest where there are several; or a new one, entered here.

    For acts of other apps that are about a customer: whether `by` may do that, they have asked.
    """
    now = now or timezone.now()
    found = Contact.objects.current().with_email(email).order_by("pk").first()
    if found is not None:
        return found
    given, _blank, family = " ".join(name.split())[:300].rpartition(" ")
    contact = Contact.objects.create(
        source=HERE, number=new_number(), email=email.strip().lower()[:254], given_name=given[:150], family_name=family[:150],
        created_at=now, updated_at=now,
    )  # fmt: skip
    record_activity(RECORD_CREATED, actor=by, object=contact, data={"fields": ["email", "name"]}, happened_at=now)
    return contact


@transaction.atomic
def note_reading(*, contact: Contact, by: Member, now: datetime | None = None) -> None:
    """Somebody opened a contact's page. Once for a visit of half an hour."""
    now = now or timezone.now()
    require(can_see_records(by, Contact))
    if not ContactReading.objects.filter(contact=contact, member=by, at__gt=now - _SAME_VISIT).exists():
        ContactReading.objects.create(contact=contact, member=by, at=now)


@transaction.atomic
def note_account_reading(*, account: Account, contacts: Iterable[int], by: Member, now: datetime | None = None) -> None:
    """Somebody opened the page of an account, and with it what these linked contacts do. Once for a visit of half an hour."""
    now = now or timezone.now()
    require(can_see_records(by, Account))
    since, said = now - _SAME_VISIT, {"by": by, "what": ACCOUNT_OPENED, "note": str(account.pk)}
    if not AuditEntry.objects.filter(**said, at__gt=since).exists():
        AuditEntry.objects.create(**said, at=now)
    shown = set(contacts)
    known = ContactReading.objects.filter(contact__in=shown, member=by, at__gt=since).values_list("contact", flat=True)
    ContactReading.objects.bulk_create(ContactReading(contact_id=pk, member=by, at=now) for pk in sorted(shown - set(known)))
