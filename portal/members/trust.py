"""Trust levels 0 to 4, by rules that everybody can read: days, replies, helpful votes; never by points.

Levels 1 to 3 are gained and lost by what a member did; level 4 is given and taken by hand, on the
member's page in the admin, with a reason. Apps that know facts register a source: `register_fact("replies", label, count)`. The rules
are the setting TRUST_LEVELS, what each level may do is in rights.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.members.models import Member

MANUAL = 4

# (members, since) -> how often each, by member. `since` is None for all time.
Count = Callable[[Iterable[int], datetime | None], Mapping[int, int]]


@dataclass(frozen=True)
class Fact:
    """Something that levels ask for. `words(n)` says what is missing: "3 more replies"."""

    name: str
    count: Count
    words: Callable[[int], str]
    label: Any  # lazy: what is counted


@dataclass(frozen=True)
class Missing:
    """One thing that is missing for the next level."""

    fact: str
    has: int
    needs: int
    words: str


_facts: dict[str, Fact] = {}


def register_fact(name: str, count: Count, words: Callable[[int], str], label: Any = "") -> None:
    """Make a fact known to the rules. Registering a name again replaces it."""
    _facts[name] = Fact(name, count, words, label or name)


def levels_of(members: list[Member], now: datetime) -> dict[int, int]:
    """The level that each member has earned now. A few queries however many members.

    Level n needs all that levels 1 to n ask for. Level 4 is never earned and never lost.
    """
    held = _held(members, now)
    earned = {}
    for member in members:
        if member.trust_level >= MANUAL or member.is_staff:
            earned[member.pk] = member.trust_level
            continue
        level = 0
        for number in sorted(rules()):
            if any(held[number][fact].get(member.pk, 0) < least for fact, least in rules()[number]["needs"].items()):
                break
            level = number
        earned[member.pk] = level
    return earned


def missing_for_next(member: Member, now: datetime) -> list[Missing]:
    """What the member still needs for the next level; empty when there is none to earn."""
    number = member.trust_level + 1
    if number not in rules():
        return []
    held = _held([member], now)[number]
    missing = []
    for fact, least in rules()[number]["needs"].items():
        has = held[fact].get(member.pk, 0)
        if has < least:
            missing.append(Missing(fact, has, least, _words(fact, least - has)))
    return missing


def rules() -> dict[int, dict[str, Any]]:
    """The setting: level to {"needs": {fact: least}, "window": days or None}."""
    return settings.TRUST_LEVELS


def needs() -> list[tuple[str, list[int]]]:
    """What the levels ask for: a name and the least for each level that can be earned. 0 where a level does not ask."""
    names = list(dict.fromkeys(fact for rule in rules().values() for fact in rule["needs"]))
    return [
        (
            str(_facts[name].label) if name in _facts else _("days here") if name == "days" else name,
            [rules()[number]["needs"].get(name, 0) for number in sorted(rules())],
        )
        for name in names
    ]


def _held(members: list[Member], now: datetime) -> dict[int, dict[str, Mapping[int, int]]]:
    """For each level, what each member has of each fact that it asks for, within the level's window."""
    ids = [member.pk for member in members]
    known: dict[tuple[str, int | None], Mapping[int, int]] = {}
    held: dict[int, dict[str, Mapping[int, int]]] = {}
    for number, rule in rules().items():
        window = rule.get("window")
        since = now - timedelta(days=window) if window else None
        held[number] = {}
        for fact in rule["needs"]:
            if (fact, window) not in known:
                if fact == "days":
                    known[fact, window] = {member.pk: (now - member.joined_at).days for member in members}
                elif fact in _facts:
                    known[fact, window] = _facts[fact].count(ids, since)
                else:
                    known[fact, window] = {}
            held[number][fact] = known[fact, window]
    return held


def _words(fact: str, count: int) -> str:
    if fact == "days":
        return ngettext("%(count)d more day", "%(count)d more days", count) % {"count": count}
    return _facts[fact].words(count) if fact in _facts else f"{fact}: {count}"
