"""Which of many members may read one thing: the rule of `visible_to`, asked from the thing's side.

`visible_to(viewer)` answers for one viewer and many things. Whoever writes to many members at once about one thing asks
here instead: a few queries however many they are, to the database itself, never to a cached map.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.models import Group
from django.db import models
from django.db.models import Q
from wagtail.models import Page, PageViewRestriction

from portal.common.kinds import kind_of
from portal.members.models import Member
from portal.members.roles import Role


def readers_among(thing: models.Model, member_ids: Iterable[int]) -> set[int]:
    """Of the members, those who may read the thing now: it, and the place where it stands."""
    ids = set(member_ids)
    if not ids:
        return ids
    if isinstance(thing, Page):
        return admitted(thing, ids)
    kind = kind_of(thing)
    if kind is None:
        return set()
    if kind.admits is not None:
        if kind.is_shown(thing):
            return kind.admits(thing, ids)
        moderators = moderators_among(ids)
        # The rest of the rule, such as what was merged away, is asked of the few who see what is hidden.
        ids = kind.admits(thing, moderators) if moderators else set()
    members = Member.objects.filter(pk__in=ids)
    return {member.pk for member in members if kind.visible_to(member).filter(pk=thing.pk).exists()}


def admitted_to_hidden(thing: models.Model, member_ids: Iterable[int]) -> set[int]:
    """Of the members, those who may enter where a thing stands that moderators hid; none where it is not hidden."""
    kind = kind_of(thing)
    if kind is None or kind.admits is None or getattr(thing, "hidden_at", None) is None:
        return set()
    return kind.admits(thing, set(member_ids))


def admitted(page: Page, member_ids: set[int], *, with_lineage: bool = False) -> set[int]:
    """Of the members, those who pass every restriction at or above the page, which must be published.

    A page that serves nothing while one above it is unpublished, as boards do, says so: `with_lineage`.
    """
    steps = range(1, len(page.path) // Page.steplen + 1)
    lineage = [page.path[: Page.steplen * step] for step in steps]
    needed_live = lineage[1:] if with_lineage else lineage[-1:]
    if Page.objects.filter(path__in=needed_live, live=False).exists():
        return set()
    restrictions = PageViewRestriction.objects.filter(page__path__in=lineage).prefetch_related("groups")
    asked = [
        {group.pk for group in restriction.groups.all()}
        for restriction in restrictions
        if restriction.restriction_type != PageViewRestriction.LOGIN  # whoever has an account passes that one
    ]
    if not asked or not member_ids:
        return set(member_ids)
    held: dict[int, set[int]] = {}
    rows = Member.groups.through.objects.filter(member_id__in=member_ids, group_id__in=set().union(*asked))
    for member_id, group_id in rows.values_list("member_id", "group_id"):
        held.setdefault(member_id, set()).add(group_id)
    passing = {pk for pk, groups in held.items() if all(groups & needed for needed in asked)}
    return passing | set(Member.objects.filter(pk__in=member_ids, is_superuser=True).values_list("pk", flat=True))


def moderators_among(member_ids: set[int]) -> set[int]:
    """Of the members, those who see what is hidden where they may enter."""
    roles = Group.objects.filter(name__in=[Role.MODERATOR.value, Role.ADMINISTRATOR.value])
    may = Q(is_superuser=True) | Q(groups__in=roles)
    return set(Member.objects.filter(may, pk__in=member_ids, is_active=True).values_list("pk", flat=True))
