"""Where a member belongs: organisation and roles. Staff decide."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.models import Group
from django.db import transaction

from portal.activity.record import record
from portal.common.permissions import require
from portal.members.activities import MEMBER_PLACED
from portal.members.models import Member, Organisation
from portal.members.permissions import can_give_roles, can_place


@transaction.atomic
def place_member(
    *, member: Member, by: Member, organisation: Organisation | None, groups: Iterable[Group] | None = None
) -> None:
    """Put a member into an organisation and, where `groups` is given, into exactly these groups."""
    require(can_place(by))
    member = Member.objects.lock(member.pk)
    member.organisation = organisation
    fields = ["organisation"]
    if groups is not None:
        require(can_give_roles(by))
        member.groups.set(groups)
        member.is_staff = member.groups.filter(permissions__codename="access_admin").exists() or member.is_superuser
        fields.append("is_staff")
    member.save(update_fields=fields)
    names = sorted(member.groups.values_list("name", flat=True))
    record(MEMBER_PLACED, actor=by, object=member, data={"organisation": organisation and organisation.pk, "groups": names})
