"""A page of the inbox: one line for each thing and kind, told by its newest event that the reader may still see."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from django.contrib.contenttypes.prefetch import GenericPrefetch
from django.db.models import F, Window
from django.db.models.functions import RowNumber

from portal.activity.notices import NoticeKind, notice_kind, notice_kinds
from portal.common.compiled_queries import Prepared, PreparedRows
from portal.common.kinds import Notifiable, kinds_with
from portal.common.pagination import Slice, slice_after
from portal.common.times import number
from portal.members.models import Member
from portal.notifications.inbox_lines import Line, acts_of, line_of, line_of_place
from portal.notifications.models import Notification
from portal.notifications.recipients import visible_subjects
from portal.notifications.ties import ties_of

PAGE = 30
MOST_EVENTS = 50  # of one line that are looked at; more are said as "50+"
_MOST_NAMES = 3

_KINDS = Prepared(lambda member: Notification.objects.filter(member=member).lines().order_by().values_list("kind").distinct())
_NAMES = PreparedRows(Member, lambda pks: Member.objects.filter(pk__in=[pks]), ("id", "name", "username", "erased_at"))


@dataclass(frozen=True)
class _Event:
    """What is asked about each event before the page knows which ones it shows."""

    pk: int
    group: str
    actor_id: int | None
    is_read: bool
    named: tuple[int, int, str, str]


def page_of(
    member: Member, *, kind: str = "", only_unread: bool = False, cursor: str = ""
) -> tuple[list[Line], Slice[Notification]]:
    """The lines of one page, and the cursors of its neighbours. The same number of queries for one line and for thirty.

    Raises BadCursor.
    """
    rows = Notification.objects.filter(member=member).lines()
    if kind:
        rows = rows.filter(kind=kind)
    if only_unread:
        rows = rows.filter(read_at=None)
    page = slice_after(rows, by="created_at", size=PAGE, cursor=cursor)
    return _lines(member, [row.group for row in page.rows]), page


def kinds_in(member: Member) -> list[NoticeKind]:
    """The kinds of which the member has lines, in the order of the page of preferences."""
    names = {kind for (kind,) in _KINDS.rows(member.pk)}
    return [kind for kind in notice_kinds() if kind.name in names]


def _lines(member: Member, groups: list[str]) -> list[Line]:
    events = _events(member, groups)
    told = {group: found[0].pk for group, found in events.items()}
    new_in = {
        group: [event.pk for event in found[:_MOST_NAMES]]
        for group, found in events.items()
        if len(found) > 1 and notice_kind(found[0].named[2]).is_by_place
    }
    rows = {row.pk: row for row in _rows(member, {*told.values(), *(pk for pks in new_in.values() for pk in pks)})}
    shown = [rows[told[group]] for group in groups if group in told and told[group] in rows]
    acts, ties = acts_of(shown, member), ties_of(shown, member)
    names = _names({event.actor_id for found in events.values() for event in found})
    lines = []
    for row in shown:
        found = events[row.group]
        others = dict.fromkeys(names[event.actor_id] for event in found[1:] if event.actor_id in names)
        line = line_of(row, member, act=acts.get(row.pk), tie=ties.get(row.pk, ""))
        if row.group in new_in:
            count = f"{number(MOST_EVENTS - 1)}+" if len(found) >= MOST_EVENTS else number(len(found))
            line = line_of_place(line, [rows[pk] for pk in new_in[row.group] if pk in rows], member, count)
        lines.append(
            replace(line, count=len(found), names=tuple(others)[:_MOST_NAMES], is_read=all(event.is_read for event in found))
        )
    return lines


def _events(member: Member, groups: list[str]) -> dict[str, list[_Event]]:
    """For each group, the newest first, what the member may still see: of those with something unread only that."""
    newest = Window(RowNumber(), partition_by=F("group"), order_by=[F("created_at").desc(), F("pk").desc()])
    columns = ("pk", "group", "actor_id", "read_at", "subject_type_id", "subject_id", "kind", "about")
    rows = (
        Notification.objects.filter(member=member, group__in=groups)
        .annotate(place=newest)
        .filter(place__lte=MOST_EVENTS)
        .order_by("-created_at", "-pk")
        .values_list(*columns)
    )
    events = [_Event(pk, group, actor, read_at is not None, tuple(named)) for pk, group, actor, read_at, *named in rows]
    visible = visible_subjects(member, [event.named for event in events])
    found: dict[str, list[_Event]] = {}
    for event in events:
        if event.named in visible:
            found.setdefault(event.group, []).append(event)
    return {group: [event for event in every if not event.is_read] or every for group, every in found.items()}


def _rows(member: Member, pks: Iterable[int]) -> list[Notification]:
    subjects = [how.for_lines(kind.model._default_manager.all(), member) for kind, how in kinds_with(Notifiable)]
    rows = (
        Notification.objects.filter(pk__in=list(pks))
        .select_related("actor", "activity", "subject_type")
        .prefetch_related(GenericPrefetch("subject", subjects))
    )
    return [row for row in rows if row.subject is not None]


def _names(member_ids: set[int | None]) -> dict[int | None, str]:
    return {actor.pk: actor.display_name for actor in _NAMES.instances([pk for pk in member_ids if pk is not None])}


def stamp_of(moment: datetime) -> str:
    """A moment in an address: what was read then is found again by it."""
    return f"{moment.timestamp():.6f}"
