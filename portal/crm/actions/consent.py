"""A member agrees to share, switches a category, or takes it all back. Each is one transaction with its consents and its queue."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import get_random_string

from portal.activity.record import record
from portal.common.permissions import require
from portal.crm import consents, sharing
from portal.crm.actions.outbox import queue_summaries, queue_withdrawal
from portal.crm.activities import (
    CATEGORY_SWITCHED_OFF,
    CATEGORY_SWITCHED_ON,
    SHARING_AGREED,
    SHARING_DECLINED,
    SHARING_WITHDRAWN,
)
from portal.crm.models import BUILT_IN, Connection, DeadLetter, Link, Outbox, Receipt, SentEvent, SharingQuestion
from portal.crm.organisations import end_memberships
from portal.crm.permissions import can_share
from portal.members.models import Member


def built_in_connection() -> Connection:
    """The connection to the store of our own: there from the first use on. It makes contacts, for they are the company's own."""
    return Connection.objects.get_or_create(
        slug=BUILT_IN,
        defaults={
            "name": "Customer records",
            "connector": "embedded",
            "tenant": "here",
            "is_on": True,
            "creates_contacts": True,
        },
    )[0]


@transaction.atomic
def agree_to_sharing(*, member: Member, now: datetime | None = None) -> None:
    """Yes: the link, and the categories that come with it. The others stay off until the member turns them on."""
    now = now or timezone.now()
    require(can_share(member))
    locked = Member.objects.lock(member.pk)
    defaults = [each.purpose for each in sharing.categories() if each.is_on_with_yes]
    new = consents.grant(locked.pk, [consents.LINK, *defaults], now)
    _answered(locked, SharingQuestion.Answer.YES, now)
    open_links(locked, now)
    if new:
        queue_summaries([locked.pk])
        data = {"version": consents.TEXT_VERSION, "purposes": sorted(new)}
        record(SHARING_AGREED, actor=locked, object=locked, data=data, happened_at=now)


@transaction.atomic
def decline_sharing(*, member: Member, now: datetime | None = None) -> None:
    """Not now. It is not asked again, and costs nothing."""
    now = now or timezone.now()
    locked = Member.objects.lock(member.pk)
    if _answered(locked, SharingQuestion.Answer.NOT_NOW, now):
        record(SHARING_DECLINED, actor=locked, object=locked, happened_at=now)


@transaction.atomic
def switch_category(*, member: Member, category: str, is_on: bool, now: datetime | None = None) -> Receipt | None:
    """A category is shared from now on, or no more: then what was shared of it is blanked, and a receipt says so."""
    now = now or timezone.now()
    require(can_share(member))
    locked = Member.objects.lock(member.pk)
    found = next((each for each in sharing.categories() if each.name == category), None)
    if found is None:
        raise LookupError(category)
    if is_on:
        if consents.grant(locked.pk, [consents.LINK, found.purpose], now):
            _answered(locked, SharingQuestion.Answer.YES, now)
            open_links(locked, now)
            queue_summaries([locked.pk])
            data = {"category": category, "version": consents.TEXT_VERSION}
            record(CATEGORY_SWITCHED_ON, actor=locked, object=locked, data=data, happened_at=now)
        return None
    if not consents.withdraw(locked.pk, [found.purpose], now):
        return None
    receipt = _take_back(locked, [category], now)
    record(CATEGORY_SWITCHED_OFF, actor=locked, object=locked, data={"category": category}, happened_at=now)
    return receipt


@transaction.atomic
def switch_purpose(*, member: Member, purpose: str, is_on: bool, now: datetime | None = None) -> None:
    """Marketing and rankings are purposes of their own; neither sends anything by itself."""
    if purpose not in (consents.MARKETING, consents.RANK):
        raise LookupError(purpose)
    now = now or timezone.now()
    locked = Member.objects.lock(member.pk)
    changed = bool(consents.grant(locked.pk, [purpose], now) if is_on else consents.withdraw(locked.pk, [purpose], now))
    if changed:
        what = CATEGORY_SWITCHED_ON if is_on else CATEGORY_SWITCHED_OFF
        record(what, actor=locked, object=locked, data={"category": purpose, "version": consents.TEXT_VERSION}, happened_at=now)


