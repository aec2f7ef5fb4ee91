"""Files that staff upload: kept, mapped, and handed to the worker."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.activity.record import record
from portal.common.permissions import Refused, require
from portal.crm.import_jobs import DUPLICATES, look_for_duplicates, run_import
from portal.crm.models import ImportRun
from portal.crm.store.activities import FILE_IMPORTED
from portal.crm.store.permissions import can_import
from portal.members.models import Member


@transaction.atomic
def upload_file(
    *, kind: str, source: str, file: Any, options: Mapping[str, Any], by: Member, now: datetime | None = None
) -> ImportRun:
    """Keep an uploaded file, and let the worker try it."""
    require(can_import(by))
    run = ImportRun(kind=kind, source=source, file_name=file.name[:200], options=dict(options), is_dry_run=True, by=by)
    run.at = now or timezone.now()
    run.file.save("upload.csv", file, save=False)
    run.save()
    run_import.enqueue(run.pk)
    return run


@transaction.atomic
def start_import(
    *, run: ImportRun, options: Mapping[str, Any], is_dry_run: bool, by: Member, now: datetime | None = None
) -> ImportRun:
    """Try the file again with another mapping, or import it."""
    require(can_import(by))
    run = ImportRun.objects.select_for_update().get(pk=run.pk)
    if not run.file or run.done_at is None:
        raise Refused(_("The file is being read, or was imported. Upload it again to import it anew."))
    run.options, run.is_dry_run, run.done_at, run.report = dict(options), is_dry_run, None, {}
    run.error_file.delete(save=False)
    run.save()
    if not is_dry_run:
        record(
            FILE_IMPORTED,
            actor=by,
            object=run,
            data={"kind": run.kind, "source": run.source},
            happened_at=now or timezone.now(),
        )
    run_import.enqueue(run.pk)
    return run


@transaction.atomic
def search_duplicates(*, by: Member, now: datetime | None = None) -> ImportRun:
    """Let the worker compare all contacts with each other."""
    require(can_import(by))
    waiting = ImportRun.objects.filter(kind=DUPLICATES, done_at=None).first()
    if waiting is not None:
        return waiting
    run = ImportRun.objects.create(kind=DUPLICATES, by=by, at=now or timezone.now())
    look_for_duplicates.enqueue(run.pk)
    return run
