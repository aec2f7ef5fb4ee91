"""What the worker does with uploaded files: try them, import them, and forget them."""

from __future__ import annotations

import shutil
import tempfile
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.core.files import File
from django.utils import timezone
from django_tasks import task

from portal.activity.periodic import daily
from portal.crm.duplicates.finder import Pair, find_duplicates
from portal.crm.duplicates.in_store import FIELDS, MOST_COMPARED, likely_duplicates
from portal.crm.imports.importer import Import, keep_mapping
from portal.crm.imports.plan import Options
from portal.crm.imports.reading import BadFile
from portal.crm.models import Contact, ImportRun

KEPT_FOR = timedelta(days=7)  # a file that was tried and never imported
MOST_PAIRS = 500
MOST_LISTED = 100
DUPLICATES = "duplicates"  # a run over the store itself, without a file


def options_of(run: ImportRun) -> Options:
    said = run.options
    return Options(said.get("mapping", {}), said.get("columns", []), said.get("separator", ""), said.get("values", {}))


@task()
def run_import(pk: int) -> None:
    """Try or import an uploaded file, as its row says, and keep the report, the rejected rows and the likely duplicates."""
    run = ImportRun.objects.filter(pk=pk, done_at=None).exclude(file="").first()
    if run is None:
        return  # done by another worker, or taken back
    report: dict[str, Any]
    with tempfile.TemporaryDirectory() as folder:
        path, errors = Path(folder) / (Path(run.file_name).name or "records.csv"), Path(folder) / "rejected.csv"
        with run.file.open("rb") as stored, path.open("wb") as copy:
            shutil.copyfileobj(stored, copy)
        try:
            with errors.open("w", encoding="utf-8-sig", newline="") as rejected:
                report = _import(run, path, rejected)
        except BadFile as error:
            report = {"refused": str(error)}
        if report.get("rejected_count"):
            with errors.open("rb") as written:
                run.error_file.save("rejected.csv", File(written), save=False)
    run.report, run.done_at = report, timezone.now()
    if not run.is_dry_run and "refused" not in report:
        run.file.delete(save=False)
    run.save()


def _import(run: ImportRun, path: Path, rejected: Any) -> dict[str, Any]:
    one = Import(run.kind, path, options_of(run), source=run.source, is_dry_run=run.is_dry_run, errors=rejected)
    try:
        one.run()
        report = one.outcome.as_report()
        report["rejected"] = report["rejected"][:MOST_LISTED]
        if run.kind == "contacts":
            found = likely_duplicates(one)
            report["duplicates"] = [_linked(pair, run.source) for pair in (found or [])[:MOST_PAIRS]]
        if not run.is_dry_run:
            keep_mapping(one)
        return report
    finally:
        one.close()


def _linked(pair: Pair, source: str) -> dict[str, Any]:
    return {**pair.as_dict(), "source": source}


@task()
def look_for_duplicates(pk: int) -> None:
    """Compare all contacts of the store with each other."""
    run = ImportRun.objects.filter(pk=pk, kind=DUPLICATES, done_at=None).first()
    if run is None:
        return
    contacts = Contact.objects.current()
    if contacts.count() > MOST_COMPARED:
        run.report = {
            "refused": f"There are more than {MOST_COMPARED:,} contacts. Compare them in files: crm duplicates FILE.csv."
        }
    else:
        keys, records = [], []
        for key, *values in contacts.order_by("pk").values_list("pk", *FIELDS).iterator(chunk_size=5_000):
            keys.append(str(key))
            records.append({name: value for name, value in zip(FIELDS, values, strict=True) if value})
        pairs = find_duplicates(keys, records)
        run.report = {"duplicates": [pair.as_dict() for pair in pairs[:MOST_PAIRS]], "found": len(pairs)}
    run.done_at = timezone.now()
    run.save()


@daily(at="03:10")
def forget_files() -> None:
    """Files that were tried and never imported, and lists of rejected rows, go after a week; the reports stay."""
    for run in ImportRun.objects.filter(at__lt=timezone.now() - KEPT_FOR).exclude(file="", error_file=""):
        run.file.delete(save=False)
        run.error_file.delete(save=False)
        run.save(update_fields=["file", "error_file"])
