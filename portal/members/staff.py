"""Who speaks for the company, as a list to choose from."""

from __future__ import annotations

from django.db.models import Q

from portal.members.models import Member
from portal.members.roles import Role


def staff() -> list[Member]:
    """All who speak for the company, by name: they own ideas and owe answers."""
    roles = [role.value for role in (Role.PRODUCT, Role.SUPPORT, Role.ADMINISTRATOR)]
    members = Member.objects.present().filter(Q(is_superuser=True) | Q(groups__name__in=roles), is_active=True)
    return list(members.distinct().order_by("name", "username"))
