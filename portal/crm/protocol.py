"""What a connection to a customer record system can do, whichever system it is: kinds of records, commands, results, the protocol.

A connector speaks of fields by the names of its system (`describe` lists them); the mapping of a connection says which
field of ours is which of theirs. What is read beside contacts has the names of `READ_FIELDS`, for every system the same.
"""

from __future__ import annotations

import enum
import uuid
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Protocol, runtime_checkable


class Kind(enum.StrEnum):
    """What kinds of records there are."""

    CONTACT = "contact"
    LEAD = "lead"
    ACCOUNT = "account"
    ORDER = "order"
    REFUND = "refund"
    SUBSCRIPTION = "subscription"
    OPPORTUNITY = "opportunity"
    PRODUCT = "product"
    CASE = "case"
    MESSAGE = "message"  # of a case; public to the customer, or internal
    ACTIVITY = "activity"  # an entry in a contact's timeline


class Capability(enum.StrEnum):
    """What a connector can do. What is missing is not offered."""

    KEYED_UPSERT = "keyed_upsert"  # atomic upsert on our own key
    UNIQUE_KEY = "unique_key"  # the system itself refuses a second record with our key
    DELTA = "delta"  # lists changes since a cursor
    DELETIONS = "deletions"  # and deletions
    WEBHOOKS = "webhooks"
    SIGNED_WEBHOOKS = "signed_webhooks"
    KEYED_ACTIVITY = "keyed_activity"  # timeline entries carry our key, so a retry is safe
    KEYED_CASE = "keyed_case"  # so do cases and their messages
    CASES = "cases"
    ORDERS = "orders"
    SCHEMA_WRITE = "schema_write"  # can make the custom fields itself
    DELETE = "delete"  # removes records that we made
    ERASE = "erase"  # blanks our fields for a data-subject request


# The names of what is read, by kind. A connector leaves out what its system does not know.
READ_FIELDS: dict[Kind, tuple[str, ...]] = {
    Kind.ACCOUNT: ("name", "domain", "owner", "plan", "segment", "revenue_minor", "currency"),
    Kind.ORDER: ("number", "ordered_at", "status", "amount_minor", "currency", "lines"),
    Kind.REFUND: ("number", "refunded_at", "amount_minor", "currency"),
    Kind.SUBSCRIPTION: ("number", "product", "started_at", "ended_at", "amount_per_month_minor", "currency"),
    Kind.OPPORTUNITY: ("number", "stage", "amount_minor", "currency", "opened_at", "closed_at"),
    Kind.PRODUCT: ("number", "name"),
    Kind.CASE: ("number", "subject", "state", "opened_at", "closed_at", "due_at", "assignee"),
    Kind.MESSAGE: ("author", "public", "text", "at"),
    Kind.ACTIVITY: ("subject", "text", "url", "at"),
}


@dataclass(frozen=True, slots=True)
class Ref:
    """The address of one record. `tenant` is the system's own organisation id, so that a link made against a sandbox is
    never used against production."""

    tenant: str
    kind: Kind
    id: str
    url: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Record:
    """A record as the system has it now."""

    ref: Ref
    key: str  # our key as the system holds it, "" when it has none
    emails: frozenset[str]  # every address, normalised
    values: Mapping[str, Any]
    version: str  # opaque: etag, SystemModstamp, write_date
    changed_at: datetime
    changed_by_us: bool = False  # the last writer is the integration user: breaks sync loops
    deleted: bool = False
    moved_to: Ref | None = None  # merged into, or lead converted to
    links: Mapping[Kind, Ref] = field(default_factory=dict)  # the contact's account, the order's contact …


@dataclass(frozen=True, slots=True)
class Command:
    """One wish to write. `key` is the idempotency key and never changes between attempts.

    Without a target it makes a record that carries the key. A value of None blanks the field.
    """

    key: str
    kind: Kind
    target: Ref | None
    values: Mapping[str, Any]
    only_if_blank: frozenset[str] = frozenset()
    expect_version: str | None = None
    links: Mapping[Kind, Ref] = field(default_factory=dict)


class Outcome(enum.StrEnum):
    """What became of a command, and so what the outbox does next."""

    DONE = "done"
    UNCHANGED = "unchanged"
    RETRY = "retry"  # nothing was written, or the write is keyed
    UNCLEAR = "unclear"  # may have been written and has no key: look before retrying
    CONFLICT = "conflict"  # changed there meanwhile, or a duplicate rule: a person decides
    REJECTED = "rejected"  # never succeeds unchanged: dead letter at once
    GONE = "gone"  # the record is deleted: unlink, do not make it anew


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one command."""

    key: str
    outcome: Outcome
    ref: Ref | None = None
    version: str = ""
    code: str = ""  # the vendor's code, for the log; never the vendor's free text
    fields: tuple[str, ...] = ()
    retry_after: float | None = None


class ConnectionPaused(Exception):
    """Stop the whole connection: credentials refused, daily quota spent, maintenance.

    Raised instead of a Result. No command is charged an attempt. `until` is None when a person must act.
    """

    def __init__(self, reason: str, until: datetime | None = None) -> None:
        super().__init__(reason)
        self.reason, self.until = reason, until


@dataclass(frozen=True, slots=True)
class Page:
    """Some changes, and where to go on."""

    records: Sequence[Record]
    cursor: str  # opaque; saved only after `records` are committed
    more: bool


@dataclass(frozen=True, slots=True)
class Event:
    """One notice from an inbound webhook. It is a hint to read `ref` again, never data to store."""

    id: str  # stable over redeliveries
    ref: Ref
    occurred_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """One line of a connection's check: what was looked at, and what to do where it does not hold."""

    name: str
    ok: bool
    hint: str = ""


