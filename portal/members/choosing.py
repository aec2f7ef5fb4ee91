"""Choosing a member by typing: what is offered meanwhile, and who is meant by what was typed."""

from __future__ import annotations

import re
from collections.abc import Iterable

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy

from portal.common.admin_picking import PickSource, can_choose_here
from portal.common.picking import OFFERED, Option
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
    return [Option(name_and_handle(member)) for member in members]


def name_and_handle(member: Member) -> str:
    return f"{member.display_name} (@{member.username})"


def _offer(viewer: Viewer, typed: str) -> list[Option]:
    typed = typed.replace("\0", "").removeprefix("@")
    return member_options(members_like(viewer, typed).filter(is_active=True, is_imported=False)[:OFFERED])


# Members that staff choose in the admin: of those whose profile they may open.
MEMBERS = PickSource(
    name="members",
    permits=can_choose_here,
    find=member_typed,
    offer=_offer,
    say=name_and_handle,
    knows=lambda _viewer, _member: True,
    unknown=gettext_lazy("No single member has this name or handle. Type a few letters and choose from the list."),
    hint=gettext_lazy("Type a name or handle and choose from the list."),
)
