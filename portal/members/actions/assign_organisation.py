"""Where a member belongs: organisation and roles. Staff decide."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.models import Group
from django.db import transaction

from portal.activity.record import record
from portal.common.permissions import require
from portal.members.actions.organisations import STAFF, move_member
from portal.members.activities import MEMBER_PLACED
from portal.members.models import Member, Organisation
from portal.members.permissions import can_give_roles, can_place


@transaction.atomic
def place_member(
    *, member: Member, by: Member, organisation: Organisation | None, groups: Iterable[Group] | None = None
) -> None:
    """A member belongs to an organisation first of all and, where `groups` is given, to exactly these groups."""
    require(can_place(by))
    member = Member.objects.lock(member.pk)
    move_member(member=member, organisation=organisation, source=STAFF)
    if groups is not None:
        require(can_give_roles(by))
        member.groups.set(groups)
        member.is_staff = member.groups.filter(permissions__codename="access_admin").exists() or member.is_superuser
        member.save(update_fields=["is_staff"])
    names = sorted(member.groups.values_list("name", flat=True))
    record(MEMBER_PLACED, actor=by, object=member, data={"organisation": organisation and organisation.pk, "groups": names})
