"""Voting for ideas: for oneself, for an organisation, for a customer; changing one's mind.

A vote locks its idea and then the member's ballot, so that counters and budgets are exact however many vote at once.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from ideas.actions.answering import owe_answer
from ideas.actions.counting import add_vote, take_vote
from ideas.activities import VOTE_CAST, VOTE_CHANGED, VOTE_GIVEN, VOTE_WITHDRAWN
from ideas.boards import IdeaBoardEntry, board_map
from ideas.limits import VOTE
from ideas.models import Ballot, Idea, Importance, Vote, VoteMode
from ideas.permissions import can_speak_for, can_vote, can_vote_for, can_withdraw_vote
from portal.activity.record import record
from portal.common.permissions import Refused, require
from portal.members.models import Member, Organisation
from portal.writing.entry import admit_act


class AlreadyVoted(Exception):
    """The member has voted for this idea before."""


class NotVoted(Exception):
    """There is no vote of this member to take back."""


class OrganisationVoted(Exception):
    """Somebody has voted for this organisation before."""


class NoVotesLeft(Refused):
    """The budget is spent. The message says what to do."""


@transaction.atomic
def cast_vote(
    *,
    idea: Idea,
    by: Member,
    weight: int = 1,
    importance: int | None = None,
    organisation: Organisation | None = None,
    is_named: bool = False,
    now: datetime | None = None,
) -> Idea:
    """A member votes for an idea, for themselves or for an organisation that they may speak for.

    `weight` counts where votes are spent, `importance` where one says how much it matters. Gives the idea with its
    new counters. Raises AlreadyVoted, OrganisationVoted, NoVotesLeft.
    """
    now = now or timezone.now()
    idea = Idea.objects.lock_one(idea.pk)
    require(can_vote(by, idea, now))
    admit_act(VOTE, by=by)
    if organisation is not None:
        require(can_speak_for(by, organisation.pk))
        if Vote.objects.filter(idea=idea, organisation=organisation).exists():
            raise OrganisationVoted
    vote = _new_vote(idea, by, weight=weight, importance=importance, now=now)
    vote.organisation, vote.is_named = organisation, is_named
    vote.save()
    count_vote(idea, vote, now)
    record(VOTE_CAST, actor=by, object=idea, data=facts_of(vote), happened_at=now)
    return idea


@transaction.atomic
def give_vote_for(
    *,
    idea: Idea,
    by: Member,
    customer: Member,
    source_url: str,
    source_note: str = "",
    weight: int = 1,
    importance: int | None = None,
    now: datetime | None = None,
) -> Idea:
    """Staff vote on behalf of a customer, with where they said so. The customer is told and can take it away.

    Raises AlreadyVoted, NoVotesLeft.
    """
    now = now or timezone.now()
    idea = Idea.objects.lock_one(idea.pk)
    require(can_vote_for(by, idea, customer, now))
    vote = _new_vote(idea, customer, weight=weight, importance=importance, now=now)
    vote.on_behalf_by, vote.source_url, vote.source_note = by, source_url, source_note[:200]
    vote.save()
    count_vote(idea, vote, now)
    record(VOTE_GIVEN, actor=by, object=idea, target=customer, data={**facts_of(vote), "source": source_url}, happened_at=now)
    return idea


@transaction.atomic
def change_vote(*, idea: Idea, by: Member, weight: int = 1, importance: int | None = None, now: datetime | None = None) -> Idea:
    """Spend more or fewer votes on an idea, or say that it matters more or less. Raises NotVoted, NoVotesLeft."""
    now = now or timezone.now()
    idea = Idea.objects.lock_one(idea.pk)
    require(can_vote(by, idea, now))
    admit_act(VOTE, by=by)
    vote = Vote.objects.select_for_update(no_key=True, of=("self",)).filter(idea=idea, member=by, is_counted=True).first()
    if vote is None:
        raise NotVoted
    board = board_map()[idea.board_id]
    weight, importance = as_the_board_asks(board, weight, importance)
    if (weight, importance) == (vote.weight, vote.importance):
        return idea
    if board.vote_mode == VoteMode.BUDGET:
        spend(board, by, weight - vote.weight)
    take_vote(idea, vote)
    vote.weight, vote.importance = weight, importance
    vote.save(update_fields=["weight", "importance"])
    add_vote(idea, vote)
    record(VOTE_CHANGED, actor=by, object=idea, data=facts_of(vote), happened_at=now)
    return idea


@transaction.atomic
def withdraw_vote(*, idea: Idea, by: Member, now: datetime | None = None) -> Idea:
    """A member takes their vote back, at any time, also one that staff gave for them. Raises NotVoted."""
    now = now or timezone.now()
    idea = lock_where_it_counts(idea.pk)
    require(can_withdraw_vote(by, idea, now))
    admit_act(VOTE, by=by)
    if not drop_votes(idea, by):
        raise NotVoted
    record(VOTE_WITHDRAWN, actor=by, object=idea, happened_at=now)
    return idea


@transaction.atomic
def show_name(*, idea: Idea, by: Member, is_named: bool) -> None:
    """Whether a member's name is shown among the voters. Nothing is recorded: it is nobody else's affair."""
    if not Vote.objects.filter(idea=idea, member=by).update(is_named=is_named):
        raise NotVoted


def drop_votes(idea: Idea, member: Member) -> bool:
    """All rows of a member in a locked idea go, those that came with merges too. False when there were none."""
    return drop_rows(idea, Vote.objects.filter(idea=idea, member=member))


def drop_rows(idea: Idea, votes: QuerySet[Vote]) -> bool:
    """These rows of one voter in a locked idea go, with what they cost."""
    rows = list(votes)
    Vote.objects.filter(pk__in=[vote.pk for vote in rows]).delete()
    for vote in rows:
        if vote.is_counted:
            if board_map()[idea.board_id].vote_mode == VoteMode.BUDGET and vote.returned_at is None and vote.member_id:
                give_back(idea.board_id, vote.member_id, vote.weight)
            take_vote(idea, vote)
    return bool(rows)


class _Merged(Exception):
    """It counts elsewhere. Raised inside a savepoint, so that the lock goes: two are only ever taken in their order."""


def lock_where_it_counts(pk: int) -> Idea:
    """The idea, locked; or the one that it was merged into, perhaps while this waited for the lock."""
    while True:
        with suppress(_Merged), transaction.atomic():
            idea = Idea.objects.lock_one(pk)
            if idea.is_merged:
                raise _Merged
            return idea
        pk = Idea.objects.values_list("merged_into_id", flat=True).get(pk=pk) or pk


def left_to_spend(board: IdeaBoardEntry, member: Member) -> int:
    """How many votes a member has left on a board with a budget."""
    spent = Ballot.objects.filter(board_id=board.pk, member=member).values_list("spent", flat=True).first() or 0
    return max(0, board.budget_of(member) - spent)


def spend(board: IdeaBoardEntry, member: Member, votes: int) -> None:
    """Take votes from the member's budget; fewer than nothing gives some back. Raises NoVotesLeft."""
    if votes <= 0:
        give_back(board.pk, member.pk, -votes)
        return
    Ballot.objects.get_or_create(board_id=board.pk, member=member)
    ballot = Ballot.objects.select_for_update(no_key=True).get(board_id=board.pk, member=member)
    budget = board.budget_of(member)
    left = budget - ballot.spent
    if votes > left:
        raise NoVotesLeft(
            _("You have no vote left on this board. Take one back from another idea, and use it here.")
            if left <= 0
            else _("You have %(left)s left on this board, and this takes %(votes)s.") % {"left": left, "votes": votes}
        )
    ballot.spent += votes
    ballot.save(update_fields=["spent"])


