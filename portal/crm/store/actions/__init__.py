"""The only writers of records beside imports and connectors, one module for what belongs together."""

from portal.crm.store.actions.cases import (
    CaseChanged,
    assign_case,
    close_case,
    hear_customer,
    reopen_case,
    take_contact_off,
    write_message,
)
from portal.crm.store.actions.merging import merge_contacts, undo_merge
from portal.crm.store.actions.records import contact_for, note_account_reading, note_reading, save_record

__all__ = [
    "CaseChanged",
    "assign_case",
    "close_case",
    "contact_for",
    "hear_customer",
    "merge_contacts",
    "note_account_reading",
    "note_reading",
    "reopen_case",
    "save_record",
    "take_contact_off",
    "undo_merge",
    "write_message",
]