@runtime_checkable
class Connector(Protocol):
    """One configured connection.

    Rules for every method: a time limit on every request; no redirects; only the hosts in `allowed_hosts`; no retry
    inside (the outbox owns retries, except one re-login on an expired token); never log a body. Connectors to outside
    systems use no database of ours; the one over our own tables is the exception.
    """

    slug: str
    tenant: str
    capabilities: frozenset[Capability]
    allowed_hosts: frozenset[str]
    batch_size: Mapping[Kind, int]
    settle_after: float  # seconds until a record that was written is found by a search
    default_mapping: Mapping[str, str]  # of contacts: name of our shared field to a field of theirs

    def check(self) -> Sequence[Check]:
        """Credentials, scopes, custom fields, clock skew, quota. Writes nothing."""

    def describe(self, kind: Kind) -> Sequence[Mapping[str, Any]]:
        """Fields for the mapping screen: name, label, type, length, choices, writable, required."""

    def plan_schema(self) -> Sequence[str]:
        """What `apply_schema` would make, in words, for an administrator to confirm."""

    def apply_schema(self) -> None:
        """Make the fields that carry ours. Only with SCHEMA_WRITE and only when asked."""

    def find(self, kind: Kind, *, keys: frozenset[str] = frozenset(), emails: frozenset[str] = frozenset()) -> Sequence[Record]:
        """Every record that carries one of these keys or addresses, at most `batch_size` of them: exact and case-insensitive.

        The caller decides what several mean."""

    def read(self, refs: Sequence[Ref]) -> Sequence[Record]:
        """Current state, in order. A missing id gives `deleted=True`, a merged one `moved_to`."""

    def related(self, ref: Ref, kind: Kind) -> Sequence[Record]:
        """Records of a kind that belong to a contact, an account or a case. Messages only with whether they are public."""

    def write(self, commands: Sequence[Command]) -> Sequence[Result]:
        """Same order and length as `commands`, at most `batch_size`, no key twice, one kind.

        A network failure after sending is RETRY for keyed and UNCLEAR for unkeyed writes."""

    def settle(self, command: Command) -> Ref | None:
        """After UNCLEAR: look for the trace of `command.key`. None means: safe to send again."""

    def changes(self, kind: Kind, cursor: str) -> Page:
        """Changes since `cursor` ("" = from the start), oldest first; may repeat records, must not skip any."""

    def everything(self, kind: Kind) -> Iterator[Page]:
        """All records with our key, for reconciliation."""

    def erase(self, ref: Ref, fields: frozenset[str]) -> Result:
        """Blank these fields of ours. Never deletes the record."""

    def delete(self, ref: Ref) -> Result:
        """Remove a record that we made; UNCHANGED where it is gone already. Only with DELETE."""

    def verify_webhook(self, method: str, url: str, headers: Mapping[str, str], body: bytes, now: datetime) -> Sequence[Event]:
        """Events of a genuine request; raises PermissionError otherwise. `url` is the configured public address."""


# Kinds whose commands bring a record to a state; the others add something, once.
KEYED_BY: dict[Kind, Capability] = {
    Kind.CONTACT: Capability.KEYED_UPSERT,
    Kind.ACTIVITY: Capability.KEYED_ACTIVITY,
    Kind.CASE: Capability.KEYED_CASE,
    Kind.MESSAGE: Capability.KEYED_CASE,
}


def is_keyed(connector: Connector, kind: Kind) -> bool:
    """Whether writing the same command of this kind twice leaves one record."""
    return KEYED_BY.get(kind) in connector.capabilities


def normalised_address(address: str) -> str:
    """Lower case, the domain in its ASCII form. No folding of dots or of what follows a plus: those are other addresses."""
    local, at, domain = address.strip().rpartition("@")
    if not at:
        return address.strip().lower()
    with suppress(UnicodeError):  # what has no ASCII form is compared as it is
        domain = domain.encode("idna").decode()
    return f"{local}@{domain}".lower()


def normalised(value: Any) -> Any:
    """A value as it is compared: 99 and 99.0 are one, so are two spellings of one moment; blanks around texts do not count."""
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, (int, float)):
        return float(value)
    if isinstance(value, datetime):
        value = value if value.tzinfo else value.replace(tzinfo=UTC)
        return value.astimezone(UTC).replace(microsecond=0).isoformat()
    text = str(value).strip()
    if len(text) >= 19 and text[4:5] == text[7:8] == "-" and text[13:14] == ":":
        try:
            return normalised(datetime.fromisoformat(text))
        except ValueError:
            return text
    return text or None


def is_same(one: Any, other: Any) -> bool:
    """Whether two values say the same, whichever system they come from."""
    return bool(normalised(one) == normalised(other))


_NAMESPACE = uuid.UUID("6f0cf0a4-0e0e-5a58-9b0b-6d2f3c9b7a11")


def idempotency_key(*parts: object) -> str:
    """The same key for the same connection, subject and purpose, at every attempt and in every process."""
    return str(uuid.uuid5(_NAMESPACE, "\0".join(map(str, parts))))
