"""The moderation log: every act of moderation, read from what is on record anyway. Nothing is written for it.

Decisions (hidden, restored, locked, unlocked, left as it is) are `Decision` rows; all else is an activity whose type says
`in_log`: moved, merged, suspended, a trust level given. Both are read newest first and put in order here, a page at a time.
Its reader sees what `visible_to` shows them: of private content nothing, or, with the permission, a line without words.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import BooleanField, Exists, OuterRef, Q, QuerySet, When
from django.db.models import Case as CaseOf
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from portal.activity.models import Activity
from portal.activity.types import ActivityType
from portal.common.kinds import Moderatable, kind_of_model, kinds_with
from portal.common.viewer import Viewer
from portal.members.models import Member, MemberClaim
from portal.moderation.activities import TRUST_GIVEN, TRUST_TAKEN
from portal.moderation.models import Decision, Rule, Sanction, TrustGrant
from portal.moderation.reach import about_things_within_reach, may_open_private

PAGE = 50


class BadPlace(ValueError):
    """The address names no place in the log."""


@dataclass(frozen=True)
class Wanted:
    """What the reader looks for; nothing: everything."""

    by: Member | None = None  # the moderator
    about: Member | None = None  # the member concerned
    act: str = ""  # "hide", or the name of a type of activity
    rule: Rule | None = None
    since: date | None = None
    until: date | None = None
    text: str = ""

    @property
    def names_content(self) -> bool:
        """Whether it would tell something about content by what it finds: private content is left out then."""
        return bool(self.about or self.rule or self.text)


@dataclass(frozen=True)
class Entry:
    """One line of the log. Private: without the words of what stands where the reader may not read."""

    at: datetime
    by: Member | None
    act: str
    title: str
    url: str
    rule: Rule | None
    reason: str
    source: str = ""
    is_private: bool = False
    decision: Decision | None = None  # with what undoes it


@dataclass(frozen=True)
class LogPage:
    entries: list[Entry]
    older: str  # the place where the next page begins; nothing on the last


def acts_in_log() -> list[tuple[str, str]]:
    """What can be looked for: the acts of decisions, then all others, by their names."""
    others = sorted((str(kind.in_log), kind.name) for kind in _types())
    grouped: dict[str, list[str]] = {}
    known = {str(act.label) for act in Decision.Act}  # "Moved" is both: a decision, and a move from a topic's own page
    for words, name in others:
        if words in known:
            continue
        grouped.setdefault(words, []).append(name)
    return [
        *((str(act.value), str(act.label)) for act in Decision.Act),
        *((names[0], words) for words, names in grouped.items()),
    ]


def moderation_log(viewer: Viewer, wanted: Wanted | None = None, *, before: str = "", size: int = PAGE) -> LogPage:
    """A page of the log, the newest first. A few queries, whatever it holds. Raises BadPlace."""
    wanted = wanted or Wanted()
    place = _place(before)
    decisions = list(_decisions(viewer, wanted, place)[: size + 1]) if wanted.act in ("", *Decision.Act.values) else []
    has_acts = not wanted.rule and bool(_names(wanted.act))
    acts = list(_acts(viewer, wanted, place)[: size + 1]) if has_acts else []
    rows: list[tuple[datetime, int, Any]] = [(row.decided_at, 1, row) for row in decisions]
    rows += [(row.happened_at, 0, row) for row in acts]
    rows.sort(key=lambda row: (row[0], row[1], row[2].pk), reverse=True)
    shown = rows[:size]
    older = f"{shown[-1][0].isoformat()}_{shown[-1][1]}_{shown[-1][2].pk}" if len(rows) > size else ""
    return LogPage(_entries([row for _at, _which, row in shown]), older)


def _place(before: str) -> tuple[datetime, int, int] | None:
    if not before:
        return None
    at, _mark, rest = before.partition("_")
    which, _mark, pk = rest.partition("_")
    try:
        moment = parse_datetime(at)
    except ValueError:
        moment = None
    if moment is None or timezone.is_naive(moment) or which not in ("0", "1") or not pk.isdecimal() or len(pk) > 18:
        raise BadPlace(before[:50])
    return moment, int(which), int(pk)


def _after(place: tuple[datetime, int, int] | None, at: str, which: int) -> Q:
    """What comes behind a place. Of the same moment decisions come first."""
    if place is None:
        return Q()
    moment, last, pk = place
    same = Q(pk__lt=pk) if which == last else Q() if which < last else Q(pk__in=[])
    return Q(**{f"{at}__lt": moment}) | (Q(**{at: moment}) & same)


def _between(wanted: Wanted, at: str) -> Q:
    found = Q()
    if wanted.since is not None:
        found &= Q(**{f"{at}__gte": timezone.make_aware(datetime.combine(wanted.since, time.min))})
    if wanted.until is not None:
        found &= Q(**{f"{at}__lt": timezone.make_aware(datetime.combine(wanted.until + timedelta(days=1), time.min))})
    return found


def _decisions(viewer: Viewer, wanted: Wanted, place: tuple[datetime, int, int] | None) -> QuerySet[Decision]:
    rows = _seen(Decision.objects.all(), viewer, about_things_within_reach(viewer), wanted)
    if wanted.by is not None:
        rows = rows.filter(by=wanted.by)
    if wanted.act:
        rows = rows.filter(act=wanted.act)
    if wanted.rule is not None:
        rows = rows.filter(rule=wanted.rule)
    if wanted.about is not None:
        rows = rows.filter(_written_by(wanted.about))
    if wanted.text:
        rows = rows.filter(Q(title__icontains=wanted.text) | Q(reason__icontains=wanted.text))
    rows = rows.filter(_after(place, "decided_at", 1), _between(wanted, "decided_at"))
    return rows.select_related("by", "undone_by", "rule").order_by("-decided_at", "-pk")


def _acts(viewer: Viewer, wanted: Wanted, place: tuple[datetime, int, int] | None) -> QuerySet[Activity]:
    member, claim = ContentType.objects.get_for_model(Member), ContentType.objects.get_for_model(MemberClaim)
    seen = about_things_within_reach(viewer) | Q(object_type__in=[member, claim])
    rows = Activity.objects.filter(type__in=_names(wanted.act)).exclude(data__has_key="is_decided")  # those are decisions
    rows = _seen(rows, viewer, seen, wanted)
    if wanted.by is not None:
        rows = rows.filter(actor=wanted.by)
    if wanted.about is not None:
        rows = rows.filter(_written_by(wanted.about) | Q(object_type=member, object_id=wanted.about.pk))
    if wanted.text:
        rows = rows.filter(_says(wanted.text))
    rows = rows.filter(_after(place, "happened_at", 0), _between(wanted, "happened_at"))
    return rows.select_related("actor").order_by("-happened_at", "-pk")


def _seen(rows: Any, viewer: Viewer, within: Q, wanted: Wanted) -> Any:
    rows = rows.annotate(is_seen=CaseOf(When(within, then=True), default=False, output_field=BooleanField()))
    return rows if may_open_private(viewer) and not wanted.names_content else rows.filter(is_seen=True)


def _written_by(member: Member) -> Q:
    """Of rows that point at things by type and number, those about what a member wrote."""
    found = Q(pk__in=[])
    for kind, _how in kinds_with(Moderatable):
        things = kind.model._base_manager.filter(author_id=member.pk, pk=OuterRef("object_id"))
        found |= Q(Exists(things), object_type=ContentType.objects.get_for_model(kind.model))
    return found


def _says(text: str) -> Q:
    """Of acts, those whose reason or whose member's name has these words."""
    found = Q(data__reason__icontains=text) | Q(data__title__icontains=text)
    sanctions = Sanction.objects.filter(reason__icontains=text, pk=OuterRef("target_id"))
    found |= Q(Exists(sanctions), target_type=ContentType.objects.get_for_model(Sanction))
    for act, reason in ((TRUST_GIVEN, "reason"), (TRUST_TAKEN, "taken_reason")):
        grants = TrustGrant.objects.filter(**{f"{reason}__icontains": text}, pk=OuterRef("target_id"))
        found |= Q(Exists(grants), type=act.name)
    names = Member.objects.filter(Q(name__icontains=text) | Q(username__icontains=text), pk=OuterRef("object_id"))
    return found | Q(Exists(names), object_type=ContentType.objects.get_for_model(Member))


