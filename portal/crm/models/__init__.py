"""The embedded CRM store: its nouns, one module for those that belong together."""

from portal.crm.models.accounts import Account
from portal.crm.models.cases import Case, Message
from portal.crm.models.contacts import Contact, ContactEmail, ContactMerge, ContactReading, TimelineEntry, Touch
from portal.crm.models.imports import ColumnMapping, ImportRun
from portal.crm.models.sales import Opportunity, Order, OrderLine, ProductSold, Refund, Subscription

__all__ = [
    "Account",
    "Case",
    "ColumnMapping",
    "Contact",
    "ContactEmail",
    "ContactMerge",
    "ContactReading",
    "ImportRun",
    "Message",
    "Opportunity",
    "Order",
    "OrderLine",
    "ProductSold",
    "Refund",
    "Subscription",
    "TimelineEntry",
    "Touch",
]
