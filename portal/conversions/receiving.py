"""What comes back from the system that holds cases: its state, who has it, and its public messages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from portal.conversions.actions import keep_case
from portal.conversions.models import TopicCase
from portal.crm.connectors import connector_of
from portal.crm.models import BUILT_IN, Connection
from portal.crm.protocol import Kind
from portal.crm.sync.inbound import READ_AT_ONCE, register_case_reader


def read_cases(connection: Connection, connector: Any, cases: Sequence[TopicCase], *, only_changed: bool = False) -> int:
    """Read these cases again. With `only_changed` messages only of those with another version than before."""
    count = 0
    for start in range(0, len(cases), READ_AT_ONCE):
        part = [case for case in cases[start : start + READ_AT_ONCE] if case.ref is not None]
        found = connector.read([case.ref for case in part])
        for case, record in zip(part, found, strict=True):
            if only_changed and not record.deleted and record.version == case.version:
                continue
            # Only what its asker may read is asked for: nothing of a case that has none.
            messages = connector.related(case.ref, Kind.MESSAGE) if case.is_agreed and not record.deleted else []
            keep_case(case_pk=case.pk, found=record, messages=messages)
            count += 1
    return count


def read_named(connection: Connection, connector: Any, numbers: set[str]) -> int:
    """Those that a webhook named."""
    cases = TopicCase.objects.opened().filter(connection=connection, record_id__in=numbers).select_related("connection")
    return read_cases(connection, connector, list(cases))


def read_ours(case_number: str) -> int:
    """A case of our own store, with the act that changed it: there is nothing to wait for."""
    cases = TopicCase.objects.opened().filter(connection__slug=BUILT_IN, record_id=case_number).select_related("connection")
    found = list(cases)
    return read_cases(found[0].connection, connector_of(found[0].connection), found) if found and found[0].connection else 0


def register() -> None:
    """Called when the apps are ready."""
    register_case_reader(read_named)
