"""Choosing a tag by typing, in the admin."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from portal.common.admin_picking import PickSource
from portal.common.picking import OFFERED, Option
from portal.common.viewer import Viewer
from portal.writing.models import Tag
from portal.writing.permissions import can_curate_tags
from portal.writing.tags import checked_names, slug_of


def tag_typed(_viewer: Viewer, typed: str) -> Tag | None:
    """The tag of this name; of a synonym the one that it leads to. ValidationError for what cannot be a name."""
    names = checked_names([typed])
    found = Tag.objects.select_related("synonym_of").filter(slug=slug_of(names[0])).first() if len(names) == 1 else None
    return (found.synonym_of or found) if found is not None else None


def tag_options(_viewer: Viewer, typed: str) -> list[Option]:
    tags = Tag.objects.filter(synonym_of=None, name__icontains=typed.replace("\0", "")).order_by("name")
    return [Option(tag.name) for tag in tags[:OFFERED]]


# Whoever works on tags in the admin sees all of them there.
TAGS = PickSource(
    name="tags",
    permits=can_curate_tags,
    find=tag_typed,
    offer=tag_options,
    say=lambda tag: tag.name,
    knows=lambda _viewer, _tag: True,
    unknown=gettext_lazy("There is no tag of this name."),
)
