from __future__ import annotations

from datetime import datetime, timedelta
from typing import IO

from django.contrib.contenttypes.models import ContentType
from django.core.files.base import File
from django.db import models, transaction
from django.db.models import Sum
from django.utils import timezone

from portal.common.permissions import require
from portal.members.models import Member
from portal.writing.models import Draft, Upload
from portal.writing.permissions import can_upload
from portal.writing.sanitiser import upload_keys
from portal.writing.uploads import accepted


def store_upload(*, member: Member, file: IO[bytes], name: str, alt: str = "", now: datetime | None = None) -> Upload:
    """Keep a picture or file that a member adds to a text. Nobody else sees it until it is posted.

    Raises Refused (suspended, quota), portal.writing.uploads.FileRefused or portal.common.pictures.DecoderBusy, each
    with a sentence.
    Not in a transaction: making a picture anew is slow, and on SQLite it would hold up every writer.
    """
    now = now or timezone.now()
    mine = Upload.objects.filter(member=member)
    today = mine.filter(created_at__gt=now - timedelta(days=1)).count()
    kept = mine.aggregate(bytes=Sum("size"))["bytes"] or 0
    require(can_upload(member, today=today, kept=kept, now=now))
    made = accepted(file, name)
    upload = Upload(
        member=member,
        name=made.name,
        content_type=made.content_type,
        size=made.size,
        width=made.width,
        height=made.height,
        alt=alt[:300],
        created_at=now,
    )
    with made.file:
        upload.file.save(made.name, File(made.file), save=False)
    try:
        upload.save()
    except BaseException:
        upload.file.storage.delete(upload.file.name or "")
        raise
    return upload


@transaction.atomic
def attach_uploads(*, thing: models.Model, html: str, by: Member | None) -> int:
    """From now on the uploads in this text are seen by whoever may see the thing. Returns how many were attached.

    Only uploads of `by` that belong to nothing yet: a text cannot lay hands on another's file by naming it.
    """
    keys = upload_keys(html)
    if not keys or by is None:
        return 0
    return Upload.objects.filter(key__in=keys, member=by, object_id=None).update(
        object_type=ContentType.objects.get_for_model(thing), object_id=thing.pk
    )


@transaction.atomic
def hand_on_uploads(*, of: models.Model, to: models.Model) -> int:
    """What was attached to one thing is seen by whoever may see the other from now on. Returns how many there were."""
    found = Upload.objects.filter(object_type=ContentType.objects.get_for_model(of), object_id=of.pk)
    return found.update(object_type=ContentType.objects.get_for_model(to), object_id=to.pk)


def remove_unattached_uploads(*, now: datetime | None = None, batch: int = 500) -> int:
    """Remove what was uploaded over a day ago, was never posted, and stands in no draft. Returns how many."""
    before = (now or timezone.now()) - timedelta(days=1)
    removed = 0
    for upload in Upload.objects.filter(object_id=None, created_at__lt=before).order_by("created_at")[:batch]:
        if Draft.objects.filter(member_id=upload.member_id, body__contains=upload.key.hex).exists():
            continue
        with transaction.atomic():
            still = Upload.objects.select_for_update().filter(pk=upload.pk, object_id=None).first()
            if still is None:
                continue
            name, storage = still.file.name, still.file.storage
            still.delete()
        storage.delete(name or "")
        removed += 1
    return removed
