"""The kinds of records that a file may hold, with their fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from portal.crm.imports import values as cells
from portal.crm.models import Case, Order
from portal.crm.models.base import NUMBER_LENGTH

Values = dict[str, Any]

ORDER_STATUSES = {
    **dict.fromkeys(["pending", "open", "draft", "quote", "new", "processing", "on hold"], Order.Status.PENDING.value),
    **dict.fromkeys(
        ["paid", "completed", "complete", "done", "sale", "shipped", "delivered", "fulfilled", "invoiced", "closed", "won"],
        Order.Status.PAID.value,
    ),
    **dict.fromkeys(["cancelled", "canceled", "cancel", "void", "voided", "failed", "rejected"], Order.Status.CANCELLED.value),
}
CASE_STATES = {
    **dict.fromkeys(["open", "new", "in progress", "working", "assigned", "escalated", "reopened"], Case.State.OPEN.value),
    **dict.fromkeys(
        ["waiting", "pending", "on hold", "waiting for the customer", "waiting on customer"], Case.State.WAITING.value
    ),
    **dict.fromkeys(["closed", "solved", "resolved", "done", "duplicate"], Case.State.CLOSED.value),
}


@dataclass(frozen=True)
class FieldSpec:
    """A field of a kind; `parse` makes of a stripped cell what is kept, or raises BadCell."""

    name: str
    parse: Callable[[str], Any]
    is_required: bool = False


@dataclass(frozen=True)
class KindSpec:
    """A kind of record; `finish` looks at a row as a whole."""

    name: str
    fields: Mapping[str, FieldSpec]
    finish: Callable[[Values], None]
    has_custom_fields: bool = False
    one_of: tuple[str, ...] = ()  # fields of which a row needs one


def all_kinds(zone: ZoneInfo) -> dict[str, KindSpec]:
    """Every kind by its name; moments without an offset are of the zone."""
    moment = cells.moments(zone)
    number = FieldSpec("number", cells.code(NUMBER_LENGTH))
    contact = FieldSpec("contact", cells.code(NUMBER_LENGTH))
    account = FieldSpec("account", cells.code(NUMBER_LENGTH))
    currency = FieldSpec("currency", cells.currency)
    product = FieldSpec("product", cells.text(NUMBER_LENGTH))

    def words(name: str, longest: int, is_required: bool = False) -> FieldSpec:
        return FieldSpec(name, cells.text(longest), is_required)

    def at(name: str, is_required: bool = True) -> FieldSpec:
        return FieldSpec(name, moment, is_required)

    def amount(name: str = "amount", is_required: bool = True) -> FieldSpec:
        return FieldSpec(name, cells.text(60), is_required)

    def kind(name: str, finish: Callable[[Values], None], *fields: FieldSpec, **more: Any) -> KindSpec:
        return KindSpec(name, {field.name: field for field in fields}, finish, **more)

    everything = [
        kind(
            "contacts", _contact, number, words("given_name", 150), words("family_name", 150), FieldSpec("email", cells.email),
            FieldSpec("phone", cells.code(60)), words("company", 200), words("street", 250), words("city", 150),
            FieldSpec("postcode", cells.code(30)), words("region", 150), words("country", 100), words("language", 20),
            at("created_at", False), has_custom_fields=True,
        ),
        kind(
            "accounts", _account, number, words("name", 200), words("domain", 200), words("owner", 200), words("segment", 100),
            FieldSpec("employees", cells.whole), FieldSpec("revenue_minor", cells.text(60)), currency,
            has_custom_fields=True, one_of=("number", "name"),
        ),
        kind(
            "orders", _priced("amount"), number, contact, account, at("ordered_at"), amount(), currency, product,
            FieldSpec("quantity", cells.quantity), FieldSpec("status", cells.one_of(ORDER_STATUSES, Order.Status.PAID.value)),
            one_of=("contact", "account"),
        ),
        kind(
            "refunds", _priced("amount"), number, FieldSpec("order", cells.code(NUMBER_LENGTH), True), at("refunded_at"), amount(),
            currency,
        ),
        kind(
            "subscriptions", _subscription, number, contact, account, product, at("started_at"), at("ended_at", False),
            amount("amount_per_month"), currency, one_of=("contact", "account"),
        ),
        kind(
            "opportunities", _opportunity, number, account, contact, words("stage", 60), amount(is_required=False), currency,
            at("opened_at"), at("closed_at", False), one_of=("contact", "account"),
        ),
        kind(
            "cases", _case, number, contact, account, words("subject", 250, True),
            FieldSpec("state", cells.one_of(CASE_STATES, "")), at("opened_at"), at("closed_at", False),
        ),
        kind(
            "messages", _nothing, number, FieldSpec("case", cells.code(NUMBER_LENGTH), True), words("author", 200),
            FieldSpec("public", cells.yes_or_no), words("text", 200_000, True), at("at"),
        ),
        kind(
            "touches", _nothing, number, contact, FieldSpec("email", cells.email), words("channel", 100, True), at("at"),
            one_of=("contact", "email"),
        ),
    ]  # fmt: skip
    return {each.name: each for each in everything}


KIND_NAMES = ("contacts", "accounts", "orders", "refunds", "subscriptions", "opportunities", "cases", "messages", "touches")


def _nothing(row: Values) -> None:
    """A kind whose rows need no look as a whole."""


def _contact(row: Values) -> None:
    if not any(row.values()):
        raise cells.BadCell("the row is empty")


def _account(row: Values) -> None:
    if not row.get("name") and "name" in row:
        row["name"] = row.get("number", "")
    _whole_amount(row, "revenue_minor")


def _whole_amount(row: Values, field: str) -> None:
    """An amount that the file gives in the smallest unit already."""
    if field not in row:
        return
    if not row[field]:
        row[field], row["currency"] = None, row.get("currency", "")
        return
    if not row[field].isascii() or not row[field].isdigit() or len(row[field]) > 15:
        raise cells.BadCell(f"{field} “{row[field]}” is no whole number of the currency's smallest unit")
    if not row.get("currency"):
        raise cells.BadCell("the currency is missing: give a column, or --set currency=EUR")
    row[field] = int(row[field])


def _priced(field: str) -> Callable[[Values], None]:
    def finish(row: Values) -> None:
        row[field], row["currency"] = cells.minor_units(row[field], row.get("currency", ""))

    return finish


def _subscription(row: Values) -> None:
    _priced("amount_per_month")(row)
    if row.get("ended_at") and row["ended_at"] < row["started_at"]:
        raise cells.BadCell("it ends before it starts")


def _opportunity(row: Values) -> None:
    if row.get("amount"):
        _priced("amount")(row)
    else:
        row["amount"], row["currency"] = None, row.get("currency", "")
    row["stage"] = row.get("stage") or ("closed" if row.get("closed_at") else "open")


def _case(row: Values) -> None:
    closed_at = row.get("closed_at") or ""
    row["state"] = row.get("state") or (Case.State.CLOSED.value if closed_at else Case.State.OPEN.value)
    is_closed = row["state"] == Case.State.CLOSED
    if is_closed and not closed_at:
        raise cells.BadCell("the case is closed, but closed_at is missing")
    if closed_at and not is_closed:
        raise cells.BadCell("closed_at is given, but the case is not closed")
    if closed_at and closed_at < row["opened_at"]:
        raise cells.BadCell("it was closed before it was opened")
    row["closed_at"] = closed_at
