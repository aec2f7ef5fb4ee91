"""How the kinds of the protocol lie in the tables of the store of our own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from portal.crm.models import (
    Account,
    Case,
    Contact,
    ContactEmail,
    Message,
    Opportunity,
    Order,
    ProductSold,
    Refund,
    Subscription,
    TimelineEntry,
)
from portal.crm.protocol import Command, Kind, Record, Ref, normalised_address

TENANT = "here"
OWN_COLUMNS = ("given_name", "family_name", "email", "phone", "company")
READ_COLUMNS = ("has_opted_out_of_email", "has_opted_out_of_calls", "language")


@dataclass(frozen=True)
class Shape:
    """How a kind of record lies in its table."""

    model: type[models.Model]
    columns: Mapping[str, str]  # name in the protocol to column
    parents: Mapping[Kind, str] = field(default_factory=dict)  # kind to foreign key


def _same(*names: str) -> dict[str, str]:
    return {name: name for name in names}


SHAPES: dict[Kind, Shape] = {
    Kind.CONTACT: Shape(Contact, _same(*OWN_COLUMNS, *READ_COLUMNS), {Kind.ACCOUNT: "account"}),
    Kind.ACCOUNT: Shape(Account, _same("name", "domain", "owner", "plan", "segment", "revenue_minor", "currency")),
    Kind.ORDER: Shape(
        Order,
        _same("number", "ordered_at", "status", "amount_minor", "currency"),
        {Kind.CONTACT: "contact", Kind.ACCOUNT: "account"},
    ),
    Kind.REFUND: Shape(Refund, _same("number", "refunded_at", "amount_minor", "currency"), {Kind.ORDER: "order"}),
    Kind.SUBSCRIPTION: Shape(
        Subscription,
        _same("number", "started_at", "ended_at", "amount_per_month_minor", "currency"),
        {Kind.CONTACT: "contact", Kind.ACCOUNT: "account", Kind.PRODUCT: "product"},
    ),
    Kind.OPPORTUNITY: Shape(
        Opportunity,
        _same("number", "stage", "amount_minor", "currency", "opened_at", "closed_at"),
        {Kind.CONTACT: "contact", Kind.ACCOUNT: "account"},
    ),
    Kind.PRODUCT: Shape(ProductSold, _same("number", "name")),
    Kind.CASE: Shape(
        Case,
        _same("number", "subject", "state", "opened_at", "closed_at", "due_at"),
        {Kind.CONTACT: "contact", Kind.ACCOUNT: "account"},
    ),
    Kind.MESSAGE: Shape(Message, {"author": "author", "public": "is_public", "text": "text", "at": "at"}, {Kind.CASE: "case"}),
    Kind.ACTIVITY: Shape(TimelineEntry, _same("subject", "text", "url", "at"), {Kind.CONTACT: "contact"}),
}
# Kinds whose records carry our key, under which column.
KEY_COLUMNS = {Kind.CONTACT: "portal_member_id", **dict.fromkeys((Kind.CASE, Kind.MESSAGE, Kind.ACTIVITY), "portal_key")}
# Records that stand below another.
REQUIRED_PARENTS: dict[Kind, tuple[Kind, ...]] = {Kind.ACTIVITY: (Kind.CONTACT,), Kind.MESSAGE: (Kind.CASE,)}


def fitting(model: type[models.Model], column: str, value: Any) -> Any:
    """A value as its column takes it: blank for nothing in a text, cut at its length, a moment from its text."""
    field_ = model._meta.get_field(column)
    if isinstance(field_, models.DateTimeField):
        return parse_datetime(value) if isinstance(value, str) else value
    if isinstance(field_, models.BooleanField):
        return bool(value)
    if isinstance(field_, (models.CharField, models.TextField)):
        text = "" if value is None else str(value)
        longest = field_.max_length
        text = normalised_address(text) if column == "email" else text
        return text if longest is None or len(text) <= longest else text[: longest - 1] + "…"
    return value


def plain(value: Any) -> Any:
    """A value as JSON holds it."""
    return value.isoformat() if isinstance(value, datetime) else value


def records_of(kind: Kind, rows: list[Any]) -> list[Record]:
    """Rows of a table as records of the protocol."""
    shape = SHAPES[kind]
    further: dict[int, list[str]] = {}
    if kind is Kind.CONTACT and rows:
        pairs = ContactEmail.objects.filter(contact__in=[row.pk for row in rows]).values_list("contact", "email")
        for contact, email in pairs:
            further.setdefault(contact, []).append(email)
    return [_record(kind, shape, row, further.get(row.pk, [])) for row in rows]


def _record(kind: Kind, shape: Shape, row: Any, further: list[str]) -> Record:
    values = {name: getattr(row, column) for name, column in shape.columns.items()}
    ours = getattr(row, "portal_fields", None) or {}
    values |= {name: value for name, value in ours.items() if not name.startswith("_")}
    links = {
        parent: Ref(TENANT, parent, str(getattr(row, f"{column}_id")))
        for parent, column in shape.parents.items()
        if getattr(row, f"{column}_id") is not None
    }
    merged = getattr(row, "merged_into_id", None)
    emails = [row.email, *further] if kind is Kind.CONTACT else []
    return Record(
        ref=Ref(TENANT, kind, str(row.pk)),
        key=getattr(row, KEY_COLUMNS[kind], None) or "" if kind in KEY_COLUMNS else "",
        emails=frozenset(normalised_address(each) for each in emails if each),
        values=values,
        version=str(row.version),
        changed_at=row.updated_at,
        changed_by_us=ours.get("_version") == row.version,
        moved_to=Ref(TENANT, kind, str(merged)) if merged else None,
        links=links,
    )


def kept_by_the_company(kind: Kind, command: Command) -> tuple[str, ...]:
    """Fields of a contact that are read only, such as its wish for no e-mail: a mapping may name them, nothing is written there."""
    return tuple(sorted(set(command.values) & set(READ_COLUMNS))) if kind is Kind.CONTACT else ()


def nothing_at(ref: Ref) -> Record:
    """What is not there, or is of another tenant."""
    return Record(ref, key="", emails=frozenset(), values={}, version="", changed_at=timezone.now(), deleted=True)
