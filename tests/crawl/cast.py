"""Who lives in the marked world: one member for each role that crawls, and those who do what the others may not see."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from allauth.account.models import EmailAddress
from django.contrib.auth.models import AnonymousUser, Group
from django.utils import timezone
from wagtail.models import PageViewRestriction

from portal.members.models import Member
from portal.members.roles import Role
from portal.settings.trust import trust_table_from
from tests.crawl.marks import ROLES, Marks

BAIT = "xylofon"  # stands in everything that is marked, so that one search would find it all
_STAFF = {
    "moderator": Role.MODERATOR,
    "support": Role.SUPPORT,
    "product": Role.PRODUCT,
    "editor": Role.EDITOR,
    "warden": Role.MODERATOR,
}

# Without what holds floods off: the world is made in a second.
UNHURRIED = trust_table_from(
    json.dumps(
        dict.fromkeys(["seconds_between", "same_text_minutes"], [0] * 5)
        | dict.fromkeys(["replies_a_minute", "votes_a_minute", "votes_an_hour", "replies_in_a_row"], [99] * 5)
    )
)


@dataclass
class World:
    """What was made: things by name, who crawls, and the table of rights."""

    marks: Marks = field(default_factory=Marks)
    people: dict[str, Member] = field(default_factory=dict)
    things: dict[str, Any] = field(default_factory=dict)
    insiders: Any = None

    def __getattr__(self, name: str) -> Any:
        try:
            return self.__dict__["people"].get(name) or self.__dict__["things"][name]
        except KeyError as error:
            raise AttributeError(name) from error

    def viewer(self, role: str) -> Any:
        """Whoever crawls as this role, read anew: what one may see is kept on the row for a request."""
        return AnonymousUser() if role == "visitor" else Member.objects.get(pk=self.people[role].pk)

    def add(self, **things: Any) -> Any:
        """Keep things under names; gives the last."""
        self.things |= things
        return list(things.values())[-1]

    def close_to_insiders(self, page: Any) -> Any:
        """From now on only members of the group read this page and those below it."""
        restriction = PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.GROUPS)
        restriction.groups.add(self.insiders)
        return restriction


def make_cast(world: World) -> None:
    """A member for each role. Moderators, support, product team and editors belong to no closed group."""
    world.insiders = Group.objects.create(name="Insiders")
    for role in ROLES:
        if role != "visitor":
            _join(world, role)
    # The keeper writes in closed rooms, the warden moderates there; others only lend a hand.
    for name in ("keeper", "warden", "flagger", "culprit", "waiting", "voter"):
        _join(world, name)
    for name in ("insider", "keeper", "warden"):
        world.people[name].groups.add(world.insiders)
    Member.objects.filter(pk=world.people["newcomer"].pk).update(trust_level=0)
    Member.objects.filter(pk=world.people["waiting"].pk).update(approved_at=None)


def _join(world: World, name: str) -> None:
    now = timezone.now()
    address = world.marks.new(f"mail{name}", {name, "moderator", "support"})
    member = Member.objects.create_user(
        name, f"{address}@example.com", name=name.title(), approved_at=now, rules_accepted_at=now, trust_level=3
    )
    if name == "administrator":
        member.is_staff = member.is_superuser = True
    elif name in _STAFF:
        member.is_staff = True
        member.groups.add(Group.objects.get(name=_STAFF[name].value))
    member.save()
    EmailAddress.objects.create(user=member, email=member.email, verified=True, primary=True)
    world.people[name] = member
