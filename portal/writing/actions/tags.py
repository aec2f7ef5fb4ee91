from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from portal.members.models import Member
from portal.writing.models import Tag
from portal.writing.tags import checked_names, slug_of


@transaction.atomic
def tags_named(names: Iterable[str], *, by: Member) -> list[Tag]:
    """The tags with these names, made where they are new; a synonym gives the word that is used.

    Raises ValidationError (a sentence for the member) for more than five, or for a name that is none.
    """
    wanted = {slug_of(name): name for name in checked_names(names)}
    known = {tag.slug: tag for tag in Tag.objects.filter(slug__in=wanted).select_related("synonym_of")}
    for slug, name in wanted.items():
        if slug not in known:
            known[slug], _is_new = Tag.objects.get_or_create(slug=slug, defaults={"name": name})
    tags = [known[slug].synonym_of or known[slug] for slug in wanted]
    return list(dict.fromkeys(tags))
