"""What the page "My data" shows: one look at consents, links, events and receipts, from the registry that the sync uses."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Max
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from portal.activity.models import Promise
from portal.activity.steps import Step
from portal.activity.types import StepKind
from portal.common.times import day
from portal.crm import consents, sharing
from portal.crm.actions.corrections import PROMISE, keeper_of_records
from portal.crm.models import (
    BUILT_IN,
    Connection,
    ContactReading,
    Correction,
    Link,
    Order,
    Outbox,
    Receipt,
    SentEvent,
    Subscription,
)
from portal.members.models import Consent, Member

A_YEAR = timedelta(days=365)
EVENTS_SHOWN = 20


@dataclass(frozen=True)
class FieldRow:
    """A shared field: what the record says because of us, and since when, in which system."""

    label: str
    value: Any
    type: str
    sent_at: datetime | None
    system: str
    state: str  # sent, waiting, theirs, off
    has_correction: bool


@dataclass(frozen=True)
class CategoryRows:
    category: sharing.Category
    since: datetime | None
    rows: list[FieldRow]
    events: list[str]

    @property
    def is_on(self) -> bool:
        return self.since is not None


@dataclass(frozen=True)
class Returned:
    """Something that was read from the record."""

    label: str
    value: str
    used_for: str
    seen_by: str


def overview(member: Member, now: datetime) -> dict[str, Any]:
    """Everything that the page says."""
    held = consents.granted(member.pk)
    is_shared = consents.LINK in held
    links = list(Link.objects.active().filter(member=member).select_related("connection").order_by("pk"))
    corrections = {each.field: each for each in Correction.objects.filter(member=member).order_by("asked_at")}
    rows = [_category(each, held if is_shared else {}, links, corrections) for each in sharing.categories()]
    fields = [field for each in rows for field in each.rows]
    events = SentEvent.objects.filter(member=member).select_related("connection")
    recent = events.filter(sent_at__gte=now - A_YEAR)
    return {
        "is_shared": is_shared,
        "version": held[consents.LINK].wording if is_shared else consents.TEXT_VERSION,
        "categories": rows,
        "shared_fields": sum(1 for field in fields if field.state != "off"),
        "all_fields": len(fields),
        "on_categories": sum(1 for each in rows if each.is_on),
        "events": list(events.order_by("-sent_at", "-pk")[:EVENTS_SHOWN]),
        "event_count": recent.count(),
        "handed_over": sharing.handed_over(member)[:EVENTS_SHOWN],
        "last_sent": recent.aggregate(last=Max("sent_at"))["last"],
        "links": links,
        "returned": [each for link in links if link.state == Link.State.LINKED for each in _returned(link)],
        "waiting": Outbox.objects.filter(member=member).count(),
        "purposes": [(name, label, name in held) for name, label in consents.PURPOSES.items() if name != consents.LINK],
        "corrections": list(corrections.values()),
        "receipts": list(Receipt.objects.filter(member=member).order_by("-asked_at", "-pk")[:10]),
        "line": _line(member),
        "readings": _readings(links, now),
        "keeper": keeper_of_records(),
        "connections": list(Connection.objects.on().order_by("pk")),
        "is_away": any(link.connection.is_paused(now) for link in links),
        "category_names": {each.name: each.label for each in sharing.categories()},
    }


def _category(
    category: sharing.Category, held: dict[str, Consent], links: list[Link], corrections: dict[str, Correction]
) -> CategoryRows:
    consent = held.get(category.purpose)
    rows = [
        _row(each, consent is not None, links, corrections.get(str(each.label))) for each in sharing.fields([category.name])
    ]
    events = [str(each.label) for each in sharing.events() if each.category == category.name and each.is_sent]
    return CategoryRows(category, consent.given_at if consent else None, rows, events)


def _row(field: sharing.SharedField, is_on: bool, links: list[Link], correction: Correction | None) -> FieldRow:
    is_open = correction is not None and correction.answered_at is None
    for link in links:
        written = link.shadow.get(field.name)
        if written is None:
            continue
        if written.get("is_theirs"):
            return FieldRow(str(field.label), None, field.type, None, link.connection.name, "theirs", is_open)
        value = parse_datetime(written["value"]) if field.type == "moment" and written["value"] else written["value"]
        sent_at = parse_datetime(written["at"]) if written["at"] else None
        return FieldRow(str(field.label), value, field.type, sent_at, link.connection.name, "sent", is_open)
    return FieldRow(str(field.label), None, field.type, None, "", "waiting" if is_on else "off", is_open)


def _returned(link: Link) -> list[Returned]:
    values, rows = link.read_values, []
    service = _("service")
    if values.get("account_name"):
        rows.append(
            Returned(_("Organisation"), values["account_name"], _("the figures of your organisation, without names"), service)
        )
    if values.get("account_owner"):
        rows.append(Returned(_("Looked after by"), values["account_owner"], _("whom service asks"), service))
    if values.get("account_plan"):
        rows.append(Returned(_("Plan"), values["account_plan"], _("who answers first"), service))
    wishes = [
        (_("no e-mail"), values.get("has_opted_out_of_email") or values.get("email_opt_out")),
        (_("no telephone"), values.get("has_opted_out_of_calls") or values.get("call_opt_out")),
    ]
    said = ", ".join(words for words, is_wanted in wishes if is_wanted) or _("none")
    rows.append(Returned(_("Contact wishes"), said, _("kept; never changed from here"), service))
    if link.connection.slug == BUILT_IN and link.record_id.isdecimal():
        rows += _purchases(int(link.record_id), service)
    return rows


def _purchases(contact: int, service: str) -> list[Returned]:
    """Of the built-in records: that something was bought and when, without amounts."""
    rows = []
    orders = Order.objects.filter(contact=contact)
    if count := orders.count():
        last = orders.order_by("-ordered_at").values_list("ordered_at", flat=True)[0]
        words = _("%(count)s, the last in %(year)s") % {"count": count, "year": last.year}
        rows.append(
            Returned(_("Orders"), words, _("“Verified customer” on what you write"), _("service; others see only the label"))
        )
    if count := Subscription.objects.filter(contact=contact, ended_at=None).count():
        rows.append(Returned(_("Subscriptions"), str(count), _("who answers first"), service))
    return rows


def _line(member: Member) -> list[Step]:
    """What the member chose and asked, and what followed."""
    names = {each.purpose: str(each.label) for each in sharing.categories()} | {consents.LINK: _("the link")}
    steps: list[tuple[datetime, Step]] = []
    rows = Consent.objects.filter(member=member, purpose__in=consents.all_purposes()).order_by("-given_at", "-pk")[:20]
    by_moment: dict[tuple[datetime, bool], list[str]] = {}
    for row in rows:
        by_moment.setdefault((row.given_at, True), []).append(names.get(row.purpose, row.purpose))
        if row.withdrawn_at:
            by_moment.setdefault((row.withdrawn_at, False), []).append(names.get(row.purpose, row.purpose))
    for (at, is_given), what in by_moment.items():
        headline = _("You agreed to share") if is_given else _("You switched off")
        steps.append((at, Step(StepKind.ACT, headline, ", ".join(sorted(what)))))
    for receipt in Receipt.objects.filter(member=member).exclude(done_at=None).order_by("-pk")[:5]:
        assert receipt.done_at is not None
        steps.append((receipt.done_at, Step(StepKind.KEPT, _("Blanked in the record"), receipt.number)))
    for promise in Promise.objects.filter(to=member, kind=PROMISE).order_by("-made_at")[:5]:
        owner = promise.owner.get_short_name() if promise.owner else promise.owner_name
        if promise.kept_at:
            steps.append((promise.kept_at, Step(StepKind.KEPT, _("Your correction was answered"), owner)))
        elif promise.withdrawn_at is None:
            words = _("%(name)s owes it by %(day)s") % {"name": owner, "day": day(promise.due_at)}
            steps.append((promise.due_at, Step(StepKind.OWED, _("An answer"), words)))
    return [step for _at, step in sorted(steps, key=lambda pair: pair[0])][-7:]


def _readings(links: list[Link], now: datetime) -> list[ContactReading]:
    """Who opened the member's contact in the built-in records, within a year."""
    contacts = [int(link.record_id) for link in links if link.connection.slug == BUILT_IN and link.record_id.isdecimal()]
    if not contacts:
        return []
    rows = ContactReading.objects.filter(contact__in=contacts, at__gte=now - A_YEAR)
    return list(rows.select_related("member").order_by("-at")[:5])
