"""Which of many members may read one thing: the rule of `visible_to`, asked from the thing's side.

`visible_to(viewer)` answers for one viewer and many things. Whoever writes to many members at once about one thing asks
here instead, and so does an open socket: a few queries however many members they are. What is kept of the privacy of pages is
never older than its last change (portal/common/access.py).
"""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.models import Group
from django.db import models
from django.db.models import Q
from wagtail.models import Page

from portal.common.kinds import Moderatable, StandsIn, kind_of
from portal.common.pages import Restriction, restrictions
from portal.common.viewer import Viewer
from portal.members.models import Member
from portal.members.roles import Role


def readers_among(thing: models.Model, member_ids: Iterable[int]) -> set[int]:
    """Of the members, those who may read the thing now: it, and the place where it stands."""
    ids = set(member_ids)
    kind = kind_of(thing)
    if not ids or isinstance(thing, Page):
        return admitted(thing, ids) if isinstance(thing, Page) else ids
    if kind is None:
        return set()
    if kind.has(StandsIn):
        place = kind.get(StandsIn)
        if place.is_shown(thing):
            return admitted(place.page(thing), ids, with_parents=place.closes_with_parents)
        # Of the few who see what is hidden the rest of the rule is asked one by one, such as what was merged away.
        ids = admitted(place.page(thing), moderators_among(ids), with_parents=place.closes_with_parents)
    members = Member.objects.filter(pk__in=ids)
    return {member.pk for member in members if kind.visible_to(member).filter(pk=thing.pk).exists()}


def admitted_to_hidden(thing: models.Model, member_ids: Iterable[int]) -> set[int]:
    """Of the members, those who may enter where a thing stands that moderators hid; none where it is not hidden."""
    kind = kind_of(thing)
    if kind is None or getattr(thing, "hidden_at", None) is None:
        return set()
    if not kind.has(StandsIn):  # asked one by one: they are its author, or who flagged it
        moderation = kind.get(Moderatable)
        members = Member.objects.filter(pk__in=set(member_ids))
        return {member.pk for member in members if moderation.hidden_in_reach(member).filter(pk=thing.pk).exists()}
    place = kind.get(StandsIn)
    return admitted(place.page(thing), set(member_ids), with_parents=place.closes_with_parents)


def may_read(viewer: Viewer, thing: models.Model) -> bool:
    """Whether one viewer, who may be a visitor, may read the thing."""
    if viewer.is_authenticated:
        return viewer.pk in readers_among(thing, {viewer.pk})
    kind = kind_of(thing)
    if kind is None or not kind.has(StandsIn):
        return False
    place = kind.get(StandsIn)
    return place.is_shown(thing) and may_enter(viewer, place.page(thing), with_parents=place.closes_with_parents)


def may_enter(viewer: Viewer, page: Page, *, with_parents: bool = False) -> bool:
    """Whether one viewer, who may be a visitor, may read a page. `with_parents` as for `admitted`."""
    if viewer.is_authenticated:
        return viewer.pk in admitted(page, {viewer.pk}, with_parents=with_parents)
    lineage = _lineage(page)
    return _is_served(lineage, with_parents) and not _closed(page)


def admitted(page: Page, member_ids: set[int], *, with_parents: bool = False) -> set[int]:
    """Of the members, those who pass every restriction at or above the page, which must be published.

    A board serves nothing either while a page above it is unpublished: `with_parents`.
    """
    lineage = _lineage(page)
    if not member_ids or not _is_served(lineage, with_parents):
        return set()
    return passing(_closed(page), member_ids)


def passing(closed: Iterable[Restriction], member_ids: set[int]) -> set[int]:
    """Of the members, those whom each of the restrictions admits: `Restriction.admits`, for many. At most two queries."""
    asked = [restriction.groups for restriction in closed if not restriction.needs_sign_in]  # who has an account signs in
    if not asked or not member_ids:
        return set(member_ids)
    held: dict[int, set[int]] = {}
    rows = Member.groups.through.objects.filter(member_id__in=member_ids, group_id__in=frozenset[int]().union(*asked))
    for member_id, group_id in rows.values_list("member_id", "group_id"):
        held.setdefault(member_id, set()).add(group_id)
    passed = {pk for pk, groups in held.items() if all(groups & needed for needed in asked)}
    return passed | set(Member.objects.filter(pk__in=member_ids, is_superuser=True).values_list("pk", flat=True))


def moderators_among(member_ids: set[int]) -> set[int]:
    """Of the members, those who see what is hidden where they may enter."""
    roles = Group.objects.filter(name__in=[Role.MODERATOR.value, Role.ADMINISTRATOR.value])
    may = Q(is_superuser=True) | Q(groups__in=roles)
    return set(Member.objects.filter(may, pk__in=member_ids, is_active=True).values_list("pk", flat=True))


def _closed(page: Page) -> list[Restriction]:
    return [restriction for restriction in restrictions() if page.path.startswith(restriction.path)]


def _lineage(page: Page) -> list[str]:
    """The paths of the pages above a page, the highest first, and its own."""
    return [page.path[:length] for length in range(Page.steplen, len(page.path) + 1, Page.steplen)]


def _is_served(lineage: list[str], with_parents: bool) -> bool:
    needed = lineage[1:] if with_parents else lineage[-1:]  # the root of the tree is no page that anybody publishes
    return not Page.objects.filter(path__in=needed, live=False).exists()
