from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.utils import timezone

from portal.writing.models import Revision


@transaction.atomic
def keep_revision(
    *,
    thing: models.Model,
    title: str = "",
    body: str,
    tags: Iterable[str] = (),
    editor: Any,
    reason: str = "",
    now: datetime | None = None,
) -> Revision:
    """Keep a version of a text that was public. Call it under the lock of what it belongs to."""
    object_type = ContentType.objects.get_for_model(thing)
    last = Revision.objects.filter(object_type=object_type, object_id=thing.pk).aggregate(last=models.Max("number"))["last"]
    return Revision.objects.create(
        object_type=object_type,
        object_id=thing.pk,
        number=(last or 0) + 1,
        title=title,
        body=body,
        tags=list(tags),
        editor=editor,
        reason=reason[:300],
        created_at=now or timezone.now(),
    )
