"""Who follows what, for the floors below: a condition in their lists, such as of what is unread."""

from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models

from portal.notifications.models import Follow


def numbers_followed(member: Any, model: type[models.Model], *, is_muted: bool) -> models.QuerySet[Follow, Any]:
    """The numbers of the things of a model that a member follows, or mutes."""
    kind = ContentType.objects.get_for_model(model)
    return Follow.objects.filter(member=member, object_type=kind, is_muted=is_muted).values("object_id")
