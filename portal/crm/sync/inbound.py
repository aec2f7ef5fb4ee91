"""What comes back: webhooks and changes are hints to read a linked contact again; its account becomes an organisation here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from portal.common.bulk import update_rows
from portal.crm.connectors import connector_of
from portal.crm.consents import LINK, has_agreed
from portal.crm.guarding import ConnectorFailed
from portal.crm.mapping import mapping_of
from portal.crm.models import AuditEntry, Connection, Cursor, Direction, Inbox, Link, Outbox, SyncLogEntry
from portal.crm.organisations import write_account
from portal.crm.protocol import Capability, ConnectionPaused, Event, Kind, Record, Ref
from portal.crm.sync.budget import BudgetSpent, Metered
from portal.crm.sync.pausing import pause_connection
from portal.members.models import Member

READ_AT_ONCE = 100
POLLED = (Kind.CONTACT, Kind.ACCOUNT)
# What is shown of a contact when it comes back; whether somebody wants e-mail is read and never written.
SHOWN_OF_ACCOUNT = ("name", "owner", "plan")
WISHES = ("email_opt_out", "has_opted_out_of_email", "call_opt_out", "has_opted_out_of_calls")


# Of an app above: read the cases with these numbers again that it keeps. Returns how many.
CaseReader = Callable[[Connection, Any, set[str]], int]
_case_readers: list[CaseReader] = []


def register_case_reader(reader: CaseReader) -> None:
    """Make known who reads a case again when a notice names it."""
    _case_readers.append(reader)


def receive(connection: Connection, events: Sequence[Event]) -> int:
    """Keep the notices of a genuine webhook, each once. Returns how many are new."""
    before = Inbox.objects.filter(connection=connection, event_id__in=[each.id for each in events])
    known = set(before.values_list("event_id", flat=True))
    rows = {
        each.id: Inbox(connection=connection, event_id=each.id, kind=each.ref.kind.value, record_id=each.ref.id)
        for each in events
    }
    Inbox.objects.bulk_create(rows.values(), ignore_conflicts=True)
    Inbox.objects.filter(connection=connection, event_id__in=known).update(times=F("times") + 1)
    return len(rows.keys() - known)


def linked_now(connection: Connection) -> Any:
    """Links whose members agree at this moment: nothing is read of anybody else."""
    return Link.objects.linked().filter(has_agreed(LINK), connection=connection).select_related("member", "connection")


def read_inbox(connection: Connection) -> int:
    """Read again what the notices are about. Returns how many links were refreshed."""
    metered = Metered(connection, connector_of(connection))
    count = 0
    try:
        while rows := list(Inbox.objects.filter(connection=connection, read_at=None).order_by("pk")[:READ_AT_ONCE]):
            contacts = {row.record_id for row in rows if row.kind == Kind.CONTACT}
            accounts = {row.record_id for row in rows if row.kind == Kind.ACCOUNT}
            links = list(linked_now(connection).filter(record_id__in=contacts))
            links += linked_now(connection).filter(account_id_there__in=accounts).exclude(record_id__in=contacts)[:READ_AT_ONCE]
            refresh(connection, metered, links)
            if cases := {row.record_id for row in rows if row.kind == Kind.CASE}:
                for read in _case_readers:
                    count += read(connection, metered, cases)
            count += len(links)
            Inbox.objects.filter(pk__in=[row.pk for row in rows]).update(read_at=timezone.now())
    except ConnectionPaused as pause:
        pause_connection(connection, pause.reason, until=pause.until)
    except (BudgetSpent, ConnectorFailed, OSError):
        pass  # they stay unread and are tried again
    finally:
        metered.close()
    return count


def poll(connection: Connection, *, pages: int = 100) -> int:
    """Read the changes since the cursor, which is kept only once they have been dealt with."""
    connector = connector_of(connection)
    if Capability.DELTA not in connector.capabilities:
        return 0
    metered = Metered(connection, connector)
    count = 0
    try:
        for kind in POLLED:
            count += _poll_kind(connection, metered, kind, pages)
    except ConnectionPaused as pause:
        pause_connection(connection, pause.reason, until=pause.until)
    except (BudgetSpent, ConnectorFailed, OSError):
        pass  # the cursor stands where it stood
    finally:
        metered.close()
    return count


def _poll_kind(connection: Connection, connector: Any, kind: Kind, pages: int) -> int:
    cursor, _is_new = Cursor.objects.get_or_create(connection=connection, kind=kind.value)
    count = 0
    for _page in range(pages):
        page = connector.changes(kind, cursor.cursor)
        numbers = [record.ref.id for record in page.records]
        column = "record_id__in" if kind is Kind.CONTACT else "account_id_there__in"
        links = list(linked_now(connection).filter(**{column: numbers})) if numbers else []
        by_id = {record.ref.id: record for record in page.records}
        if kind is Kind.CONTACT:
            refresh(connection, connector, links, {link.pk: by_id[link.record_id] for link in links})
        else:
            refresh(connection, connector, links)
        count += len(links)
        if page.cursor == cursor.cursor:
            break
        cursor.cursor, cursor.read_at = page.cursor, timezone.now()
        cursor.save(update_fields=["cursor", "read_at"])
        if not page.more:
            break
    return count


def refresh(connection: Connection, connector: Any, links: Sequence[Link], known: dict[int, Record] | None = None) -> None:
    """Read linked contacts and their accounts, and keep what comes back."""
    known = dict(known or {})
    unread = [link for link in links if link.pk not in known and link.ref is not None]
    for start in range(0, len(unread), READ_AT_ONCE):
        part = unread[start : start + READ_AT_ONCE]
        refs = [link.ref for link in part if link.ref is not None]
        known |= {link.pk: record for link, record in zip(part, connector.read(refs), strict=True)}
    accounts = _accounts(connector, known.values())
    fields = [each for each in mapping_of(connection, connector) if each.direction == Direction.READ]
    for start in range(0, len(links), READ_AT_ONCE):
        some = [link for link in links[start : start + READ_AT_ONCE] if link.pk in known]
        _keep(some, known, accounts, [(each.field.name, each.theirs) for each in fields])


def _accounts(connector: Any, records: Any) -> dict[str, Record]:
    refs: dict[str, Ref] = {
        record.links[Kind.ACCOUNT].id: record.links[Kind.ACCOUNT] for record in records if Kind.ACCOUNT in record.links
    }
    found: dict[str, Record] = {}
    wanted = list(refs.values())
    for start in range(0, len(wanted), READ_AT_ONCE):
        for record in connector.read(wanted[start : start + READ_AT_ONCE]):
            if not record.deleted:
                found[record.ref.id] = record
    return found


@transaction.atomic
def _keep(
    links: Sequence[Link], known: dict[int, Record], accounts: dict[str, Record], fields: Sequence[tuple[str, str]]
) -> None:
    """What was read, under the locks of these members: of whoever withdrew while it was read, nothing is kept."""
    now = timezone.now()
    members = Member.objects.filter(pk__in=[link.member_id for link in links]).order_by("pk")
    list(members.select_for_update(no_key=True, of=("self",)).values_list("pk"))
    rows = Link.objects.active().filter(pk__in=[link.pk for link in links]).select_related("connection", "member")
    changed: list[Link] = []
    log: list[SyncLogEntry] = []
    for held in rows.order_by("pk").select_for_update(of=("self",)):
        record = known[held.pk]
        if record.moved_to is not None or record.deleted:
            _moved(held, record, now)
            continue
        account = accounts.get(record.links[Kind.ACCOUNT].id) if Kind.ACCOUNT in record.links else None
        if account is not None and write_account(held, account):
            log.append(_line(held, "organisation", now))
        values = _values(record, account, fields)
        account_id = account.ref.id if account is not None else ""
        if values != held.read_values or account_id != held.account_id_there:
            held.read_values, held.account_id_there = values, account_id
            changed.append(held)
            log.append(_line(held, "contact", now))
    update_rows(
        Link, ["read_values", "account_id_there"], [(each.read_values, each.account_id_there, each.pk) for each in changed]
    )
    SyncLogEntry.objects.bulk_create(log)


def _values(record: Record, account: Record | None, fields: Sequence[tuple[str, str]]) -> dict[str, Any]:
    values = {name: record.values.get(name) for name in WISHES if name in record.values}
    values |= {name: record.values.get(theirs) for name, theirs in fields}
    if account is not None:
        values |= {f"account_{name}": account.values.get(name) for name in SHOWN_OF_ACCOUNT if account.values.get(name)}
    return values


def _moved(link: Link, record: Record, now: datetime) -> None:
    """Merged: the link is looked at again, and follows. Deleted: it ends there, and nothing is made anew."""
    if record.moved_to is not None:
        link.needs_recheck = True
        link.save(update_fields=["needs_recheck"])
        _summary_due(link)
        return
    link.state, link.reason = Link.State.GONE, "deleted"
    link.save(update_fields=["state", "reason"])
    AuditEntry.objects.create(connection_id=link.connection_id, member_id=link.member_id, what="link.gone", at=now)


def _summary_due(link: Link) -> None:
    from portal.crm.actions.outbox import queue_summaries

    queue_summaries([link.member_id], priority=Outbox.LIVE, connection=link.connection)


def _line(link: Link, what: str, now: datetime) -> SyncLogEntry:
    return SyncLogEntry(
        connection_id=link.connection_id, member_id=link.member_id, is_inbound=True, what=what, record_id=link.record_id,
        outcome="done", at=now,
    )  # fmt: skip
