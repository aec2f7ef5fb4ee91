"""The only writers of records beside imports and connectors, one module for what belongs together."""

from portal.crm.store.actions.cases import (
    CaseChanged,
    assign_case,
    close_case,
    reopen_case,
    write_message,
)
from portal.crm.store.actions.merging import merge_contacts, undo_merge
from portal.crm.store.actions.records import contact_for, note_account_reading, note_reading, save_record

__all__ = [
    "CaseChanged",
    "assign_case",
    "close_case",
    "contact_for",
    "merge_contacts",
    "note_account_reading",
    "note_reading",
    "reopen_case",
    "save_record",
    "undo_merge",
    "write_message",
]