@transaction.atomic
def withdraw_sharing(*, member: Member, now: datetime | None = None) -> Receipt | None:
    """Take it all back: nothing more is sent, what waits is dropped, what is there is blanked."""
    now = now or timezone.now()
    locked = Member.objects.lock(member.pk)
    purposes = [consents.LINK, *(each.purpose for each in sharing.categories())]
    if not consents.withdraw(locked.pk, purposes, now) and not Link.objects.active().filter(member=locked).exists():
        return None
    receipt = _take_back(locked, None, now)
    record(SHARING_WITHDRAWN, actor=locked, object=locked, data={"receipt": receipt.number}, happened_at=now)
    return receipt


def open_links(member: Member, now: datetime) -> None:
    """A link to each connection that is on, to be matched by the worker."""
    built_in_connection()
    held = Link.objects.active().filter(member=member).values("connection")
    Link.objects.bulk_create(
        Link(connection=connection, member=member, created_at=now)
        for connection in Connection.objects.on().exclude(pk__in=held)
    )


def _take_back(member: Member, categories: list[str] | None, now: datetime) -> Receipt:
    """Empty the queue, enqueue what blanks, and open the receipt. One that is being sent at this moment is left: the
    withdrawal follows it in order and takes back what it wrote."""
    dropped = _drop_waiting(member, categories)
    receipt = Receipt.objects.create(
        member=member,
        number="r-" + get_random_string(8, "23456789abcdefghjkmnpqrstuvwxyz"),
        asked_at=now,
        purpose="all" if categories is None else ",".join(categories),
    )
    items: list[dict[str, Any]] = []
    for link in Link.objects.active().filter(member=member).select_related("connection").order_by("pk"):
        if categories is None:
            link.state, link.ended_at, link.reason = Link.State.ENDING, now, "withdrawn"
            link.save(update_fields=["state", "ended_at", "reason"])
            end_memberships(link)
        queue_withdrawal(link, categories=categories, receipt=receipt.pk, now=now)
        common: dict[str, Any] = {
            "connection": link.connection.slug,
            "system": link.connection.name,
            "state": "pending",
            "at": None,
        }
        items.append(
            {**common, "what": "fields", "count": len(_fields_in(link, categories)), "fields": _fields_in(link, categories)}
        )
        events = SentEvent.objects.filter(member=member, connection=link.connection, deleted_at=None)
        if categories is not None:
            events = events.filter(category__in=categories)
        items.append({**common, "what": "events", "count": events.count(), "fields": []})
    nowhere: dict[str, Any] = {"connection": "", "system": "", "state": "done", "at": now.isoformat(), "fields": []}
    items.append({**nowhere, "what": "waiting", "count": dropped})
    if categories is None:
        # A case was handed over with a word of its own, and support may still be at work on it: it stays where it is.
        stay = Counter(each.system for each in sharing.handed_over(member) if each.left_at is not None)
        items += [
            {**nowhere, "system": system, "state": "remaining", "what": "cases", "count": count}
            for system, count in sorted(stay.items())
        ]
    receipt.items = items
    receipt.done_at = None if any(each["state"] == "pending" for each in items) else now
    receipt.save(update_fields=["items", "done_at"])
    return receipt


def _drop_waiting(member: Member, categories: list[str] | None) -> int:
    """Rows that nobody is sending and that never left."""
    waiting = Outbox.objects.filter(member=member, leased_until=None, sent_at=None).exclude(purpose=Outbox.WITHDRAW)
    letters = DeadLetter.objects.filter(member=member, resolution="").exclude(purpose=Outbox.WITHDRAW)
    if categories is not None:
        types = [each.type.name for each in sharing.events() if each.category in categories]
        waiting = waiting.filter(purpose=Outbox.EVENT, activity__type__in=types)
        letters = letters.filter(purpose=Outbox.EVENT, activity__type__in=types)
    letters.filter(was_sent=False).delete()
    return waiting.delete()[0]


def _fields_in(link: Link, categories: list[str] | None) -> list[str]:
    """Names of our fields that stand in the contact because of us."""
    known = {each.name: each.category for each in sharing.fields()}
    ours = [name for name, written in link.shadow.items() if not written.get("is_theirs")]
    return sorted(name for name in ours if categories is None or known.get(name) in categories)


def _answered(member: Member, answer: SharingQuestion.Answer, now: datetime) -> bool:
    row, _is_new = SharingQuestion.objects.get_or_create(member=member, defaults={"asked_at": now})
    if row.answer == SharingQuestion.Answer.YES or row.answer == answer:
        return False
    row.answer, row.answered_at = answer, now
    row.save(update_fields=["answer", "answered_at"])
    Member.objects.filter(pk=member.pk).update(sharing_answered_at=now)
    return True
