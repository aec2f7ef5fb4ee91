"""Likely duplicates among the contacts of the store, and between them and a file of contacts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from portal.crm.duplicates.comparing import Record, with_house_number
from portal.crm.duplicates.finder import Pair, find_duplicates
from portal.crm.models import Contact

if TYPE_CHECKING:
    from portal.crm.imports.importer import Import

FIELDS = ("given_name", "family_name", "email", "phone", "company", "street", "city", "postcode", "region", "country")
MOST_COMPARED = 200_000  # contacts; beyond that memory would grow with them


def likely_duplicates(run: Import) -> list[Pair] | None:
    """Pairs of which at least one contact stands in the file that was read. None where there are too many contacts to compare."""
    if Contact.objects.current().count() + run.staging.count > MOST_COMPARED:
        return None
    numbers: list[str] = []
    records: list[Record] = []
    own: set[str] = set()
    for group in run.staging.groups():
        row = group.rows[-1]
        own.add(group.number)
        numbers.append(group.number)
        records.append({name: value for name in FIELDS if (value := row.get(name))})
    count = len(records)
    if not any(records):
        return []
    rows = Contact.objects.current().values_list("source", "number", *FIELDS)
    for source, number, *values in rows.iterator(chunk_size=5_000):
        if source == run.source and number in own:
            continue
        numbers.append(number if source == run.source else f"{source}:{number}")
        records.append({name: value for name, value in zip(FIELDS, values, strict=True) if value})
    return find_duplicates(numbers, records, lambda index: index < count)


def record_of(contact: Contact) -> Record:
    """A contact as it is compared."""
    return with_house_number({name: value for name in FIELDS if (value := getattr(contact, name))})
