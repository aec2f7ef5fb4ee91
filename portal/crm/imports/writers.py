"""What each kind of record is in the store: its columns from the rows of a file, and what belongs to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from portal.common.bulk import Table, among, update_rows
from portal.crm.imports.kinds import Values
from portal.crm.imports.staging import Group, moment
from portal.crm.imports.writing import Rejected, Writer
from portal.crm.models import (
    Account,
    Case,
    Contact,
    Message,
    Opportunity,
    Order,
    OrderLine,
    ProductSold,
    Refund,
    Subscription,
    Touch,
)


def _of(known: Mapping[str, Mapping[str, int]], field: str, row: Values) -> int | None:
    number = row.get(field)
    return known[field][number] if number else None


def _given(row: Values, names: Iterable[str]) -> dict[str, Any]:
    """The fields that the file has, as they are."""
    return {name: row[name] for name in names if name in row}


_CONTACT = (
    "given_name",
    "family_name",
    "email",
    "phone",
    "company",
    "street",
    "city",
    "postcode",
    "region",
    "country",
    "language",
)


class _WithCustomFields(Writer):
    def _custom(self, group: Group) -> dict[str, Any]:
        custom = group.rows[-1].get("custom")
        return {} if custom is None else {"custom_fields": dict(custom)}

    def _update(self, changed: Sequence[tuple[int, int, Group, dict[str, Any]]]) -> None:
        """Custom fields that this file does not have stay."""
        if changed and "custom_fields" in changed[0][3]:
            before = dict(
                self.model._default_manager.filter(pk__in=[pk for pk, *_rest in changed]).values_list("pk", "custom_fields")
            )
            for pk, _version, _group, columns in changed:
                columns["custom_fields"] = before[pk] | columns["custom_fields"]
        super()._update(changed)


class Contacts(_WithCustomFields):
    model = Contact

    def columns(self, group: Group, known: Mapping[str, Mapping[str, int]]) -> dict[str, Any]:
        row = group.rows[-1]
        found = _given(row, _CONTACT) | self._custom(group)
        return found | {"created_at": moment(row["created_at"])} if "created_at" in row else found

    def for_new(self, columns: dict[str, Any], group: Group) -> dict[str, Any]:
        return {**columns, "created_at": columns.get("created_at") or self.now}

    def _update(self, changed: Sequence[tuple[int, int, Group, dict[str, Any]]]) -> None:
        """A moment that the file leaves out stays."""
        if blank := [pk for pk, _version, _group, columns in changed if columns.get("created_at", self.now) is None]:
            before = dict(Contact.objects.filter(pk__in=blank).values_list("pk", "created_at"))
            for pk, _version, _group, columns in changed:
                if pk in before:
                    columns["created_at"] = before[pk]
        super()._update(changed)

    def written(self, groups: Sequence[tuple[int, Group]], known: Mapping[str, Mapping[str, int]], changed: set[int]) -> None:
        """A contact whose company is the name of exactly one account of the source belongs to it."""
        by_company: dict[str, list[int]] = {}
        for pk, group in groups:
            if company := group.rows[-1].get("company"):
                by_company.setdefault(company, []).append(pk)
        if not by_company:
            return
        accounts: dict[str, list[int]] = {}
        rows = Account.objects.filter(among("name", sorted(by_company)), source=self.source)
        for pk, name in rows.values_list("pk", "name"):
            accounts.setdefault(name, []).append(pk)
        update_rows(
            Contact,
            ["account_id"],
            [(found[0], contact) for name, found in accounts.items() if len(found) == 1 for contact in by_company[name]],
        )


class Accounts(_WithCustomFields):
    model = Account

    def columns(self, group: Group, known: Mapping[str, Mapping[str, int]]) -> dict[str, Any]:
        row = group.rows[-1]
        found = _given(row, ("name", "domain", "owner", "segment", "employees", "revenue_minor")) | self._custom(group)
        if "revenue_minor" in row:
            found["currency"] = row["currency"] if row["revenue_minor"] is not None else ""
        return found

    def for_new(self, columns: dict[str, Any], group: Group) -> dict[str, Any]:
        return {**columns, "name": columns.get("name") or group.number}


class Orders(Writer):
    model = Order
    refers_to = {"contact": Contact, "account": Account, "product": ProductSold}

    def columns(self, group: Group, known: Mapping[str, Mapping[str, int]]) -> dict[str, Any]:
        first = group.rows[0]
        for row in group.rows[1:]:
            for field in ("contact", "account", "currency"):
                if row.get(field) != first.get(field):
                    raise Rejected(f"the rows of order {group.number} name different values of {field}")
        found: dict[str, Any] = {}
        for field in ("contact", "account"):
            if field in first:
                found[f"{field}_id"] = _of(known, field, first)
        found |= {
            "ordered_at": moment(min(row["ordered_at"] for row in group.rows)),
            "amount_minor": sum(row["amount"] for row in group.rows),
            "currency": first["currency"],
        }
        if "status" in first:
            found["status"] = group.rows[-1]["status"]
        return found

    def written(self, groups: Sequence[tuple[int, Group]], known: Mapping[str, Mapping[str, int]], changed: set[int]) -> None:
        if changed:
            OrderLine.objects.filter(order__in=changed).delete()
        Table(OrderLine, "order_id", "position", "product_id", "quantity", "amount_minor").insert(
            (pk, position, _of(known, "product", row), Decimal(row.get("quantity", "1")), row["amount"])
            for pk, group in groups
            for position, row in enumerate(group.rows, start=1)
        )


class Refunds(Writer):
    model = Refund
    refers_to = {"order": Order}
    needs = ("order",)

    def columns(self, group: Group, known: Mapping[str, Mapping[str, int]]) -> dict[str, Any]:
        row = group.rows[-1]
        if row["order"] not in known["order"]:
            raise Rejected(f"order {row['order']} is not known: import the orders first, with the same --source")
        return {
            "order_id": known["order"][row["order"]],
            "refunded_at": moment(row["refunded_at"]),
            "amount_minor": row["amount"],
            "currency": row["currency"],
        }


class Subscriptions(Writer):
    model = Subscription
    refers_to = {"contact": Contact, "account": Account, "product": ProductSold}

    def columns(self, group: Group, known: Mapping[str, Mapping[str, int]]) -> dict[str, Any]:
        row = group.rows[-1]
        found = {f"{name}_id": _of(known, name, row) for name in self.refers_to if name in row}
        if "ended_at" in row:
            found["ended_at"] = moment(row["ended_at"])
        return found | {
            "started_at": moment(row["started_at"]),
            "amount_per_month_minor": row["amount_per_month"],
            "currency": row["currency"],
        }


class Opportunities(Writer):
    model = Opportunity
    refers_to = {"contact": Contact, "account": Account}

    def columns(self, group: Group, known: Mapping[str, Mapping[str, int]]) -> dict[str, Any]:
        row = group.rows[-1]
        found = {f"{name}_id": _of(known, name, row) for name in self.refers_to if name in row}
        return found | {
            "stage": row["stage"],
            "amount_minor": row["amount"],
            "currency": row["currency"] if row["amount"] is not None else "",
            "opened_at": moment(row["opened_at"]),
            "closed_at": moment(row.get("closed_at")),
        }


class Cases(Writer):
    model = Case
    refers_to = {"contact": Contact, "account": Account}

    def columns(self, group: Group, known: Mapping[str, Mapping[str, int]]) -> dict[str, Any]:
        row = group.rows[-1]
        found = {f"{name}_id": _of(known, name, row) for name in self.refers_to if name in row}
        return found | {
            "subject": row["subject"],
            "state": row["state"],
            "opened_at": moment(row["opened_at"]),
            "closed_at": moment(row["closed_at"]),
        }


class Messages(Writer):
    model = Message
    refers_to = {"case": Case}
    needs = ("case",)

    def columns(self, group: Group, known: Mapping[str, Mapping[str, int]]) -> dict[str, Any]:
        row = group.rows[-1]
        if row["case"] not in known["case"]:
            raise Rejected(f"case {row['case']} is not known: import the cases first, with the same --source")
        return {
            "case_id": known["case"][row["case"]],
            **_given(row, ("author", "text")),
            "is_public": bool(row.get("public")),
            "at": moment(row["at"]),
        }


class Touches(Writer):
    model = Touch
    refers_to = {"contact": Contact}

    def columns(self, group: Group, known: Mapping[str, Mapping[str, int]]) -> dict[str, Any]:
        row = group.rows[-1]
        found: dict[str, Any] = _given(row, ("email", "channel")) | {"at": moment(row["at"])}
        if "contact" in row:
            found["contact_id"] = _of(known, "contact", row)
        return found


WRITERS: dict[str, Callable[..., Writer]] = {
    "contacts": Contacts,
    "accounts": Accounts,
    "orders": Orders,
    "refunds": Refunds,
    "subscriptions": Subscriptions,
    "opportunities": Opportunities,
    "cases": Cases,
    "messages": Messages,
    "touches": Touches,
}
