"""The cases of the review queue, and what a moderator reads before deciding one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Exists, Max, Min, OuterRef, Q, Sum
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.common.html import CleanHtml
from portal.common.kinds import ContentKind, Moderatable, Notifiable, kinds_with
from portal.common.viewer import Viewer
from portal.members.models import Member
from portal.moderation.case_claims import claim_on
from portal.moderation.decidable import rows_of, thing_rows
from portal.moderation.flagging import decisions_on, flags_on, open_flags
from portal.moderation.hidden_texts import stands_in
from portal.moderation.models import CaseClaim, Decision, Flag, Rule, Sanction
from portal.moderation.reach import about_things_within_reach
from portal.moderation.spam_check import SpamCheck, spam_check
from portal.moderation.weights import HELD_BY_CHECK, Record, record_of_check, records_of

MOST_LIKE_IT = 5
NEWCOMER = timedelta(days=7)
ACCOUNTS = "accounts"  # the tab of account_checks.py


@dataclass(frozen=True)
class Case:
    """One thing with open flags, as the queue lists it. Private: it stands where the reader may not read, so it has no title."""

    kind: ContentKind
    thing: Any
    flag_count: int
    weight: float
    oldest_at: datetime
    newest_at: datetime
    reasons: list[str]
    is_private: bool = False
    claim: CaseClaim | None = None
    is_flagged: bool = True  # by members
    is_suspected: bool = False  # by the spam check
    is_held: bool = False  # hidden until a moderator has looked
    is_of_newcomer: bool = False

    @property
    def key(self) -> str:
        return f"{self.kind.name}:{self.thing.pk}"

    @property
    def title(self) -> str:
        return _("Private content") if self.is_private else self.kind.title(self.thing)

    @property
    def url(self) -> str:
        return "" if self.is_private else self.kind.url(self.thing)

    @property
    def excerpt(self) -> str:
        """How it begins, where its title is that of something larger."""
        return "" if self.is_private or not self.kind.has(Notifiable) else self.kind.get(Notifiable).excerpt(self.thing)

    @property
    def is_hidden(self) -> bool:
        return getattr(self.thing, "hidden_at", None) is not None


def tabs_of(cases: Sequence[Case], accounts: Sequence[Any] | None) -> list[tuple[str, str, int]]:
    """By what the queue can be narrowed: name, words, and how many cases that leaves. One case may stand in several.

    `accounts` of the queue stand in a tab of their own, for those who look after members (None for others).
    """
    return [
        ("", _("All"), len(cases)),
        *((name, str(words), sum(1 for case in cases if holds(case))) for name, (words, holds) in TABS.items()),
        *([(ACCOUNTS, _("Accounts"), len(accounts))] if accounts is not None else []),
    ]


def narrowed(cases: Sequence[Case], tab: str) -> list[Case]:
    """The cases of a tab; all of them where there is none of this name, none of them among the accounts."""
    if tab == ACCOUNTS:
        return []
    _words, holds = TABS.get(tab, ("", lambda _case: True))
    return [case for case in cases if holds(case)]


TABS: dict[str, tuple[Any, Callable[[Case], bool]]] = {
    "flags": (gettext_lazy("Flagged by members"), lambda case: case.is_flagged),
    "held": (gettext_lazy("Held"), lambda case: case.is_held),
    "spam": (gettext_lazy("Suspected spam"), lambda case: case.is_suspected),
    "new": (gettext_lazy("New members"), lambda case: case.is_of_newcomer),
}


def open_cases(viewer: Viewer, limit: int = 100, now: datetime | None = None) -> list[Case]:
    """Things with open flags, the heaviest and oldest first. Few queries: some, and one or two for each kind of content."""
    now = now or timezone.now()
    groups = list(
        open_flags(viewer)
        .values("object_type_id", "object_id")
        .annotate(flags=Count("pk"), total=Sum("weight"), oldest=Min("created_at"), newest=Max("created_at"))
        .order_by("-total", "oldest", "object_type_id", "object_id")[:limit]
    )
    by_type = {ContentType.objects.get_for_model(kind.model).pk: kind for kind, _how in kinds_with(Moderatable)}
    numbers = [group["object_id"] for group in groups]
    reasons: dict[tuple[int, int], list[str]] = {}
    flaggers: dict[tuple[int, int], set[int | None]] = {}
    for row in Flag.objects.filter(outcome="", object_id__in=numbers):
        key = (row.object_type_id, row.object_id)
        flaggers.setdefault(key, set()).add(row.member_id)
        if row.member_id is not None:
            reasons.setdefault(key, []).append(str(row.get_reason_display()))
    claims = {
        (claim.object_type_id, claim.object_id): claim
        for claim in CaseClaim.objects.filter(until__gt=now, object_id__in=numbers).select_related("member")
    }
    things: dict[tuple[int, int], Any] = {}
    reached: set[tuple[int, int]] = set()
    for type_id, kind in by_type.items():
        pks = [group["object_id"] for group in groups if group["object_type_id"] == type_id]
        if pks:
            rows = kind.model._default_manager.select_related(*kind.related).in_bulk(pks)
            things |= {(type_id, pk): thing for pk, thing in rows.items()}
            seen = kind.get(Moderatable).reached_by(viewer).order_by().filter(pk__in=pks).values_list("pk", flat=True)
            reached |= {(type_id, pk) for pk in seen}
    authors = {key: by_type[key[0]].author_id(thing) for key, thing in things.items()}
    joined = dict(Member.objects.filter(pk__in=set(authors.values())).values_list("pk", "joined_at"))
    return [
        Case(
            kind=by_type[key[0]],
            thing=things[key],
            flag_count=group["flags"],
            weight=group["total"],
            oldest_at=group["oldest"],
            newest_at=group["newest"],
            reasons=sorted(set(reasons.get(key, []))),
            is_private=key not in reached,
            claim=claims.get(key),
            is_flagged=bool(flaggers.get(key, {None}) - {None}),
            is_suspected=None in flaggers.get(key, set()),
            is_held=getattr(things[key], "hidden_at", None) is not None and getattr(things[key], "hidden_by_id", None) is None,
            is_of_newcomer=_is_of_newcomer(things[key], joined.get(authors[key] or 0)),
        )
        for group in groups
        if (key := (group["object_type_id"], group["object_id"])) in things
    ]


def _is_of_newcomer(thing: Any, joined_at: datetime | None) -> bool:
    """Written within a week of joining."""
    posted_at = getattr(thing, "posted_at", None)
    return joined_at is not None and posted_at is not None and posted_at - joined_at < NEWCOMER


def next_case(cases: list[Case], viewer: Viewer, after: str) -> Case | None:
    """The case to go on with: the one below, or from the top again; none that another moderator is on."""
    keys = [case.key for case in cases]
    start = keys.index(after) + 1 if after in keys else 0
    for case in [*cases[start:], *cases[:start]]:
        if case.key != after and (case.claim is None or case.claim.member_id == viewer.pk):
            return case
    return None


@dataclass(frozen=True)
class FlagLine:
    """A flag, and how right its member was before."""

    flag: Flag
    record: Record

    @property
    def is_check(self) -> bool:
        return self.flag.member_id is None


@dataclass(frozen=True)
class History:
    """What was decided about what a member wrote, of what the reader may see."""

    hidden: int
    restored: int
    left: int
    latest: list[Decision]
    sanctions: list[Sanction]


@dataclass(frozen=True)
class Similar:
    """How cases of the same sort were decided: flagged for the same reason, of the same kind."""

    hidden: int
    left: int
    latest: list[Decision]


@dataclass(frozen=True)
class Evidence:
    """All that a moderator reads about one case."""

    words: CleanHtml
    around: list[tuple[str, CleanHtml]]
    stands_in: tuple[str, str]
    flags: list[FlagLine]
    weight: float
    decisions: list[Decision]
    by_flags_at: datetime | None  # when flags hid it
    edited_since: datetime | None  # its author changed it after that
    author: Member | None
    history: History | None
    rule: Rule | None  # that most of the flags suggest
    similar: Similar | None
    claim: CaseClaim | None
    spam: SpamCheck | None  # None: its author is trusted
    check_record: Record  # how often moderators agreed with the spam check
    is_by_check: bool  # the spam check hid it, not flags


def evidence_on(kind: ContentKind[Any], thing: Any, viewer: Viewer, now: datetime) -> Evidence:
    """What is known about a case. The same number of queries however much that is."""
    flags = flags_on(thing)
    waiting = [row for row in flags if not row.outcome]
    records = records_of(row.member_id for row in flags if row.member_id is not None)
    decisions = decisions_on(thing_rows(kind, thing))
    by_flags = next((row for row in decisions if row.source == Decision.Source.AUTOMATION and row.undone_at is None), None)
    edited = getattr(thing, "edited_at", None)
    author = getattr(thing, "author", None)
    reasons = Counter(row.reason for row in waiting)
    reason = reasons.most_common(1)[0][0] if reasons else ""
    return Evidence(
        words=kind.get(Moderatable).words(thing),
        around=list(kind.get(Moderatable).around(thing)),
        stands_in=stands_in(thing),
        flags=[FlagLine(row, records.get(row.member_id or 0, Record())) for row in flags],
        weight=sum(row.weight for row in waiting),
        decisions=decisions,
        by_flags_at=by_flags.decided_at if by_flags is not None else None,
        edited_since=edited if by_flags is not None and edited is not None and edited > by_flags.decided_at else None,
        author=author,
        history=history_of(author, viewer, but=thing) if isinstance(author, Member) else None,
        rule=rule_for(reason),
        similar=similar_to(kind, thing, reason, viewer) if reason else None,
        claim=claim_on(rows_of(kind, thing), now),
        spam=spam_check(kind, thing, viewer),
        check_record=record_of_check(),
        is_by_check=by_flags is not None and by_flags.reason == HELD_BY_CHECK,
    )


def rule_for(reason: str) -> Rule | None:
    """The rule that flags for a reason suggest."""
    return Rule.objects.in_force().filter(flag_reason=reason).first() if reason else None


def history_of(author: Member, viewer: Viewer, but: Any = None) -> History:
    written = Q(pk__in=[])
    for kind, _how in kinds_with(Moderatable):
        things = kind.model._base_manager.filter(author_id=author.pk, pk=OuterRef("object_id"))
        things = things.exclude(pk=but.pk) if isinstance(but, kind.model) else things
        written |= Q(Exists(things), object_type=ContentType.objects.get_for_model(kind.model))
    rows = Decision.objects.filter(written).filter(about_things_within_reach(viewer))
    counts = dict(rows.order_by().values_list("act").annotate(count=Count("pk")))
    latest = list(rows.select_related("rule", "by").order_by("-decided_at", "-pk")[:MOST_LIKE_IT])
    sanctions = list(author.sanctions.select_related("by").order_by("-at")[:MOST_LIKE_IT])
    return History(counts.get("hide", 0), counts.get("restore", 0), counts.get("leave", 0), latest, sanctions)


def similar_to(kind: ContentKind[Any], thing: Any, reason: str, viewer: Viewer) -> Similar:
    """Decisions on things of the same kind that were flagged for the same reason, of what the reader may see."""
    flagged = Flag.objects.filter(decision=OuterRef("pk"), reason=reason)
    rows = Decision.objects.filter(
        Exists(flagged), about_things_within_reach(viewer), object_type=ContentType.objects.get_for_model(kind.model)
    ).exclude(object_id=thing.pk)
    counts = dict(rows.order_by().values_list("act").annotate(count=Count("pk")))
    latest = list(rows.select_related("rule", "by").order_by("-decided_at", "-pk")[:MOST_LIKE_IT])
    return Similar(counts.get("hide", 0), counts.get("leave", 0) + counts.get("restore", 0), latest)
