"""One change of several ideas: planned, taken back while it waits, carried out.

Why it waits: a status cannot be taken back cleanly once it is set. Inboxes have it, votes of a budget were given back
and may be spent, the promise of a first answer is kept. So for as long as undo is offered, nothing has happened.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ideas.actions import NeedsReason, change_status, owe_answer_by, set_owner
from ideas.boards import board_map
from ideas.models import Idea, Meaning, Vote, who_voted
from ideas.permissions import can_be_unowned, can_change_status, can_owe_answer
from ideas.reasons import lacks
from ideas.workbench.activities import CHANGE_DONE, CHANGE_PLANNED, CHANGE_STOPPED
from ideas.workbench.models import PlannedChange, PlannedItem
from ideas.workbench.permissions import can_stop_change, can_use_workbench
from portal.activity.record import record
from portal.activity.types import undo_window
from portal.common.permissions import ALLOWED, Refused, Verdict, refused, require
from portal.members.models import Member

MOST_AT_ONCE = 100


@dataclass(frozen=True)
class Choice:
    """What is to become of the ideas: one of the three acts with what it needs."""

    act: PlannedChange.Act
    meaning: str = ""
    reason: str = ""
    owner: Member | None = None
    owed_by: datetime | None = None
    # Of one idea: a status of its own board, and the quarter; with a status an owner may come along.
    status_id: int | None = None
    target_quarter: str | None = None


@dataclass
class Planned:
    """What was planned, and what not: an idea with the reason, for each that stays as it is."""

    change: PlannedChange | None = None
    ideas: list[Idea] = field(default_factory=list)
    left: list[tuple[Idea, str]] = field(default_factory=list)


def plan_change(*, ideas: Sequence[int], choice: Choice, by: Member, now: datetime | None = None) -> Planned:
    """The product team changes several ideas. Those that refuse are told apart at once; the others wait for the undo.

    Raises NeedsReason when an idea is declined without one.
    """
    now = now or timezone.now()
    planned = _plan(ideas, choice, by, now)
    if planned.change is None:
        return planned
    if planned.change.due_at <= now:  # a site without undo
        carry_out(change=planned.change, now=now)
    return planned


@transaction.atomic
def _plan(pks: Sequence[int], choice: Choice, by: Member, now: datetime) -> Planned:
    require(can_use_workbench(by))
    if choice.meaning == Meaning.NOT_DOING and (missing := lacks(choice.reason)):
        raise NeedsReason(missing)
    planned = Planned()
    items = []
    wanted = Idea.objects.visible_to(by).filter(pk__in=sorted(set(pks))[:MOST_AT_ONCE]).select_related("owner")
    for idea in wanted.order_by("pk"):
        verdict, status = _may(idea, choice, by, now)
        if not verdict:
            planned.left.append((idea, verdict.reason))
            continue
        planned.ideas.append(idea)
        items.append(PlannedItem(idea=idea, status_id=status))
    if not items:
        return planned
    change = PlannedChange.objects.create(
        act=choice.act,
        by=by,
        planned_at=now,
        due_at=now + undo_window(),
        meaning=choice.meaning,
        reason=choice.reason,
        owner=choice.owner,
        owed_by=choice.owed_by,
        target_quarter=choice.target_quarter,
        voters=voters_of([idea.pk for idea in planned.ideas]) if choice.act == PlannedChange.Act.STATUS else 0,
    )
    for item in items:
        item.change = change
    PlannedItem.objects.bulk_create(items)
    data = {"act": change.act, "ideas": [idea.pk for idea in planned.ideas]}
    record(CHANGE_PLANNED, actor=by, object=change, data=data, happened_at=now)
    planned.change = change
    return planned


def _may(idea: Idea, choice: Choice, by: Member, now: datetime) -> tuple[Verdict, int | None]:
    """May it be done to this idea, and with which status of its board? Asked without a query."""
    verdict = can_change_status(by, idea, now)
    if not verdict:
        return verdict, None
    if choice.act == PlannedChange.Act.STATUS:
        board = board_map()[idea.board_id]
        status = board.status_meaning(choice.meaning) if choice.status_id is None else board.status(choice.status_id)
        if status is None:
            return refused(_("Its board has no status with this meaning.")), None
        is_same_owner = choice.owner is None or choice.owner == idea.owner
        is_same_quarter = choice.target_quarter in (None, idea.target_quarter)
        is_same = status.pk == idea.status_id and choice.reason in ("", idea.status_reason)
        if is_same and is_same_owner and is_same_quarter:
            return refused(_("It stands there already.")), None
        return ALLOWED, status.pk
    if choice.act == PlannedChange.Act.OWNER:
        if choice.owner is None and not (verdict := can_be_unowned(idea)):
            return verdict, None
        if idea.owner == choice.owner:
            return refused(_("It has this owner already.") if choice.owner else _("Nobody owns it already.")), None
        return ALLOWED, None
    return can_owe_answer(by, idea, now), None


@transaction.atomic
def stop_change(*, change: PlannedChange, by: Member, now: datetime | None = None) -> PlannedChange:
    """Whoever planned it thinks better of it. Nothing has happened yet, so nothing is left of it."""
    now = now or timezone.now()
    change = _locked(change.pk)
    require(can_stop_change(by, change, now))
    if change.stopped_at is None:
        change.stopped_at = now
        change.save(update_fields=["stopped_at"])
        record(CHANGE_STOPPED, actor=by, object=change, data={"act": change.act}, happened_at=now)
    return change


def hurry_change(*, change: PlannedChange, by: Member, now: datetime | None = None) -> PlannedChange:
    """Whoever planned it is sure: it is carried out now."""
    now = now or timezone.now()
    require(can_stop_change(by, change, now))
    return carry_out(change=change, now=now)


def carry_out(*, change: PlannedChange, now: datetime | None = None) -> PlannedChange:
    """Do what was planned, once: each idea by the action that changes one alone, in a transaction of its own.

    A batch must not hold a hundred ideas while members want to vote. The change is marked first: a worker that dies
    in the middle leaves ideas as they were rather than changing some of them twice.
    """
    now = now or timezone.now()
    with transaction.atomic():
        change = _locked(change.pk)
        if change.done_at is not None or change.stopped_at is not None:
            return change
        change.done_at = now
        change.save(update_fields=["done_at"])
        record(CHANGE_DONE, actor=change.by, object=change, data={"act": change.act}, happened_at=now)
    for item in change.items.select_related("idea").order_by("idea_id"):
        try:
            _do(change, item, now)
        except Refused as refusal:  # merged, closed or answered meanwhile
            item.refusal = str(refusal)[:300]
            item.save(update_fields=["refusal"])
    return change


def _do(change: PlannedChange, item: PlannedItem, now: datetime) -> None:
    if change.act == PlannedChange.Act.STATUS:
        if item.status_id is None:
            raise Refused(_("Its status is not there any more."))
        change_status(
            idea=item.idea,
            by=change.by,
            status_id=item.status_id,
            reason=change.reason,
            owner=change.owner,
            target_quarter=change.target_quarter,
            now=now,
        )
    elif change.act == PlannedChange.Act.OWNER:
        set_owner(idea=item.idea, owner=change.owner, by=change.by, now=now)
    else:
        assert change.owed_by is not None  # a constraint of the table
        owe_answer_by(idea=item.idea, by=change.by, due_at=change.owed_by, now=now)


def voters_of(ideas: Sequence[int]) -> int:
    """How many people voted for any of these."""
    return Vote.objects.filter(idea__in=ideas, is_counted=True).values(who=who_voted()).distinct().count()


def _locked(pk: int) -> PlannedChange:
    return PlannedChange.objects.select_for_update(no_key=True, of=("self",)).select_related("by", "owner").get(pk=pk)