def give_back(board_id: int, member_id: int, votes: int) -> None:
    ballot = Ballot.objects.select_for_update(no_key=True).filter(board_id=board_id, member_id=member_id).first()
    if ballot is not None and votes:
        ballot.spent = max(0, ballot.spent - votes)
        ballot.save(update_fields=["spent"])


def _new_vote(idea: Idea, member: Member, *, weight: int, importance: int | None, now: datetime) -> Vote:
    if Vote.objects.filter(idea=idea, member=member).exists():
        raise AlreadyVoted
    board = board_map()[idea.board_id]
    weight, importance = as_the_board_asks(board, weight, importance)
    if board.vote_mode == VoteMode.BUDGET:
        spend(board, member, weight)
    return Vote(idea=idea, origin=idea, member=member, weight=weight, importance=importance, created_at=now)


def as_the_board_asks(board: IdeaBoardEntry, weight: int, importance: int | None) -> tuple[int, int | None]:
    """What does not belong to the board's way of voting is left out; what is too much, is refused."""
    if board.vote_mode == VoteMode.IMPORTANCE:
        return 1, importance if importance in Importance.values else Importance.NICE
    if board.vote_mode != VoteMode.BUDGET:
        return 1, None
    if not 1 <= weight <= board.most_per_idea:
        raise NoVotesLeft(_("One idea takes at most %(most)s of your votes here.") % {"most": board.most_per_idea})
    return weight, None


def count_vote(idea: Idea, vote: Vote, now: datetime) -> None:
    """A new vote of a locked idea counts, and may begin what is owed to its voters."""
    add_vote(idea, vote)
    owe_answer(idea, board_map()[idea.board_id], now)


def facts_of(vote: Vote) -> dict[str, object]:
    facts: dict[str, object] = {}
    if vote.weight > 1:
        facts["weight"] = vote.weight
    if vote.importance:
        facts["importance"] = vote.importance
    if vote.organisation_id:
        facts["organisation"] = vote.organisation_id
    return facts
