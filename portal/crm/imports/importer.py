"""One file into the store: read and check every row, then write the records in batches, each a transaction of its own."""

from __future__ import annotations

import csv
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import IO, Any

from django.db import transaction
from django.utils import timezone

from portal.common.spreadsheets import safe_cell
from portal.crm.imports.kinds import KindSpec, all_kinds
from portal.crm.imports.plan import IGNORE, Options, Plan
from portal.crm.imports.reading import BadFile, RawRow, inspect
from portal.crm.imports.staging import Staging
from portal.crm.imports.values import BadCell
from portal.crm.imports.writers import WRITERS
from portal.crm.imports.writing import Writer
from portal.crm.models import ColumnMapping, ImportRun

BATCH = 2_000
MOST_REJECTED = 10_000  # as many are listed; the error file has all
DEFAULT_SOURCE = "csv"


@dataclass
class Outcome:
    """What came of a file."""

    rows: int = 0
    added: int = 0
    updated: int = 0
    unchanged: int = 0
    rejected_count: int = 0
    rejected: list[dict[str, Any]] = field(default_factory=list)  # row, reason
    made: dict[str, int] = field(default_factory=dict)  # records that others refer to and that were not there
    ignored: list[str] = field(default_factory=list)
    custom: list[str] = field(default_factory=list)
    encoding: str = ""
    separator: str = ""
    seconds: float = 0.0

    @property
    def rows_per_second(self) -> float:
        return round(self.rows / self.seconds, 1) if self.seconds else 0.0

    def as_report(self) -> dict[str, Any]:
        return {
            "rows": self.rows,
            "added": self.added,
            "updated": self.updated,
            "unchanged": self.unchanged,
            "rejected": self.rejected,
            "rejected_count": self.rejected_count,
            "made": self.made,
            "ignored": self.ignored,
            "custom_fields": self.custom,
            "encoding": "utf-8" if self.encoding == "utf-8-sig" else self.encoding,
            "separator": self.separator,
            "seconds": round(self.seconds, 3),
            "rows_per_second": self.rows_per_second,
        }


class Import:
    """A run. `errors` is a file for the rows that are rejected, with their reasons."""

    def __init__(
        self,
        kind: str,
        path: Path,
        options: Options,
        *,
        source: str = DEFAULT_SOURCE,
        is_dry_run: bool = False,
        errors: IO[str] | None = None,
        advance: Callable[[int], None] = lambda count: None,
        now: datetime | None = None,
    ) -> None:
        self.kind: KindSpec = all_kinds(timezone.get_default_timezone())[kind]
        self.path, self.options, self.source, self.is_dry_run = path, options, source, is_dry_run
        self.errors = csv.writer(errors) if errors else None
        self.advance = advance
        self.now = now or timezone.now()
        self.outcome = Outcome()
        self.staging = Staging()

    def run(self) -> Outcome:
        """Raises BadFile where the file cannot be taken as a whole; nothing is written then."""
        started = time.monotonic()
        try:
            self._read()
            self._write()
            self._list_rejected()
        finally:
            self.outcome.seconds = time.monotonic() - started
        return self.outcome

    def close(self) -> None:
        self.staging.close()

    def _read(self) -> None:
        self.file = inspect(self.path, separator=self.options.separator, columns=len(self.options.columns))
        self.outcome.encoding, self.outcome.separator = self.file.encoding, self.file.separator
        rows = self._data_rows()
        headings = self._headings()
        self.plan = Plan(self.kind, headings, with_remembered(self.kind.name, self.source, headings, self.options))
        self.outcome.ignored, self.outcome.custom = self.plan.ignored, list(self.plan.custom)
        for row in rows:
            self.outcome.rows += 1
            try:
                self.staging.add(self.plan.read(row), row.number)
            except BadCell as error:
                self._reject(row.number, str(error))
            if not self.outcome.rows % 1000:
                self.advance(500)

    def _headings(self) -> list[str]:
        if self.options.columns:
            return list(self.options.columns)
        first = next(self.file.rows(), None)
        if first is None:
            raise BadFile(f"{self.path.name} is empty.")
        if first.fault:
            raise BadFile(f"The headings of {self.path.name} are {first.fault}.")
        return first.cells

    def _data_rows(self) -> Iterator[RawRow]:
        return islice(self.file.rows(), 0 if self.options.columns else 1, None)

    def _reject(self, place: int, reason: str) -> None:
        self.outcome.rejected_count += 1
        self.staging.reject(place, reason)

    def _list_rejected(self) -> None:
        """The rejected rows in the order of the file: the first of them in the outcome, all in the error file, as they stood."""
        self.outcome.rejected = [
            {"row": place, "reason": reason} for place, reason in islice(self.staging.rejected(), MOST_REJECTED)
        ]
        if self.errors is None:
            return
        self.errors.writerow([*map(safe_cell, self.plan.headings), "reason"])
        rejected = self.staging.rejected()
        place, reason = next(rejected, (0, ""))
        for row in self._data_rows() if place else ():
            if row.number == place:
                cells = [*row.cells, *[""] * (len(self.plan.headings) - len(row.cells))]
                self.errors.writerow([*map(safe_cell, cells), reason])
                place, reason = next(rejected, (0, ""))

    def _write(self) -> None:
        writer: Writer = WRITERS[self.kind.name](self.source, self.staging, now=self.now, is_dry_run=self.is_dry_run)
        groups = self.staging.groups()
        while batch := list(islice(groups, BATCH)):
            writer.write(batch)
            for group, reason in writer.rejected:
                for place in group.places:
                    self._reject(place, reason)
            writer.rejected.clear()
            self.outcome.added, self.outcome.updated = writer.added, writer.updated
            self.outcome.unchanged, self.outcome.made = writer.unchanged, writer.made
            self.advance(sum(len(group.rows) for group in batch) // 2)


def with_remembered(kind: str, source: str, headings: list[str], options: Options) -> Options:
    """What was said now, and for columns of which nothing is said how the last file of this source and kind was read."""
    remembered = ColumnMapping.objects.filter(kind=kind, source=source).first()
    if remembered is None:
        return options
    named = set(options.mapping.values())
    there = {heading.strip() for heading in headings}
    kept = {
        heading: name
        for heading, name in remembered.fields.items()
        if heading in there and heading not in options.mapping and (name == IGNORE or name not in named)
    }
    return Options({**kept, **options.mapping}, options.columns, options.separator, options.values)


def keep_mapping(run: Import) -> None:
    """Keep how the columns were mapped, for the next file of this source and kind."""
    mapping = {run.plan.headings[index]: name for name, index in run.plan.fields.items()}
    mapping |= dict.fromkeys((name for name, field_name in run.options.mapping.items() if field_name == IGNORE), IGNORE)
    ColumnMapping.objects.update_or_create(
        kind=run.kind.name, source=run.source, defaults={"fields": mapping, "updated_at": run.now}
    )


@transaction.atomic
def remember(run: Import, *, file_name: str, by: Any = None) -> ImportRun:
    """Keep the mapping and the report after a run that wrote."""
    keep_mapping(run)
    report = run.outcome.as_report()
    report["rejected"] = report["rejected"][:100]
    return ImportRun.objects.create(
        kind=run.kind.name,
        source=run.source,
        file_name=file_name[:200],
        report=report,
        by=by,
        at=run.now,
        done_at=timezone.now(),
    )
