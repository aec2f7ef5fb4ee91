"""What a member muted, as a condition on topics: boards and lists leave it out of what is unread."""

from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Exists, OuterRef, Q, QuerySet

from forums.models import BoardPage, Topic
from portal.common.viewer import Viewer
from portal.members.models import Member
from portal.notifications.models import Follow
from portal.writing.models import Tag


def muted_topics(member: Viewer) -> Q:
    """Topics that the member muted: themselves, by their author, or by their board or a tag unless they follow the topic."""

    def chosen(model: type[models.Model], *, is_muted: bool) -> QuerySet[Follow, Any]:
        kind = ContentType.objects.get_for_model(model)
        return Follow.objects.filter(member=member, object_type=kind, is_muted=is_muted).values("object_id")

    tagged = Topic.tags.through.objects.filter(topic=OuterRef("pk"), tag__in=chosen(Tag, is_muted=True))
    place = Q(board__in=chosen(BoardPage, is_muted=True)) | Q(Exists(tagged))
    return (
        Q(pk__in=chosen(Topic, is_muted=True))
        | Q(author__in=chosen(Member, is_muted=True))
        | (place & ~Q(pk__in=chosen(Topic, is_muted=False)))
    )
