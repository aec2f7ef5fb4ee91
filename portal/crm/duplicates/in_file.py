"""Records of people out of a CSV file, for comparing."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

from portal.crm.duplicates.comparing import Record
from portal.crm.imports import values as cells
from portal.crm.imports.kinds import FieldSpec, KindSpec, Values
from portal.crm.imports.plan import Options, Plan
from portal.crm.imports.reading import BadFile, inspect
from portal.crm.models.base import NUMBER_LENGTH

_FIELDS = (
    "given_name", "family_name", "email", "phone", "company", "street", "house_number", "city", "postcode", "region", "country",
    "language", "date_of_birth", "tax_number",
)  # fmt: skip


def people(path: Path, options: Options) -> tuple[list[str], list[Record], list[str], list[tuple[int, str]]]:
    """Numbers and records, the columns that are ignored, and the rows that cannot be taken with their reasons. Raises BadFile."""
    number = FieldSpec("number", cells.text(NUMBER_LENGTH))
    created_at = FieldSpec("created_at", cells.moments(ZoneInfo("UTC")))
    texts = (FieldSpec(name, cells.text(1000)) for name in _FIELDS)
    kind = KindSpec("contacts", {field.name: field for field in (number, created_at, *texts)}, _any)
    source = inspect(path, separator=options.separator, columns=len(options.columns))
    rows = source.rows()
    headings = list(options.columns)
    if not headings:
        first = next(rows, None)
        if first is None or first.fault:
            raise BadFile(f"{path.name} is empty." if first is None else f"The headings of {path.name} are {first.fault}.")
        headings = first.cells
    plan = Plan(kind, headings, options)
    if not set(plan.fields) & set(_FIELDS):
        raise BadFile(
            f"{path.name} has no column of a person's. Name some with --map COLUMN=FIELD; the fields are {', '.join(_FIELDS)}."
        )
    numbers, records, rejected = [], [], []
    for row in rows:
        try:
            found = plan.read(row)
        except cells.BadCell as error:
            rejected.append((row.number, str(error)))
            continue
        found.pop("created_at", None)
        numbers.append(found.pop("number", "") or f"row {row.number}")
        records.append({name: value for name, value in found.items() if value})
    return numbers, records, plan.ignored, rejected


def _any(row: Values) -> None:
    """A person of whom little is known is compared by that."""
