"""What the lists and pages of each kind of record show. Amounts are only there for those who may see them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import Count, QuerySet
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from portal.crm.models import Account, Case, Contact, Opportunity, Order, ProductSold, Refund, Subscription, Touch


@dataclass(frozen=True)
class Fact:
    """A column of a list, a line of a record's page, a column of its export."""

    key: str
    label: Any
    value: Callable[[Any], Any]
    sort: str = ""  # the column that the list can be ordered by
    is_amount: bool = False
    is_listed: bool = True


@dataclass(frozen=True)
class Screen:
    """One kind of record in the admin."""

    name: str
    model: type[models.Model]
    title: Any
    icon: str
    facts: Sequence[Fact]
    search: Sequence[str]
    ordering: str
    related: Sequence[str] = ()
    is_priced: bool = False  # the record as a whole is an amount

    def facts_for(self, sees_revenue: bool, *, is_list: bool = False) -> list[Fact]:
        return [fact for fact in self.facts if (sees_revenue or not fact.is_amount) and (fact.is_listed or not is_list)]

    def rows(self) -> QuerySet[Any]:
        rows = self.model._default_manager.select_related(*self.related) if self.related else self.model._default_manager.all()
        if self.model is Contact:
            rows = rows.filter(merged_into=None)
        elif self.model is ProductSold:
            rows = rows.annotate(line_count=Count("lines"))
        return rows


def day(moment: Any) -> str:
    """A moment as a day for people; nothing for none."""
    return date_format(localtime(moment), "SHORT_DATE_FORMAT") if moment else ""


def _at(name: str, label: Any, **more: Any) -> Fact:
    return Fact(name, label, lambda record: day(getattr(record, name)), sort=name, **more)


def _field(name: str, label: Any, *, sort: bool = True, **more: Any) -> Fact:
    return Fact(name, label, lambda record: getattr(record, name), sort=name if sort else "", **more)


def _named(name: str, label: Any) -> Fact:
    return Fact(name, label, lambda record: getattr(record, name) or "")


def _amount(name: str, label: Any) -> Fact:
    return Fact(name, label, lambda record: getattr(record, name), sort=f"{name}_minor", is_amount=True)


_NUMBER = _field("number", _("Number"))
_SOURCE = Fact("source", _("Source"), lambda record: record.source or _("entered here"), sort="source")

SCREENS: dict[str, Screen] = {
    screen.name: screen
    for screen in (
        Screen(
            "contacts", Contact, _("Contacts"), "user",
            (
                Fact("name", _("Name"), str, sort="family_name"),
                _field("email", _("E-mail")), _field("phone", _("Phone"), is_listed=False),
                Fact("account", _("Account"), lambda contact: contact.account or contact.company or ""),
                _field("street", _("Street"), is_listed=False), _field("postcode", _("Postcode"), is_listed=False),
                _field("city", _("City")), _field("region", _("Region"), is_listed=False),
                _field("country", _("Country"), is_listed=False), _field("language", _("Language"), is_listed=False),
                Fact("wishes", _("Wishes"), lambda contact: wishes_of(contact), is_listed=False),
                _SOURCE, _NUMBER, _at("created_at", _("Created")),
            ),
            ("given_name", "family_name", "email", "company", "number", "further_emails__email"), "family_name", ("account",),
        ),
        Screen(
            "accounts", Account, _("Accounts"), "site",
            (
                _field("name", _("Name")), _field("domain", _("Domain")), _field("owner", _("Owner")), _field("segment", _("Segment")),
                _field("plan", _("Plan")), _field("employees", _("Employees")),
                Fact("revenue", _("Revenue in a year"), lambda account: account.revenue, sort="revenue_minor", is_amount=True),
                _SOURCE, _NUMBER,
            ),
            ("name", "domain", "owner", "number"), "name",
        ),
        Screen(
            "orders", Order, _("Orders"), "doc-full",
            (
                _NUMBER, _at("ordered_at", _("Ordered")), _named("contact", _("Contact")), _named("account", _("Account")),
                Fact("status", _("Status"), lambda order: order.get_status_display(), sort="status"),
                _amount("amount", _("Amount")), _SOURCE,
            ),
            ("number", "contact__family_name", "contact__email", "account__name"), "-ordered_at", ("contact", "account"),
        ),
        Screen(
            "refunds", Refund, _("Refunds"), "undo",
            (_NUMBER, _at("refunded_at", _("Refunded")), _named("order", _("Order")), _amount("amount", _("Amount")), _SOURCE),
            ("number", "order__number"), "-refunded_at", ("order",),
        ),
        Screen(
            "subscriptions", Subscription, _("Subscriptions"), "rotate",
            (
                _NUMBER, _named("contact", _("Contact")), _named("account", _("Account")), _named("product", _("Product")),
                _at("started_at", _("Started")), _at("ended_at", _("Ended")), _amount("amount_per_month", _("Amount a month")), _SOURCE,
            ),
            ("number", "contact__family_name", "contact__email", "account__name"), "-started_at", ("contact", "account", "product"),
        ),
        Screen(
            "opportunities", Opportunity, _("Opportunities"), "pick",
            (
                Fact("name", _("Name"), str, sort="name"), _named("account", _("Account")), _named("contact", _("Contact")),
                _field("stage", _("Stage")), _amount("amount", _("Amount")), _at("opened_at", _("Opened")),
                _at("closed_at", _("Closed")), _SOURCE, _NUMBER,
            ),
            ("number", "name", "account__name", "contact__family_name"), "-opened_at", ("contact", "account"),
        ),
        Screen(
            "products", ProductSold, _("Products sold"), "tag",
            (
                _field("name", _("Name")), _named("product", _("Product page")), Fact("lines", _("Order lines"), lambda product: product.line_count),
                _SOURCE, _NUMBER,
            ),
            ("number", "name"), "name", ("product",),
        ),
        Screen(
            "touches", Touch, _("Lead touches"), "link",
            (_at("at", _("When")), _field("channel", _("Channel")), _named("contact", _("Contact")), _field("email", _("E-mail")), _SOURCE, _NUMBER),
            ("email", "channel", "contact__family_name"), "-at", ("contact",),
        ),
    )
}  # fmt: skip


def screen_of(record: Any) -> Screen | None:
    return next((screen for screen in SCREENS.values() if isinstance(record, screen.model)), None)


def wishes_of(contact: Contact) -> str:
    """What a contact does not want, in words."""
    found = [
        words
        for is_so, words in (
            (contact.has_opted_out_of_email, _("no e-mail")),
            (contact.has_opted_out_of_calls, _("no calls")),
        )
        if is_so
    ]
    return ", ".join(map(str, found))


def state_of_case(case: Case) -> Any:
    return case.get_state_display()
