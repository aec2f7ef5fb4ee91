"""Tags as the floors above know them: they can be followed, and muted."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from portal.common.kinds import ContentKind, Followable, Viewer, kind_named, register_kind
from portal.writing.models import Tag
from portal.writing.tagged import tagged_kinds


class TagFollows(Followable[Tag]):
    follow_name = "tag"


def visible_tags(viewer: Viewer) -> QuerySet[Tag]:
    """A tag that is used only where the viewer may not look does not exist for them."""
    used = Q(pk__in=[])
    for tagged in tagged_kinds():
        seen = kind_named(tagged.kind).visible_to(viewer).order_by().values("pk")
        carried = tagged.through._default_manager.filter(**{f"{tagged.thing}__in": seen})
        used |= Q(pk__in=carried.values(tagged.tag))
    return Tag.objects.filter(used)


def register() -> None:
    register_kind(
        ContentKind(
            name="writing.tag",
            model=Tag,
            label=_("tag"),
            title=lambda tag: tag.name,
            url=lambda tag: reverse("forums:tag_detail", args=[tag.slug]),
            visible_to=visible_tags,
            author_id=lambda tag: None,
            can=(TagFollows(),),
        )
    )
