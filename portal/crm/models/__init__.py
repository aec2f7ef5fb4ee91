"""The embedded CRM store: its nouns, one module for those that belong together."""

from portal.crm.models.accounts import Account
from portal.crm.models.cases import Case, Message
from portal.crm.models.connections import (
    BUILT_IN,
    AuditEntry,
    Connection,
    Cursor,
    Direction,
    FieldMapping,
    ReadKind,
    ReconciliationReport,
)
from portal.crm.models.contacts import Contact, ContactEmail, ContactMerge, ContactReading, TimelineEntry, Touch
from portal.crm.models.imports import ColumnMapping, ImportRun
from portal.crm.models.links import Correction, Link, Receipt, SentEvent, SharingQuestion, SigningKey
from portal.crm.models.outbox import DeadLetter, Inbox, Outbox, SyncLogEntry
from portal.crm.models.sales import Opportunity, Order, OrderLine, ProductSold, Refund, Subscription

__all__ = [
    "BUILT_IN",
    "Account",
    "AuditEntry",
    "Case",
    "ColumnMapping",
    "Connection",
    "Contact",
    "ContactEmail",
    "ContactMerge",
    "ContactReading",
    "Correction",
    "Cursor",
    "DeadLetter",
    "Direction",
    "FieldMapping",
    "ImportRun",
    "Inbox",
    "Link",
    "Message",
    "Opportunity",
    "Order",
    "OrderLine",
    "Outbox",
    "ProductSold",
    "ReadKind",
    "Receipt",
    "ReconciliationReport",
    "Refund",
    "SentEvent",
    "SharingQuestion",
    "SigningKey",
    "Subscription",
    "SyncLogEntry",
    "TimelineEntry",
    "Touch",
]
