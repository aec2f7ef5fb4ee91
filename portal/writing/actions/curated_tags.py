"""Putting tags in order: names, synonyms, merging, removing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from portal.activity.record import record
from portal.common.permissions import require
from portal.writing.activities import TAG_EDITED, TAG_MADE, TAG_MERGED, TAG_PARTED, TAG_REMOVED
from portal.writing.models import Tag
from portal.writing.permissions import can_curate_tags
from portal.writing.tagged import exchange
from portal.writing.tags import slug_of

if TYPE_CHECKING:
    from portal.members.models import Member

MOST_NAMED = 2000  # numbers of things in one record


@transaction.atomic
def make_tag(*, name: str, description: str = "", synonym_of: Tag | None = None, by: Member) -> Tag:
    """A tag before anybody uses it, or a word that leads to one. Raises ValidationError where it stands already."""
    require(can_curate_tags(by))
    tag, is_new = Tag.objects.get_or_create(slug=slug_of(name), defaults={"name": name, "description": description})
    if not is_new:
        raise ValidationError(_("There is a tag of this name already. Edit that one."))
    record(TAG_MADE, actor=by, object=tag)
    return merge_tag(tag=tag, into=synonym_of, by=by) if synonym_of is not None else tag


@transaction.atomic
def edit_tag(*, tag: Tag, name: str, description: str, by: Member) -> Tag:
    """Another name or description. The address stays; whatever carries the tag shows the new name."""
    require(can_curate_tags(by))
    tag = Tag.objects.select_for_update().get(pk=tag.pk)
    if (tag.name, tag.description) == (name, description):
        return tag
    is_renamed = tag.name != name
    tag.name, tag.description = name, description
    tag.save(update_fields=["name", "description"])
    if is_renamed:
        exchange(tag, tag)
    record(TAG_EDITED, actor=by, object=tag)
    return tag


@transaction.atomic
def merge_tag(*, tag: Tag, into: Tag, by: Member) -> Tag:
    """A tag becomes a synonym: whatever carries it carries the other one, and its address and its name lead there.

    What led to it leads there too. Raises ValidationError for itself, or for a word that is a synonym.
    """
    require(can_curate_tags(by))
    locked = {row.pk: row for row in Tag.objects.select_for_update().filter(pk__in=[tag.pk, into.pk]).order_by("pk")}
    tag, into = locked[tag.pk], locked[into.pk]
    if tag.pk == into.pk:
        raise ValidationError(_("A tag cannot lead to itself."))
    if into.synonym_of_id is not None:
        raise ValidationError(_("“%(name)s” is a synonym itself. Choose the word that it leads to.") % {"name": into.name})
    if tag.synonym_of_id == into.pk:
        return tag
    tag.synonym_of = into
    tag.save(update_fields=["synonym_of"])
    tag.synonyms.update(synonym_of=into)
    exchange(tag, into)
    record(TAG_MERGED, actor=by, object=tag, target=into)
    return tag


@transaction.atomic
def part_tag(*, tag: Tag, by: Member) -> Tag:
    """A synonym is a word of its own again. What was tagged keeps the word that it got."""
    require(can_curate_tags(by))
    tag = Tag.objects.select_for_update().get(pk=tag.pk)
    if tag.synonym_of_id is None:
        return tag
    tag.synonym_of = None
    tag.save(update_fields=["synonym_of"])
    record(TAG_PARTED, actor=by, object=tag)
    return tag


@transaction.atomic
def remove_tag(*, tag: Tag, by: Member) -> None:
    """A tag goes, with the words that led to it; what carried it carries it no more."""
    require(can_curate_tags(by))
    tag = Tag.objects.select_for_update().get(pk=tag.pk)
    things = {kind: numbers[:MOST_NAMED] for kind, numbers in exchange(tag, None).items()}
    record(TAG_REMOVED, actor=by, object=tag, data={"name": tag.name, "things": things})
    tag.delete()
