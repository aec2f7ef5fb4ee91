"""Comparing both sides, link by link, in flat memory; and the backfill, which uses the same eyes. Repair enqueues, it never writes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from time import monotonic
from typing import Any

from django.db.models import Count
from django.utils import timezone

from portal.crm.actions.outbox import queue_summaries
from portal.crm.connectors import connector_of
from portal.crm.consents import LINK, categories_of, has_agreed
from portal.crm.mapping import Mapped, mapping_of, member_of_key
from portal.crm.models import Connection, DeadLetter, Direction, Link, Outbox, ReconciliationReport
from portal.crm.protocol import Kind, Record, is_same
from portal.crm.sync.budget import Metered
from portal.crm.sync.resolve import contacts_by_address, verified_addresses
from portal.crm.sync.values import current_values, to_write
from portal.members.models import Member

BATCH = 500


@dataclass
class Findings:
    """What a comparison found: numbers, names of fields, and what a repair enqueues."""

    figures: Counter[str] = field(default_factory=Counter)
    differing: Counter[str] = field(default_factory=Counter)
    dead: dict[str, int] = field(default_factory=dict)
    oldest_seconds: float = 0.0
    p95_seconds: float = 0.0
    repaired: int = 0

    def as_json(self) -> dict[str, Any]:
        return {
            **{name: self.figures[name] for name in FIGURES},
            "differing": dict(sorted(self.differing.items())),
            "dead_letters": self.dead,
            "oldest_waiting_seconds": round(self.oldest_seconds, 1),
            "waiting_p95_seconds": round(self.p95_seconds, 1),
            "repaired": self.repaired,
        }


FIGURES = (
    "agreed", "linked", "ambiguous", "no_contact", "waiting", "refused", "gone", "moved", "members_differing", "orphans",
    "of_another_tenant",
)  # fmt: skip


def reconcile(connection: Connection, *, repair: bool = False) -> ReconciliationReport:
    """Compare everything with the other side. With `repair`, whatever differs is enqueued."""
    started, now = monotonic(), timezone.now()
    found = Findings()
    metered = Metered(connection, connector_of(connection))
    mapping = mapping_of(connection, metered)
    try:
        for links in _batches(connection):
            _compare(connection, metered, mapping, links, found, repair)
        _orphans(connection, metered, found)
    finally:
        metered.close()
    _queue_figures(connection, found, now)
    return ReconciliationReport.objects.create(
        connection=connection, at=now, seconds=round(monotonic() - started, 2), figures=found.as_json()
    )


def _batches(connection: Connection) -> Iterator[list[Link]]:
    last = 0
    rows = Link.objects.active().filter(has_agreed(LINK), connection=connection).select_related("member").order_by("pk")
    while links := list(rows.filter(pk__gt=last)[:BATCH]):
        last = links[-1].pk
        yield links


_STATES = {
    Link.State.AMBIGUOUS: "ambiguous",
    Link.State.NO_CONTACT: "no_contact",
    Link.State.WAITING: "waiting",
    Link.State.REFUSED: "refused",
    Link.State.GONE: "gone",
}


def _compare(
    connection: Connection, connector: Any, mapping: list[Mapped], links: list[Link], found: Findings, repair: bool
) -> None:
    found.figures["agreed"] += len(links)
    for link in links:
        found.figures[_STATES.get(Link.State(link.state), "")] += 1
    linked = [link for link in links if link.state == Link.State.LINKED and link.ref is not None]
    found.figures["linked"] += len(linked)
    elsewhere = [link for link in linked if link.tenant != connector.tenant]
    found.figures["of_another_tenant"] += len(elsewhere)
    linked = [link for link in linked if link.tenant == connector.tenant]
    records = _read(connector, linked)
    values = current_values([link.member for link in linked], mapping)
    categories = categories_of([link.member_id for link in linked])
    # Whoever has no contact yet is looked for again: it may be there by now.
    due = [link.member_id for link in links if link.state in (Link.State.NO_CONTACT, Link.State.WAITING)]
    for link in linked:
        record = records[link.pk]
        if record.deleted or record.moved_to is not None:
            found.figures["moved" if record.moved_to else "gone"] += 1
            Link.objects.filter(pk=link.pk).update(needs_recheck=True)
            due.append(link.member_id)
            continue
        names = _differences(record, values[link.member_id], mapping, categories.get(link.member_id, set()))
        found.differing.update(names)
        if names:
            found.figures["members_differing"] += 1
            if repair:
                _forget_written(link, names)
                due.append(link.member_id)
    if due:
        queue_summaries(due, priority=Outbox.BACKFILL, connection=connection)
        found.repaired += len(due) if repair else 0


def _read(connector: Any, links: list[Link]) -> dict[int, Record]:
    size = connector.batch_size.get(Kind.CONTACT, 1)
    records: dict[int, Record] = {}
    for start in range(0, len(links), size):
        part = links[start : start + size]
        records |= {link.pk: record for link, record in zip(part, connector.read([link.ref for link in part]), strict=True)}
    return records


def _differences(record: Record, values: dict[str, Any], mapping: list[Mapped], categories: set[str]) -> list[str]:
    """Our own fields that say something else there, or that should be blank."""
    names = []
    for each in mapping:
        if each.direction != Direction.OWN:
            continue
        ours = values.get(each.field.name) if each.field.category in categories else None
        if not is_same(ours, record.values.get(each.theirs)):
            names.append(each.field.name)
    return names


def _forget_written(link: Link, names: list[str]) -> None:
    """What differs counts as never written, so that the next summary writes it."""
    blank = {"value": None, "at": "", "theirs": ""}
    shadow = {name: (blank if name in names else kept) for name, kept in link.shadow.items()}
    # A field that should be blank and is not: it is as if we had written what stands there.
    for name in names:
        shadow.setdefault(name, {"value": "?", "at": "", "theirs": ""})
    Link.objects.filter(pk=link.pk).update(shadow=shadow)


def _orphans(connection: Connection, connector: Any, found: Findings) -> None:
    """Contacts that carry our key, though nobody with that number is linked with them."""
    for page in connector.everything(Kind.CONTACT):
        members = {member_of_key(record.key): record for record in page.records}
        linked = Link.objects.active().filter(connection=connection, member__in=[pk for pk in members if pk])
        held = set(linked.values_list("member_id", flat=True))
        pending = Outbox.objects.filter(connection=connection, purpose=Outbox.WITHDRAW, member__in=[pk for pk in members if pk])
        held |= set(pending.values_list("member_id", flat=True))
        found.figures["orphans"] += sum(1 for pk in members if pk not in held)


def _queue_figures(connection: Connection, found: Findings, now: datetime) -> None:
    rows = Outbox.objects.filter(connection=connection)
    waiting = rows.count()
    if waiting:
        by_age = rows.order_by("created_at").values_list("created_at", flat=True)
        found.oldest_seconds = max((now - by_age[0]).total_seconds(), 0.0)
        found.p95_seconds = max((now - by_age[int(waiting * 0.05)]).total_seconds(), 0.0)
    dead = DeadLetter.objects.filter(connection=connection, resolution="").values_list("code").annotate(Count("pk"))
    found.dead = dict(dead.order_by("code"))


def backfill(connection: Connection, *, dry_run: bool = False) -> dict[str, int]:
    """Bring all who agreed up to date, behind what is live. The dry run says what would happen, and writes nothing."""
    counts: Counter[str] = Counter()
    agreed = Member.objects.present().exclude(approved_at=None).filter(has_agreed(LINK, "pk"))
    counts["no_consent"] = Member.objects.present().exclude(approved_at=None).filter(~has_agreed(LINK, "pk")).count()
    metered = Metered(connection, connector_of(connection))
    mapping = mapping_of(connection, metered)
    last = 0
    try:
        while members := list(agreed.filter(pk__gt=last).order_by("pk")[:BATCH]):
            last = members[-1].pk
            counts["members"] += len(members)
            if not dry_run:
                _open(connection, members)
                counts["queued"] += queue_summaries(
                    [member.pk for member in members], priority=Outbox.BACKFILL, connection=connection
                )
                continue
            _try(connection, metered, mapping, members, counts)
    finally:
        metered.close()
    return dict(counts)


def _open(connection: Connection, members: list[Member]) -> None:
    held = set(Link.objects.active().filter(connection=connection, member__in=members).values_list("member_id", flat=True))
    rows = [Link(connection=connection, member=member) for member in members if member.pk not in held]
    Link.objects.bulk_create(rows, ignore_conflicts=True)


def _try(connection: Connection, connector: Any, mapping: list[Mapped], members: list[Member], counts: Counter[str]) -> None:
    links = {link.member_id: link for link in Link.objects.active().filter(connection=connection, member__in=members)}
    values = current_values(members, mapping)
    categories = categories_of([member.pk for member in members])
    emails = verified_addresses([member.pk for member in members])
    there = contacts_by_address(connector, {each for addresses in emails.values() for each in addresses})
    for member in members:
        link = links.get(member.pk)
        if link is not None and link.state == Link.State.LINKED:
            differing = to_write(link, values[member.pk], mapping, categories.get(member.pk, set()))
            counts["would_update" if differing else "equal"] += 1
            continue
        if link is not None and link.state in (Link.State.AMBIGUOUS, Link.State.REFUSED):
            counts["ambiguous" if link.state == Link.State.AMBIGUOUS else "refused"] += 1
            continue
        addresses = emails.get(member.pk, frozenset())
        found = {record.ref for address in addresses for record in there.get(address, [])}
        if len(found) == 1:
            counts["would_link"] += 1
        elif found:
            counts["ambiguous"] += 1
        else:
            counts["would_create" if connection.creates_contacts and addresses else "no_contact"] += 1
