"""Putting something into the outbox, in the transaction of what caused it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import cache, partial
from typing import Any

from django.db import transaction
from django.utils import timezone

from portal.activity.models import Activity
from portal.common.bulk import Table
from portal.common.compiled_queries import Prepared
from portal.crm import sharing
from portal.crm.consents import LINK, has_agreed
from portal.crm.models import Connection, DeadLetter, Link, Outbox
from portal.crm.protocol import idempotency_key


def queue_activity(activity: Activity) -> int:
    """What follows an act for the members whom it concerns: one read and one write, whatever the act. Returns the rows."""
    event = sharing.event_of(activity.type)
    if event is None:
        return 0
    members = {pk for pk in event.members(activity) if pk}
    if not members:
        return 0
    rows = []
    for connection, slug, member in _open_links(members, event.category):
        rows.append(_summary(connection, slug, member, Outbox.LIVE))
        if event.is_sent:
            key = idempotency_key(slug, "event", activity.pk, member)
            rows.append(Outbox(connection_id=connection, member_id=member, purpose=Outbox.EVENT, key=key, activity=activity))
    _store(rows)
    return len(rows)


def queue_summaries(member_ids: Iterable[int], *, priority: int = Outbox.LIVE, connection: Connection | None = None) -> int:
    """Bring what is shared of these members up to date. Rows of one member coalesce."""
    links = Link.objects.active().filter(member__in=list(member_ids), connection__is_on=True)
    links = links.filter(has_agreed(LINK)).exclude(state__in=[Link.State.ENDING, Link.State.REFUSED])
    if connection is not None:
        links = links.filter(connection=connection)
    rows = [_summary(*each, priority) for each in links.values_list("connection", "connection__slug", "member")]
    _store(rows)
    return len(rows)


def queue_withdrawal(link: Link, *, categories: Iterable[str] | None, receipt: int | None, now: datetime) -> Outbox:
    """Blank what was shared by this link: of these categories, or all of it."""
    names = None if categories is None else sorted(categories)
    return Outbox.objects.create(
        connection=link.connection,
        member_id=link.member_id,
        purpose=Outbox.WITHDRAW,
        key=idempotency_key(link.connection.slug, "withdraw", link.pk, now.isoformat(), names),
        subject={"link": link.pk, "categories": names, "receipt": receipt},
        created_at=now,
        due_at=now,
    )


def queue_command(
    *,
    connection: Connection,
    member_id: int | None,
    purpose: str,
    subject: dict[str, Any],
    parts: Iterable[Any],
    activity: Activity | None = None,
) -> Outbox:
    """Something that is added once, such as a case: its purpose is registered with `portal.crm.sync.purposes`.

    `parts` name what it is about; the same parts give the same key, and a second call changes nothing. Without a member it
    is written to nobody's contact: no link and no consent is asked, the purpose says whether it is still wanted.
    """
    key = idempotency_key(connection.slug, purpose, *parts)
    row, _is_new = Outbox.objects.get_or_create(
        key=key,
        defaults={
            "connection": connection,
            "member_id": member_id,
            "purpose": purpose,
            "subject": subject,
            "activity": activity,
        },
    )
    return row


@transaction.atomic
def requeue(*, letter: DeadLetter, by: Any, now: datetime | None = None) -> Outbox | None:
    """Try it again, with the key that it had. What may have arrived is looked for first."""
    now = now or timezone.now()
    letter = DeadLetter.objects.select_for_update().get(pk=letter.pk)
    if letter.resolution:
        return None
    _resolve(letter, DeadLetter.Resolution.REQUEUED, by, now)
    row, _is_new = Outbox.objects.get_or_create(
        key=letter.key,
        defaults={
            "connection_id": letter.connection_id,
            "member_id": letter.member_id,
            "purpose": letter.purpose,
            "activity_id": letter.activity_id,
            "subject": letter.subject,
            "created_at": now,
            "due_at": now,
            "sent_at": letter.died_at if letter.was_sent else None,
        },
    )
    return row


@transaction.atomic
def discard(*, letter: DeadLetter, by: Any, reason: str, now: datetime | None = None) -> None:
    """It will not be sent, and this is why."""
    if not reason.strip():
        raise ValueError("A dead letter is discarded with a reason")
    letter = DeadLetter.objects.select_for_update().get(pk=letter.pk)
    if not letter.resolution:
        letter.reason = reason.strip()[:300]
        _resolve(letter, DeadLetter.Resolution.DISCARDED, by, now or timezone.now())


def _resolve(letter: DeadLetter, how: DeadLetter.Resolution, by: Any, now: datetime) -> None:
    letter.resolution, letter.resolved_by, letter.resolved_at = how, by, now
    letter.save(update_fields=["resolution", "resolved_by", "resolved_at", "reason"])


def _open_links(members: set[int], category: str) -> list[tuple[int, str, int]]:
    """Where something of this category may go, now: connection, its short name, member. Asked with every act, so prepared."""
    found = sharing.category(category)
    if found is None:
        return []
    if (prepared := _prepared.get(found.purpose)) is None:
        prepared = _prepared[found.purpose] = Prepared(partial(_open_links_of, found.purpose), count=1)
    return prepared.rows(sorted(members))


def _open_links_of(purpose: str, members: int) -> Any:
    links = Link.objects.active().filter(member__in=[members], connection__is_on=True)
    links = links.filter(has_agreed(LINK), has_agreed(purpose)).exclude(state=Link.State.REFUSED)
    return links.order_by("pk").values_list("connection", "connection__slug", "member")


_prepared: dict[str, Prepared] = {}


def _summary(connection: int, slug: str, member: int, priority: int) -> Outbox:
    key = idempotency_key(slug, "summary", member)
    return Outbox(connection_id=connection, member_id=member, purpose=Outbox.SUMMARY, key=key, priority=priority)


_COLUMNS = (
    "connection_id", "member_id", "purpose", "key", "activity_id", "priority", "created_at", "changed_at", "due_at",
)  # fmt: skip


@cache
def _table() -> Table:
    return Table(Outbox, *_COLUMNS)


def _store(rows: list[Outbox]) -> None:
    """One statement. A summary that waits already is marked as changed: one that is being sent is sent again."""
    _table().put([[getattr(row, name) for name in _COLUMNS] for row in rows], key="key", renews=["changed_at"])