def _types() -> list[ActivityType]:
    return [kind for kind in ActivityType.known.values() if kind.in_log]


def _names(act: str) -> list[str]:
    """The types of activity that are looked for; those with the same words are one."""
    if not act:
        return [kind.name for kind in _types()]
    chosen = ActivityType.known.get(act)
    words = str(Decision.Act(act).label) if act in Decision.Act.values else str(chosen.in_log) if chosen is not None else ""
    return [kind.name for kind in _types() if words and str(kind.in_log) == words]


def _entries(rows: list[Any]) -> list[Entry]:
    things = _things([(row.object_type_id, row.object_id) for row in rows])
    reasons = _things([(row.target_type_id, row.target_id) for row in rows if isinstance(row, Activity) and row.target_id])
    entries = []
    for row in rows:
        title, url = _named(things.get((row.object_type_id, row.object_id)))
        if isinstance(row, Decision):
            entries.append(_of_decision(row, url))
        else:
            entries.append(_of_act(row, title, url, reasons.get((row.target_type_id, row.target_id))))
    return entries


def _of_decision(row: Any, url: str) -> Entry:
    return Entry(
        at=row.decided_at,
        by=row.by,
        act=str(row.get_act_display()),
        title=row.title if row.is_seen else _("Private content"),
        url=url if row.is_seen else "",
        rule=row.rule if row.is_seen else None,
        reason=row.reason if row.is_seen else "",
        source=str(row.get_source_display()),
        is_private=not row.is_seen,
        decision=row,
    )


