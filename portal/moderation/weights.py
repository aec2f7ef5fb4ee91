"""How much a flag weighs: who is trusted more, and was right more often, weighs more. Enough of it hides until a moderator has looked.

1, and the trust level of who flags (5 for staff), and a bonus for being right: nothing before more than five of their flags
were decided; then, of the last hundred, nothing where moderators agreed with 70 in 100, up to five times log4 of their
number for those who were always right, and as much less for those who never were. No flag weighs less than nothing.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import F, Window
from django.db.models.functions import RowNumber
from django.utils.translation import gettext_noop

from portal.common.kinds import ContentKind
from portal.members.models import Member
from portal.moderation.models import Flag

OF_STAFF = 5
NEUTRAL = 0.7  # so often moderators agree with anybody's flags
FEWEST_DECIDED = 5  # with so many or fewer decided flags nobody is known yet
LAST = 100


SCORE_PER_WEIGHT = 25  # points of the spam check that weigh as much as a flag of the least weight

# Why something is hidden until a moderator has looked; stored as it stands, said in the reader's language.
HELD_BY_FLAGS = gettext_noop("Members flagged it. It is hidden until a moderator has looked at it.")
HELD_BY_CHECK = gettext_noop("It looks like advertising. It is hidden until a moderator has looked at it.")


@dataclass(frozen=True)
class Record:
    """How right somebody's flags were: of the last hundred that were decided, with how many moderators agreed."""

    agreed: int = 0
    decided: int = 0

    @property
    def percent(self) -> int | None:
        """Of 100 flags, with how many moderators agreed; None while there is nothing to tell it from."""
        return round(100 * self.agreed / self.decided) if self.decided else None


def bonus_of(record: Record) -> float:
    """What being right, or wrong, so often adds to the weight."""
    if record.decided <= FEWEST_DECIDED:
        return 0.0
    share = record.agreed / record.decided
    distance = (share - NEUTRAL) / (1 - NEUTRAL if share >= NEUTRAL else NEUTRAL)
    return distance * 5 * math.log(record.decided, 4)


def weight_of(member: Member, record: Record) -> float:
    level = OF_STAFF if member.is_moderator or member.is_company else member.trust_level
    return max(0.0, round(1 + level + bonus_of(record), 2))


def records_of(member_ids: Iterable[int]) -> dict[int, Record]:
    """How right the flags of these members were. One query."""
    numbered = Window(RowNumber(), partition_by=F("member"), order_by=[F("decided_at").desc(), F("pk").desc()])
    decided = Flag.objects.filter(member__in=set(member_ids)).exclude(outcome="").annotate(place=numbered)
    counts: dict[int, list[int]] = {}
    for member, outcome in decided.filter(place__lte=LAST).values_list("member_id", "outcome"):
        row = counts.setdefault(member, [0, 0])
        row[0] += outcome == Flag.Outcome.AGREED
        row[1] += 1
    return {member: Record(*row) for member, row in counts.items()}


def record_of(member: Member) -> Record:
    return records_of([member.pk]).get(member.pk, Record())


def record_of_check() -> Record:
    """How right the spam check was, of the last hundred that it put into the queue."""
    decided = Flag.objects.filter(member=None).exclude(outcome="").order_by("-decided_at", "-pk")
    outcomes = list(decided.values_list("outcome", flat=True)[:LAST])
    return Record(sum(outcome == Flag.Outcome.AGREED for outcome in outcomes), len(outcomes))


def weight_of_score(score: int) -> float:
    """What the spam check's points add to the weight of flags."""
    return round(score / SCORE_PER_WEIGHT, 2)


def is_surely_spam(flags: Iterable[Flag]) -> bool:
    """Whether the spam check alone hides it until a moderator has looked. It is asked of newcomers' texts only."""
    limit = settings.SPAM_HOLD_SCORE
    return bool(limit) and any(row.member_id is None and row.weight >= weight_of_score(limit) for row in flags)


def hides_by_weight(flags: Iterable[Flag], kind: ContentKind[Any], thing: Any) -> bool:
    """Whether open flags weigh enough to hide a thing until a moderator has looked: never what staff wrote."""
    limit = settings.FLAG_HIDE_WEIGHT
    if not limit or sum(row.weight for row in flags) < limit:
        return False
    author = Member.objects.filter(pk=kind.author_id(thing)).first()
    return author is not None and not (author.is_moderator or author.is_company)
