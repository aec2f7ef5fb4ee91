"""Who is there: organisations and members, with roles, groups and faces."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from typing import Any

from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group
from django.db import transaction

from portal.activity.record import record
from portal.members.actions import move_member
from portal.members.activities import MEMBER_JOINED
from portal.members.models import Member, Organisation, RevenueBand, Segment
from portal.members.roles import Role
from portal.operations.demo.kept import Kept

DOMAIN = "thecounter.example"

# Whom the buttons "try it as" sign in: key of the button → username.
ROLES = {
    "customer": "priya",
    "moderator": "lena",
    "product": "dov",
    "support": "marit",
    "records": "hanna",
    "administrator": "ilse",
}


class NameTaken(Exception):
    """A member of the site's own has a handle that the demo needs."""


def load_people(texts: dict[str, list[dict[str, Any]]], kept: Kept, *, now: datetime, seed: int) -> dict[str, Member]:
    """Make whoever is missing. Gives all members of the demo by username."""
    organisations = {
        facts["name"]: kept.find_or_make(
            f"organisation:{facts['name']}", Organisation, lambda facts=facts: _organisation(facts)
        )
        for facts in texts["organisations"]
    }
    dice = random.Random(seed)
    members = {}
    for facts in texts["members"]:
        seen_ago = timedelta(minutes=dice.randrange(5, 60 * 24 * 4))  # drawn for each, so that one more changes no other
        members[facts["username"]] = kept.find_or_make(
            f"member:{facts['username']}",
            Member,
            lambda facts=facts, seen_ago=seen_ago: _member(facts, organisations, now=now, seen_ago=seen_ago),
        )
    return members


def _organisation(facts: dict[str, Any]) -> Organisation:
    """With its segment and band, where the site still has them."""
    known = facts | {
        "segment": Segment.objects.filter(pk=facts["segment"]).first(),
        "revenue_band": RevenueBand.objects.filter(pk=facts["revenue_band"]).first(),
    }
    return Organisation.objects.get_or_create(name=facts["name"], defaults=known)[0]


@transaction.atomic
def _member(facts: dict[str, Any], organisations: dict[str, Organisation], *, now: datetime, seen_ago: timedelta) -> Member:
    username = facts["username"]
    if Member.objects.filter(username__iexact=username).exists():
        raise NameTaken(username)
    joined_at = now - timedelta(days=facts["joined"], minutes=len(username) * 37)
    role = Role(facts["role"]) if "role" in facts else None
    member = Member.objects.create_user(
        username,
        email=f"{username}@{DOMAIN}",
        name=facts["name"],
        bio=facts["bio"],
        location=facts["location"],
        trust_level=facts["level"],
        joined_at=joined_at,
        approved_at=joined_at,
        rules_accepted_at=joined_at,
        last_seen_at=now - seen_ago,
        is_staff=role is not None,
        is_superuser=role is Role.ADMINISTRATOR,
    )
    if facts.get("organisation"):
        move_member(member=member, organisation=organisations[facts["organisation"]], source="demo", day=joined_at.date())
    EmailAddress.objects.get_or_create(user=member, email=member.email, defaults={"verified": True, "primary": True})
    if role is not None:
        member.groups.add(Group.objects.get_or_create(name=role.value)[0])
    for name in facts.get("groups", []):
        member.groups.add(Group.objects.get_or_create(name=name)[0])
    record(MEMBER_JOINED, actor=member, object=member, happened_at=joined_at)
    return member
