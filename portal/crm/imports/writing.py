"""Records of a batch into the store: what is new by COPY, what changed by one statement, in one transaction."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import models, transaction

from portal.common.bulk import Table, among, take_ids, update_rows
from portal.crm.imports.staging import Group, Staging
from portal.crm.models import Account, Contact, ProductSold
from portal.products.models import ProductPage

Counts = dict[str, int]


class Rejected(Exception):
    """A record that cannot be written, with the reason; the others of its batch can."""


class Writer(ABC):
    """Writes one kind. A subclass says the model, the columns, and the values of a record."""

    model: type[models.Model]
    refers_to: Mapping[str, type[models.Model]] = {}  # field → what it names by number
    needs: Sequence[str] = ()  # of these, those that must be known already

    def __init__(self, source: str, staging: Staging, *, now: datetime, is_dry_run: bool) -> None:
        self.source, self.staging, self.now, self.is_dry_run = source, staging, now, is_dry_run
        self.added = self.updated = self.unchanged = 0
        self.made: Counts = {}
        self.rejected: list[tuple[Group, str]] = []
        self._products: dict[str, int] = {}
        self._pages: dict[str, int] | None = None

    @abstractmethod
    def columns(self, group: Group, known: Mapping[str, Mapping[str, int]]) -> dict[str, Any]:
        """The columns of a record by name. Raises Rejected."""

    def written(self, groups: Sequence[tuple[int, Group]], known: Mapping[str, Mapping[str, int]], changed: set[int]) -> None:
        """After the records themselves: what belongs to them; most kinds have nothing more."""
        return

    def for_new(self, columns: dict[str, Any], group: Group) -> dict[str, Any]:
        """The columns of a record that is not there yet."""
        return columns

    @transaction.atomic
    def write(self, batch: Sequence[Group]) -> None:
        """Write what is new and what changed. Records whose rows are as they were are left alone."""
        there = {
            number: (pk, fingerprint, version)
            for number, pk, fingerprint, version in self.model._default_manager.select_for_update()
            .filter(among("number", [group.number for group in batch]), source=self.source)
            .values_list("number", "pk", "fingerprint", "version")
        }
        moving = [group for group in batch if there.get(group.number, ("", "", 0))[1] != group.fingerprint]
        self.unchanged += len(batch) - len(moving)
        if not moving:
            return
        known = self._references(moving)
        new: list[tuple[Group, dict[str, Any]]] = []
        changed: list[tuple[int, int, Group, dict[str, Any]]] = []
        for group in moving:
            try:
                columns = self.columns(group, known)
            except Rejected as error:
                self.rejected.append((group, str(error)))
                continue
            if group.number in there:
                pk, _fingerprint, version = there[group.number]
                changed.append((pk, version, group, columns))
            else:
                new.append((group, self.for_new(columns, group)))
        self.added += len(new)
        self.updated += len(changed)
        if self.is_dry_run:
            return
        pks = take_ids(self.model, len(new))
        self._insert(new, pks)
        self._update(changed)
        numbered = [(pk, group) for pk, (group, _columns) in zip(pks, new, strict=True)]
        numbered += [(pk, group) for pk, _version, group, _columns in changed]
        self.written(numbered, known, {pk for pk, *_rest in changed})

    def _insert(self, new: Sequence[tuple[Group, dict[str, Any]]], pks: Sequence[int]) -> None:
        if not new:
            return
        names = list(new[0][1])
        table = Table(self.model, "id", "source", "number", "fingerprint", "updated_at", *names)
        table.insert(
            (pk, self.source, group.number, group.fingerprint, self.now, *(columns[name] for name in names))
            for pk, (group, columns) in zip(pks, new, strict=True)
        )

    def _update(self, changed: Sequence[tuple[int, int, Group, dict[str, Any]]]) -> None:
        if not changed:
            return
        names = list(changed[0][3])
        update_rows(
            self.model,
            [*names, "fingerprint", "updated_at", "version"],
            [
                (*(columns[name] for name in names), group.fingerprint, self.now, version + 1, pk)
                for pk, version, group, columns in changed
            ],
        )

    # What records refer to

    def _references(self, groups: Sequence[Group]) -> dict[str, Mapping[str, int]]:
        """By field: the numbers of records that the rows name. What is not there is made with its number alone, or is missing."""
        found: dict[str, Mapping[str, int]] = {}
        for field, model in self.refers_to.items():
            numbers = {number for group in groups for row in group.rows if (number := row.get(field))}
            if not numbers:
                found[field] = {}
            elif model is ProductSold:
                found[field] = self._products_of(numbers)
            else:
                found[field] = self._known(model, numbers, make=field not in self.needs)
        return found

    def _known(self, model: type[models.Model], numbers: set[str], *, make: bool) -> Mapping[str, int]:
        rows = model._default_manager.filter(among("number", sorted(numbers)), source=self.source)
        if model is Contact:
            known = _survivors(dict(rows.values_list("number", "pk")), rows)
        else:
            known = dict(rows.values_list("number", "pk"))
        missing = sorted(numbers - known.keys()) if make else []
        if missing:
            known |= self._make(model, missing)
        return known

    def _make(self, model: type[models.Model], missing: Sequence[str], **more: Sequence[Any]) -> dict[str, int]:
        name = {Contact: "contacts", Account: "accounts", ProductSold: "products"}[model]  # type: ignore[index]
        fresh = self.staging.note_made(name, missing) if self.is_dry_run else len(missing)
        self.made[name] = self.made.get(name, 0) + fresh
        if self.is_dry_run:
            return dict.fromkeys(missing, 0)
        pks = take_ids(model, len(missing))
        named: Mapping[str, Sequence[Any]] = more if model is Contact else {"name": missing, **more}
        Table(model, "id", "source", "number", "updated_at", *named).insert(
            (pk, self.source, number, self.now, *(values[index] for values in named.values()))
            for index, (pk, number) in enumerate(zip(pks, missing, strict=True))
        )
        return dict(zip(missing, pks, strict=True))

    def _products_of(self, numbers: set[str]) -> Mapping[str, int]:
        """Products sold, kept between batches: there are few. A new one is mapped to the product page of the same title."""
        missing = numbers - self._products.keys()
        if missing:
            if len(self._products) > 20_000:
                self._products.clear()
                missing = numbers
            rows = ProductSold.objects.filter(among("number", sorted(missing)), source=self.source)
            self._products.update(rows.values_list("number", "pk"))
            unknown = sorted(missing - self._products.keys())
            if unknown:
                pages = self._product_pages()
                self._products.update(
                    self._make(ProductSold, unknown, product_id=[pages.get(number.casefold()) for number in unknown])
                )
        return self._products

    def _product_pages(self) -> dict[str, int]:
        if self._pages is None:
            self._pages = {}
            doubled = set()
            for pk, title in ProductPage.objects.values_list("pk", "title"):
                if self._pages.setdefault(title.casefold(), pk) != pk:
                    doubled.add(title.casefold())
            for title in doubled:
                del self._pages[title]
        return self._pages


def _survivors(known: dict[str, int], rows: models.QuerySet[Any]) -> dict[str, int]:
    """Contacts that were merged stand for the one that was kept."""
    merged = dict(rows.exclude(merged_into=None).values_list("pk", "merged_into"))
    while merged:
        known = {number: merged.get(pk, pk) for number, pk in known.items()}
        merged = dict(
            Contact.objects.filter(pk__in=set(merged.values())).exclude(merged_into=None).values_list("pk", "merged_into")
        )
    return known
