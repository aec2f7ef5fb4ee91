"""Choosing a member by typing: what is offered meanwhile, and who is meant by what was typed."""

from __future__ import annotations

import re
from collections.abc import Iterable

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import Lower

from portal.common.picking import Option
from portal.common.viewer import Viewer
from portal.members.models import Member

# A handle, or what is offered: "Ines Okafor (@ines)".
_HANDLE = re.compile(r"@?([a-z0-9][a-z0-9_.-]{0,29})|.*\(@([a-z0-9][a-z0-9_.-]{0,29})\)", re.ASCII | re.IGNORECASE)


def members_like(viewer: Viewer, typed: str) -> QuerySet[Member]:
    """Members whose handle, name or a later word of the name begins with it, of those whose profile the viewer may open."""
    query = typed[:30].strip().lower()
    return (
        Member.objects.visible_to(viewer)
        .annotate(handle=Lower("username"), called=Lower("name"))
        .filter(Q(handle__startswith=query) | Q(called__startswith=query) | Q(called__contains=f" {query}"))
        .annotate(nearness=Case(When(handle=query, then=Value(0)), default=Value(1), output_field=IntegerField()))
        .order_by("is_imported", "nearness", "-trust_level", "handle")
    )


def member_typed(viewer: Viewer, typed: str) -> Member | None:
    """The member with this handle or name, of those whose profile the viewer may open. A name that two have is nobody's."""
    typed = " ".join(typed.replace("\0", "").split())[:120]
    members = Member.objects.visible_to(viewer).filter(is_active=True, is_imported=False)
    found = _HANDLE.fullmatch(typed)
    member = members.filter(username__iexact=found[1] or found[2]).first() if found else None
    if member is None and typed:
        named = list(members.filter(name__iexact=typed)[:2])
        member = named[0] if len(named) == 1 else None
    return member


def member_options(members: Iterable[Member]) -> list[Option]:
    """Members as a box offers them in which one chooses a member."""
    return [Option(f"{member.display_name} (@{member.username})") for member in members]
