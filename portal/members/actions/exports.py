"""The export of all that is held about a member: asked for, put together by the worker, removed after 48 hours."""

from __future__ import annotations

import secrets
import tempfile
from datetime import datetime, timedelta

from django.core.files import File
from django.db import transaction
from django.utils import timezone

from portal.activity.record import record
from portal.members.activities import EXPORT_ASKED, EXPORT_BUILT
from portal.members.archive import write_archive
from portal.members.models import Member, PersonalExport

EXPORT_LASTS = timedelta(hours=48)


class ExportUnderWay(Exception):
    """An export is being put together already."""


@transaction.atomic
def ask_for_export(*, member: Member, now: datetime | None = None) -> PersonalExport:
    """A member asks for all that is held about them. The worker puts it together and writes to them."""
    now = now or timezone.now()
    member = Member.objects.lock(member.pk)
    if member.exports.filter(ready_at=None).exists():
        raise ExportUnderWay
    export = PersonalExport.objects.create(member=member, key=secrets.token_urlsafe(32), asked_at=now)
    record(EXPORT_ASKED, actor=member, object=export)
    return export


def build_export(*, export: PersonalExport, now: datetime | None = None) -> None:
    """Write the archive, outside any transaction, for it may take minutes. Does nothing when it is there."""
    if export.ready_at is not None:
        return
    with tempfile.TemporaryFile() as file:
        write_archive(export.member, file, at=now or timezone.now())
        file.seek(0)
        with transaction.atomic():
            held = PersonalExport.objects.select_for_update().filter(pk=export.pk, ready_at=None).first()
            if held is None:
                return
            held.ready_at = now or timezone.now()
            held.expires_at = held.ready_at + EXPORT_LASTS
            held.file.save("export.zip", File(file), save=False)
            held.save(update_fields=["ready_at", "expires_at", "file"])
            record(EXPORT_BUILT, actor=None, object=held)


def remove_expired_exports(now: datetime | None = None) -> int:
    """Delete archives whose time is over. Gives how many."""
    count = 0
    for export in PersonalExport.objects.filter(expires_at__lt=now or timezone.now())[:500]:
        export.file.delete(save=False)
        export.delete()
        count += 1
    return count
