"""What becomes of an idea: its status with the reason, its owner, and the official response."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from ideas.actions.answering import is_an_answer, note_answer, pass_on, settle_delivery
from ideas.actions.counting import counted, recount_votes
from ideas.actions.voting import give_back
from ideas.activities import (
    IDEA_OWNED,
    RESPONSE_EDITED,
    RESPONSE_GIVEN,
    STATUS_TYPES,
    VOTE_LAPSED,
    VOTES_RECLAIMED,
    VOTES_RETURNED,
)
from ideas.boards import board_map
from ideas.models import CLOSED, Ballot, Idea, Meaning, OfficialResponse, Status, StatusChange, Vote, VoteMode
from ideas.permissions import can_be_unowned, can_change_status
from ideas.reasons import lacks
from portal.activity.record import record
from portal.common.permissions import Refused, require
from portal.members.models import Member
from portal.writing.actions import attach_uploads, keep_revision
from portal.writing.html import clean, excerpt


class NeedsReason(Refused):
    """An idea declined without a public reason, or without an owner. The message says what is missing."""


@transaction.atomic
def change_status(
    *,
    idea: Idea,
    by: Member,
    status_id: int,
    reason: str = "",
    owner: Member | None = None,
    target_quarter: str | None = None,
    change: Mapping[str, str] | None = None,
    now: datetime | None = None,
) -> Idea:
    """The product team says what becomes of an idea, and why. Raises NeedsReason.

    `change` is the entry in the changelog that delivers it, as address (`url`) and place in the page tree (`path`).

    Declining needs a sufficient reason (`reasons.py`) and an owner. A commitment has an owner, who owes it by the end of the quarter.
    Closing gives the votes of a budget back; reopening takes them again as far as there is room.
    """
    now = now or timezone.now()
    idea = Idea.objects.lock_one(idea.pk)
    require(can_change_status(by, idea, now))
    status = Status.objects.get(pk=status_id, board_id=idea.board_id)
    before = board_map()[idea.board_id].status(idea.status_id) or Status.objects.get(pk=idea.status_id)
    # A declined idea and a commitment have an owner from the first day on.
    owner = owner or idea.owner or (by if status.meaning in (Meaning.NOT_DOING, Meaning.COMMITTED) else None)
    reason = " ".join(reason.split())[:1000]
    if status.meaning == Meaning.NOT_DOING and (missing := lacks(reason)):
        raise NeedsReason(missing)
    quarter = idea.target_quarter if target_quarter is None else target_quarter
    if (status.pk, reason, owner, quarter) == (idea.status_id, idea.status_reason, idea.owner, idea.target_quarter):
        return idea
    owner_before = idea.owner
    was_closed, is_closed = idea.is_closed, status.meaning in CLOSED
    StatusChange.objects.create(
        idea=idea,
        before_id=before.pk,
        before_name=before.name,
        before_meaning=idea.meaning,
        after=status,
        after_name=status.name,
        meaning=status.meaning,
        reason=reason,
        by=by,
        owner=owner,
        at=now,
    )
    with counted(idea):
        idea.status, idea.meaning, idea.status_reason, idea.status_at = status, status.meaning, reason, now
        idea.owner, idea.active_at, idea.status_by = owner, now, by
        idea.closed_at = (idea.closed_at or now) if is_closed else None
        idea.reopened_count += int(was_closed and not is_closed)
        idea.target_quarter = quarter
        if status.meaning == Meaning.DELIVERED:
            idea.progress = 100
        fields = ["status", "meaning", "status_reason", "status_at", "owner", "active_at", "closed_at", "reopened_count"]
        idea.save(update_fields=[*fields, "status_by", "target_quarter", "progress"])
    if owner != owner_before:
        pass_on(idea)
    # A word that says why is an answer. A change without one is none, and neither are the same words for many ideas:
    # closing in bulk cannot improve how we keep our word.
    if is_an_answer(reason, by, status.meaning):
        note_answer(idea, by, now)
    settle_delivery(idea, by, now)
    facts: dict[str, Any] = {"status": status.name, "reason": reason, "before": before.name}
    if change:
        facts["change"] = dict(change)
    record(STATUS_TYPES[status.meaning], actor=by, object=idea, data=facts, happened_at=now)
    if is_closed and not was_closed:
        return_votes(idea, by, now)
    elif was_closed and not is_closed:
        reclaim_votes(idea, by, now)
    return idea


@transaction.atomic
def set_owner(*, idea: Idea, owner: Member | None, by: Member, now: datetime | None = None) -> Idea:
    """Who answers for an idea."""
    now = now or timezone.now()
    idea = Idea.objects.lock_one(idea.pk)
    require(can_change_status(by, idea, now))
    if owner is None and not (verdict := can_be_unowned(idea)):
        raise NeedsReason(verdict.reason)
    if owner == idea.owner:
        return idea
    idea.owner = owner
    idea.save(update_fields=["owner"])
    pass_on(idea)
    record(IDEA_OWNED, actor=by, object=idea, target=owner, happened_at=now)
    return idea


@transaction.atomic
def respond(*, idea: Idea, by: Member, body: str, now: datetime | None = None) -> OfficialResponse:
    """Say for the company what is thought of an idea; said again, the version before is kept."""
    now = now or timezone.now()
    idea = Idea.objects.lock_one(idea.pk)
    require(can_change_status(by, idea, now))
    html = clean(body)
    response = OfficialResponse.objects.select_for_update(no_key=True, of=("self",)).filter(idea=idea).first()
    if response is None:
        response = OfficialResponse.objects.create(idea=idea, author=by, body=html, excerpt=excerpt(html), posted_at=now)
        attach_uploads(thing=response, html=html, by=by)
        idea.active_at = now
        idea.save(update_fields=["active_at"])
        note_answer(idea, by, now)
        url = response.get_absolute_url()
        record(RESPONSE_GIVEN, actor=by, object=response, target=idea, data={"url": url}, happened_at=now)
        return response
    if response.body == html:
        return response
    keep_revision(thing=response, body=response.body, editor=by, now=now)
    response.body, response.excerpt, response.author = html, excerpt(html), by
    response.edited_at, response.edit_count = now, response.edit_count + 1
    response.save(update_fields=["body", "excerpt", "author", "edited_at", "edit_count"])
    attach_uploads(thing=response, html=html, by=by)
    record(RESPONSE_EDITED, actor=by, object=response, target=idea, happened_at=now)
    return response


def return_votes(idea: Idea, by: Member | None, now: datetime) -> None:
    """A closed idea gives what was spent on it back. What it had been given stays to be read."""
    if board_map()[idea.board_id].vote_mode != VoteMode.BUDGET:
        return
    votes = Vote.objects.filter(idea=idea, is_counted=True, returned_at=None).order_by("member_id")
    rows = list(votes.values_list("pk", "member_id", "weight"))
    for _pk, member_id, weight in rows:
        if member_id is not None:
            give_back(idea.board_id, member_id, weight)
    if rows:
        Vote.objects.filter(pk__in=[pk for pk, _member, _weight in rows]).update(returned_at=now)
        record(VOTES_RETURNED, actor=by, object=idea, data={"voters": len(rows)}, happened_at=now)


def reclaim_votes(idea: Idea, by: Member | None, now: datetime) -> None:
    """A reopened idea takes its votes again, as many as each member has left. Who has none left is told."""
    board = board_map()[idea.board_id]
    if board.vote_mode != VoteMode.BUDGET:
        return
    votes = Vote.objects.filter(idea=idea, is_counted=True, returned_at__isnull=False).select_related("member")
    lapsed: list[Vote] = []
    reclaimed = 0
    for vote in votes.order_by("member_id"):
        if vote.member is None:  # a customer without an account has no budget
            vote.returned_at = None
            vote.save(update_fields=["returned_at"])
            reclaimed += 1
            continue
        Ballot.objects.get_or_create(board_id=board.pk, member=vote.member)
        ballot = Ballot.objects.select_for_update(no_key=True).get(board_id=board.pk, member=vote.member)
        weight = min(vote.weight, board.budget_of(vote.member) - ballot.spent)
        if weight <= 0:
            lapsed.append(vote)
            continue
        ballot.spent += weight
        ballot.save(update_fields=["spent"])
        vote.weight, vote.returned_at = weight, None
        vote.save(update_fields=["weight", "returned_at"])
        reclaimed += 1
    if not reclaimed and not lapsed:
        return
    # They were given back and are spent elsewhere: the other ideas have them.
    Vote.objects.filter(idea=idea, member_id__in=[vote.member_id for vote in lapsed]).delete()
    recount_votes(idea)
    if reclaimed:
        record(VOTES_RECLAIMED, actor=by, object=idea, data={"voters": reclaimed}, happened_at=now)
    for vote in lapsed:
        record(VOTE_LAPSED, actor=by, object=idea, target=vote.member, happened_at=now)