def _of_act(row: Any, title: str, url: str, target: Any) -> Entry:
    given = target.reason if isinstance(target, Sanction) else row.data.get("reason", "")
    if isinstance(target, TrustGrant):
        given = target.taken_reason if row.type == TRUST_TAKEN.name else target.reason
    return Entry(
        at=row.happened_at,
        by=row.actor,
        act=str(ActivityType.known[row.type].in_log),
        title=title if row.is_seen else _("Private content"),
        url=url if row.is_seen else "",
        rule=None,
        reason=str(given) if row.is_seen else "",
        is_private=not row.is_seen,
    )


def _things(keys: Iterable[tuple[int, int]]) -> dict[tuple[int, int], Any]:
    """The rows that these types and numbers point at. One query for each type."""
    numbers: dict[int, set[int]] = {}
    for type_id, pk in keys:
        numbers.setdefault(type_id, set()).add(pk)
    found: dict[tuple[int, int], Any] = {}
    for type_id, pks in numbers.items():
        model = ContentType.objects.get_for_id(type_id).model_class()
        if model is None:
            continue
        kind = kind_of_model(model)
        related = kind.related if kind is not None else ("claimant",) if model is MemberClaim else ()
        for pk, row in model._base_manager.select_related(*related).in_bulk(list(pks)).items():
            found[type_id, pk] = row
    return found


def _named(thing: Any) -> tuple[str, str]:
    """Title and address; a member's is their page in the admin."""
    if isinstance(thing, MemberClaim):
        thing = thing.claimant
    if isinstance(thing, Member):
        return thing.display_name, reverse("moderation_member", args=[thing.pk])
    kind = kind_of_model(type(thing)) if thing is not None else None
    return (str(kind.title(thing)), kind.url(thing)) if kind is not None else (_("No longer there"), "")
