"""Taking back: entries that we made are deleted where the system allows it, our fields are blanked, the receipt is brought up to date."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from portal.crm.mapping import Mapped, member_key
from portal.crm.models import AuditEntry, Connection, Link, Outbox, Receipt, SentEvent
from portal.crm.protocol import Capability, Command, Kind, Outcome, Record, Result, is_same
from portal.crm.sync.resolve import follow
from portal.members.tasks import post_email


class NotYet(Exception):
    """The other end did not do it; it is tried again."""


def take_back(row: Outbox, connection: Connection, connector: Any, mapping: Sequence[Mapped]) -> Outcome:
    """Everything of a link, or of some categories. Safe to run again after any interruption."""
    link = Link.objects.filter(pk=row.subject.get("link"), connection=connection).select_related("connection").first()
    if link is None:
        return Outcome.UNCHANGED
    categories = row.subject.get("categories")
    deleted, remaining = _delete_events(link, connector, categories)
    record = _contact(link, connector)
    blanked: list[str] = []
    is_whole = categories is None
    if record is not None and not _is_anothers(link, record):
        theirs = _fields_there(link, record, mapping, categories)
        if is_whole:
            _check(connector.erase(record.ref, frozenset(theirs)))
        elif theirs:
            values = dict.fromkeys(sorted(theirs))
            command = Command(key=member_key(link.member_id), kind=Kind.CONTACT, target=record.ref, values=values)
            _check(connector.write([command])[0])
        blanked = sorted(theirs)
    if is_whole and link.ref is not None and (record is None or record.ref != link.ref):
        # What a merge left behind in the contact that went is blanked as well, where the system still has it.
        _check(
            connector.erase(link.ref, frozenset(each.theirs for each in mapping if each.is_written and not each.field.fills))
        )
    _written_down(row, link, mapping, categories, blanked, deleted, remaining)
    return Outcome.DONE


def _delete_events(link: Link, connector: Any, categories: list[str] | None) -> tuple[int, int]:
    """Entries of ours that are gone now, and those that stay because the system deletes none."""
    rows = SentEvent.objects.filter(connection=link.connection, member_id=link.member_id, deleted_at=None)
    if categories is not None:
        rows = rows.filter(category__in=categories)
    rows = rows.select_related("connection").order_by("pk")
    if Capability.DELETE not in connector.capabilities:
        return 0, rows.count()
    count = 0
    for event in rows:
        _check(connector.delete(event.ref))
        SentEvent.objects.filter(pk=event.pk).update(deleted_at=timezone.now())
        count += 1
    return count, 0


def _contact(link: Link, connector: Any) -> Record | None:
    """The contact as it is now: where the link leads, or what an attempt that nobody heard of has made with our key."""
    if link.ref is not None:
        return follow(connector, link.ref)
    found = list(connector.find(Kind.CONTACT, keys=frozenset({member_key(link.member_id)})))
    return found[0] if len(found) == 1 else None


def _is_anothers(link: Link, record: Record) -> bool:
    """The contact carries another member's key, or has been linked with another member since: what stands there is theirs."""
    if record.key == member_key(link.member_id):
        return False
    others = Link.objects.linked().filter(connection=link.connection, tenant=record.ref.tenant, record_id=record.ref.id)
    return bool(record.key) or others.exclude(member_id=link.member_id).exists()


def _fields_there(link: Link, record: Record, mapping: Sequence[Mapped], categories: list[str] | None) -> set[str]:
    """The fields of theirs that hold what we wrote.

    Our own are blanked whatever they say. What we only filled belongs to the company: it goes where it still says what we wrote.
    """
    chosen = {each.field.name: each for each in mapping if categories is None or each.field.category in categories}
    own = {each.theirs for each in chosen.values() if each.is_written and not each.field.fills}
    for name, written in link.shadow.items():
        if (categories is not None and name not in chosen) or written.get("is_theirs"):
            continue
        is_filled = name in chosen and chosen[name].field.fills
        if not is_filled or is_same(record.values.get(written["theirs"]), written["value"]):
            own.add(written["theirs"])
    return own


def _check(result: Result) -> None:
    if result.outcome not in (Outcome.DONE, Outcome.UNCHANGED, Outcome.GONE):
        raise NotYet(result.code)


@transaction.atomic
def _written_down(
    row: Outbox,
    link: Link,
    mapping: Sequence[Mapped],
    categories: list[str] | None,
    blanked: list[str],
    deleted: int,
    remaining: int,
) -> None:
    now = timezone.now()
    link = Link.objects.select_for_update().get(pk=link.pk)
    if categories is None:
        link.state, link.shadow, link.read_values, link.candidates = Link.State.ENDED, {}, {}, []
        if link.ended_at is None:
            link.ended_at = now
    else:
        gone = {each.field.name for each in mapping if each.field.category in categories}
        link.shadow = {name: kept for name, kept in link.shadow.items() if name not in gone}
    link.save(update_fields=["state", "shadow", "read_values", "candidates", "ended_at"])
    AuditEntry.objects.create(
        connection_id=link.connection_id,
        member_id=link.member_id,
        what="link.taken_back",
        note=f"{len(blanked)} fields",
        at=now,
    )
    _receipt(row, link, blanked, deleted, remaining, now)
    if link.member.erased_at is not None:
        _forget(link)


def _receipt(row: Outbox, link: Link, blanked: list[str], deleted: int, remaining: int, now: datetime) -> None:
    receipt = Receipt.objects.select_for_update().filter(pk=row.subject.get("receipt")).first()
    if receipt is None:
        return
    slug = link.connection.slug
    for item in receipt.items:
        if item["connection"] != slug or item["state"] == "done":
            continue
        item["at"] = now.isoformat()
        item["state"] = "remaining" if item["what"] == "events" and remaining else "done"
        item["count"] = (remaining or deleted) if item["what"] == "events" else len(blanked)
        if item["what"] == "fields":
            item["fields"] = blanked
    is_complete = receipt.done_at is None and not any(item["state"] == "pending" for item in receipt.items)
    if is_complete:
        receipt.done_at = now
    receipt.save(update_fields=["items", "done_at"])
    if is_complete:
        _tell(receipt)


def _tell(receipt: Receipt) -> None:
    """The member, that all of it is done. Whoever has left is written to no more."""
    member = receipt.member
    if member is None or member.erased_at is not None or not member.email:
        return
    post_email(
        "crm/mails/taken_back",
        to=member.email,
        language=member.language,
        number=receipt.number,
        is_all=receipt.purpose == "all",
        remaining=any(item["state"] == "remaining" and item["what"] == "events" for item in receipt.items),
        cases_remain=any(item["what"] == "cases" for item in receipt.items),
        address=f"{settings.SITE_URL.rstrip('/')}{reverse('crm:receipt', args=[receipt.number])}",
    )


def _forget(link: Link) -> None:
    """The member's account is erased: that something was shared and taken back stays, who it was does not."""
    AuditEntry.objects.filter(member_id=link.member_id).update(member=None)
    SentEvent.objects.filter(member_id=link.member_id, connection_id=link.connection_id).exclude(deleted_at=None).delete()
    link.delete()
