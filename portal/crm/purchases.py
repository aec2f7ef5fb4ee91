"""Who bought what, as far as members agreed that it is known: what ratings ask of customer records.

A purchase is a paid order with the product in one of its lines that was not wholly refunded, of the contact that the member
is linked to, or of that contact's account. Without the consent to the link, or once it is withdrawn, nothing was bought.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from portal.crm.consents import LINK, has_agreed
from portal.crm.models import BUILT_IN, Contact, Link, Order, Refund


@dataclass(frozen=True)
class Purchase:
    """The latest purchase of a product by a member."""

    number: str
    at: datetime


def purchases_of(product_id: int, member_ids: Iterable[int]) -> dict[int, Purchase]:
    """Of these members those who bought the product, each with the latest purchase. Three queries for any number."""
    links = Link.objects.linked().filter(has_agreed(LINK), connection__slug=BUILT_IN, member__in=list(member_ids))
    contact_of = {member: int(record) for member, record in links.values_list("member_id", "record_id") if record.isdecimal()}
    if not contact_of:
        return {}
    account_of = dict(Contact.objects.filter(pk__in=contact_of.values()).values_list("pk", "account_id"))
    accounts = [account for account in account_of.values() if account]
    orders = kept_orders(product_id).filter(Q(contact__in=account_of) | Q(account__in=accounts)).order_by("ordered_at", "pk")
    by_contact: dict[int, Purchase] = {}
    by_account: dict[int, Purchase] = {}
    for number, at, buyer, account in orders.values_list("number", "ordered_at", "contact_id", "account_id"):
        bought = Purchase(number, at)
        if buyer is not None:
            by_contact[buyer] = bought
        if account is not None:
            by_account[account] = bought
    found: dict[int, Purchase] = {}
    for member, contact in contact_of.items():
        purchase = by_contact.get(contact) or by_account.get(account_of.get(contact) or 0)
        if purchase is not None:
            found[member] = purchase
    return found


def purchase_of(product_id: int, member_id: int) -> Purchase | None:
    """The latest purchase of the product by one member."""
    return purchases_of(product_id, [member_id]).get(member_id)


def kept_orders(product_id: int) -> QuerySet[Order]:
    """Paid orders of a product whose money was not given back as a whole."""
    back = (
        Refund.objects.filter(order=OuterRef("pk")).order_by().values("order").annotate(all=Sum("amount_minor")).values("all")
    )
    paid = Order.objects.filter(status=Order.Status.PAID, lines__product__product=product_id)
    refunded = paid.annotate(refunded=Coalesce(Subquery(back), 0))
    return refunded.filter(Q(refunded=0) | Q(refunded__lt=F("amount_minor"))).distinct()
