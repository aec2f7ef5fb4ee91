"""What the link holds about a member: the words of the export, and how it goes with the account."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from portal.activity.actions import withdraw_promise
from portal.activity.models import Promise
from portal.crm.actions.consent import withdraw_sharing
from portal.crm.models import (
    AuditEntry,
    ContactReading,
    Correction,
    DeadLetter,
    Link,
    Outbox,
    Receipt,
    SentEvent,
    SharingQuestion,
    SyncLogEntry,
)
from portal.members.models import Member
from portal.members.personal import PersonalData, register_personal_data


def links(member: Member) -> Iterator[dict[str, Any]]:
    for link in Link.objects.filter(member=member).select_related("connection").order_by("pk"):
        yield {
            "system": link.connection.name,
            "state": link.state,
            "matched_by": link.matched_by,
            "matched_at": link.matched_at,
            "ended_at": link.ended_at,
            "sent": {name: written["value"] for name, written in link.shadow.items()},
            "read": link.read_values,
        }


def events(member: Member) -> Iterator[dict[str, Any]]:
    for event in SentEvent.objects.filter(member=member).select_related("connection").order_by("pk"):
        yield {
            "system": event.connection.name,
            "category": event.category,
            "subject": event.subject,
            "sent_at": event.sent_at,
            "deleted_at": event.deleted_at,
        }


def receipts(member: Member) -> Iterator[dict[str, Any]]:
    yield from Receipt.objects.filter(member=member).order_by("pk").values("number", "asked_at", "done_at", "items")


def waiting(member: Member) -> Iterator[dict[str, Any]]:
    yield from Outbox.objects.filter(member=member).order_by("pk").values("purpose", "created_at")
    yield from DeadLetter.objects.filter(member=member).order_by("pk").values("purpose", "created_at", "code", "resolution")


def log(member: Member) -> Iterator[dict[str, Any]]:
    rows = SyncLogEntry.objects.filter(member=member).order_by("pk")
    yield from rows.values("at", "is_inbound", "what", "outcome", "fields").iterator(chunk_size=500)
    yield from AuditEntry.objects.filter(member=member).order_by("pk").values("at", "what", "note")


def question(member: Member) -> Iterator[dict[str, Any]]:
    yield from SharingQuestion.objects.filter(member=member).values("asked_at", "answered_at", "answer")


def corrections(member: Member) -> Iterator[dict[str, Any]]:
    rows = Correction.objects.filter(member=member).order_by("pk")
    yield from rows.values("field", "wish", "asked_at", "answer", "answered_at")


def readings(member: Member) -> Iterator[dict[str, Any]]:
    for row in ContactReading.objects.filter(member=member).order_by("pk"):
        yield {"at": row.at, "contact": row.contact_id}


def erase(*, member: Member, keep_content: bool) -> None:
    """Take everything back there; what is kept here of it goes once that is done, and at once where nothing is there."""
    withdraw_sharing(member=member)
    SharingQuestion.objects.filter(member=member).delete()
    Receipt.objects.filter(member=member).update(member=None)
    SyncLogEntry.objects.filter(member=member).update(member=None)
    DeadLetter.objects.filter(member=member).exclude(purpose=Outbox.WITHDRAW).delete()
    SentEvent.objects.filter(member=member).exclude(deleted_at=None).delete()
    Link.objects.filter(member=member, state=Link.State.ENDED).delete()
    AuditEntry.objects.filter(by=member).update(by=None)
    # Those of the member go with the last withdrawal; what is blanked needs no name any more.
    AuditEntry.objects.filter(member=member).update(member=None)
    Link.objects.filter(decided_by=member).update(decided_by=None)
    DeadLetter.objects.filter(resolved_by=member).update(resolved_by=None)
    Correction.objects.filter(answered_by=member).update(answered_by=None)
    for correction in Correction.objects.filter(member=member):
        for promise in Promise.objects.about(correction).open():
            withdraw_promise(promise=promise, reason=gettext("The account was erased."))
        correction.delete()


def register() -> None:
    """Called when the apps are ready."""
    register_personal_data(PersonalData("crm.links", _("Links to customer records"), links, erase))
    register_personal_data(PersonalData("crm.readings", _("Customer records that you opened"), readings, _stays_on_record))
    for name, label, rows in (
        ("crm.events", _("What was sent to customer records"), events),
        ("crm.receipts", _("Receipts of what was taken back"), receipts),
        ("crm.waiting", _("What waits to be sent"), waiting),
        ("crm.log", _("Log of the exchange with customer records"), log),
        ("crm.corrections", _("Corrections that you asked for"), corrections),
        ("crm.question", _("Whether you were asked to share"), question),
    ):
        register_personal_data(PersonalData(name, label, rows, _goes_with_the_links))


def _goes_with_the_links(*, member: Member, keep_content: bool) -> None:
    """`erase` of the links deals with these rows."""


def _stays_on_record(*, member: Member, keep_content: bool) -> None:
    """Who opened a customer's record stays known, under the name of a former member: an audit that its subjects could empty would be none."""
