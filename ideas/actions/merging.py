"""Merging ideas, and taking a merge back. No vote is dropped: rows change where they count, and a member counts once.

What a vote needs to go back stands on its own row (`origin`). Comments go by branches: a conversation that began in the
merged idea stays together, and goes back with what was answered in it since.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from ideas.actions.answering import drop_promise, owe_answer, promise_answer, settle_delivery
from ideas.actions.counting import counted, recount_votes
from ideas.actions.proposing import same_title
from ideas.activities import IDEA_MERGED, IDEA_UNMERGED
from ideas.boards import board_map
from ideas.models import Ballot, Idea, IdeaComment, IdeaMerge, Vote, VoteMode, who_voted
from ideas.permissions import can_merge, can_unmerge
from portal.activity.record import record
from portal.common.permissions import Refused, require
from portal.members.models import Member

_AT_ONCE = 500  # numbers in one query


class MergedSince(Refused):
    """Somebody merged or parted these ideas a moment ago."""


@transaction.atomic
def merge_ideas(*, idea: Idea, survivor: Idea, by: Member, reason: str = "", now: datetime | None = None) -> IdeaMerge:
    """One idea joins another. Its voters count there, who had voted for both counts once, and its page points on.

    On a board with a budget, who had voted for both gets back what they spent on the merged idea.
    """
    now = now or timezone.now()
    locked = Idea.objects.lock(idea.pk, survivor.pk)
    idea, survivor = locked[idea.pk], locked[survivor.pk]
    require(can_merge(by, idea, survivor, now))
    voters, anonymous = idea.vote_count, idea.anonymous_votes
    with counted(idea, survivor):
        idea.merged_into, idea.merged_at, idea.anonymous_votes = survivor, now, 0
        idea.save(update_fields=["merged_into", "merged_at", "anonymous_votes"])
        survivor.merged_count += 1 + idea.merged_count
        survivor.anonymous_votes += anonymous
        survivor.active_at = max(now, survivor.active_at)
        survivor.save(update_fields=["merged_count", "anonymous_votes", "active_at"])
    IdeaComment.objects.filter(idea=idea).update(idea=survivor)
    in_both = _join_votes(idea, survivor, now)
    _recount(idea, survivor)
    _carry_promise(idea, survivor, by, now)
    settle_delivery(idea, by, now)
    reason = " ".join(reason.split())[:300]
    merge = IdeaMerge.objects.create(
        idea=idea,
        survivor=survivor,
        reason=reason,
        by=by,
        at=now,
        voters=voters,
        voters_in_both=in_both,
        data={"anonymous": anonymous} if anonymous else {},
    )
    facts = {"title": idea.title, "into": survivor.title, "url": idea.get_absolute_url(), "voters": voters, "both": in_both}
    record(IDEA_MERGED, actor=by, object=idea, target=survivor, data={**facts, "reason": reason}, happened_at=now)
    return merge


@transaction.atomic
def unmerge_idea(*, idea: Idea, by: Member, reason: str = "", now: datetime | None = None) -> Idea:
    """Take a merge back: the idea has the votes and comments again that it had, less what was withdrawn or moved since.

    Votes given since then stay with the survivor. Who had voted for both has two votes again; where these are paid from a
    budget, a member may owe it some until they take others back: a vote is not lost to an act of the staff.
    Raises MergedSince.
    """
    now = now or timezone.now()
    locked = Idea.objects.lock(idea.pk, *_numbers_above(idea.pk))
    idea = locked[idea.pk]
    require(can_unmerge(by, idea, now))
    above = _above(idea, locked)
    root = above[-1]
    merge = IdeaMerge.objects.select_for_update(no_key=True, of=("self",)).get(idea=idea, undone_at=None)
    anonymous = merge.data.get("anonymous", 0)
    family = numbers_below(idea.pk)
    with counted(idea, *above):
        if same_title(idea.board_id, idea.title, but=idea.pk) is not None:
            idea.title_key = ""  # both may stand: parting is not refused over a title
        idea.merged_into, idea.merged_at, idea.anonymous_votes = None, None, anonymous
        idea.active_at = max(now, idea.active_at)
        idea.save(update_fields=["title_key", "merged_into", "merged_at", "anonymous_votes", "active_at"])
        root.anonymous_votes = max(0, root.anonymous_votes - anonymous)
        for one in above:
            one.merged_count = max(0, one.merged_count - 1 - idea.merged_count)
            one.save(update_fields=["merged_count", "anonymous_votes"])
    if anonymous:
        # They had gone further with each merge above this one, and do not come back with those.
        for further in IdeaMerge.objects.filter(idea__in=above[:-1], undone_at=None):
            further.data["anonymous"] = max(0, further.data.get("anonymous", 0) - anonymous)
            further.save(update_fields=["data"])
    tops = list(IdeaComment.objects.filter(idea=root, parent=None, origin__in=family).values_list("pk", flat=True))
    IdeaComment.objects.filter(Q(pk__in=tops) | Q(branch__in=tops)).update(idea=idea)
    _part_votes(root, idea, family, now)
    _recount(idea, root)
    if idea.answer_due_at is not None and idea.first_answered_at is None and not idea.is_closed:
        promise_answer(idea, board_map()[idea.board_id], now)
    settle_delivery(idea, by, now)
    merge.undone_at, merge.undone_by, merge.undone_reason = now, by, " ".join(reason.split())[:300]
    merge.save(update_fields=["undone_at", "undone_by", "undone_reason"])
    facts = {"title": idea.title, "into": root.title, "reason": merge.undone_reason}
    record(IDEA_UNMERGED, actor=by, object=idea, target=root, data=facts, happened_at=now)
    return idea


def numbers_below(pk: int) -> list[int]:
    """The idea and all that were merged into it, at any depth."""
    found, level = [pk], [pk]
    while level:
        level = list(Idea.objects.filter(merged_into__in=level).order_by("pk").values_list("pk", flat=True))
        found += level
    return found


def _numbers_above(pk: int) -> list[int]:
    """What the idea was merged into, and that one, up to the one that stands."""
    found: list[int] = []
    at = Idea.objects.filter(pk=pk).values_list("merged_into", flat=True).first()
    while at is not None and at not in found:
        found.append(at)
        at = Idea.objects.filter(pk=at).values_list("merged_into", flat=True).first()
    return found


def _above(idea: Idea, locked: dict[int, Idea]) -> list[Idea]:
    """The same from locked rows: between looking and locking somebody may have merged further."""
    found: list[Idea] = []
    at = idea
    while at.merged_into_id is not None:
        if at.merged_into_id not in locked:
            raise MergedSince(_("These ideas were merged or parted a moment ago. Look again, then decide."))
        at = locked[at.merged_into_id]
        found.append(at)
    return found


def _join_votes(idea: Idea, survivor: Idea, now: datetime) -> int:
    """The rows count in the survivor; of a voter's two, one. Gives how many had voted for both."""
    there = set(Vote.objects.filter(idea=survivor).values_list(who_voted(), flat=True))
    rows = list(Vote.objects.filter(idea=idea, is_counted=True).values_list("pk", who_voted(), "weight", "returned_at"))
    twice = [row for row in rows if row[1] in there]
    closing = [row for row in rows if row[1] not in there and row[3] is None] if survivor.is_closed else []
    for pks in _parts([pk for pk, _member, _weight, _returned in twice]):
        Vote.objects.filter(pk__in=pks).update(idea=survivor, is_counted=False)
    Vote.objects.filter(idea=idea).update(idea=survivor)
    if board_map()[idea.board_id].vote_mode == VoteMode.BUDGET:
        # What does not count any more is not paid for; nor is what counts in an idea that is closed.
        spent = {member: -weight for _pk, member, weight, returned in (*twice, *closing) if returned is None}
        settle(idea.board_id, spent)
        for pks in _parts([pk for pk, *_rest in closing]):
            Vote.objects.filter(pk__in=pks).update(returned_at=now)
    return len(twice)


def _part_votes(root: Idea, idea: Idea, family: Collection[int], now: datetime) -> None:
    """Votes that were given in the idea or in what was merged into it go back; in both, each member counts once."""
    rows = list(Vote.objects.filter(idea=root).order_by("pk"))
    leaving = [vote for vote in rows if vote.origin_id in family]
    gone = {vote.voter for vote in leaving}
    # Who had no vote in what goes is not touched.
    staying = [vote for vote in rows if vote.origin_id not in family and vote.voter in gone]
    paid: dict[int, int] = dict.fromkeys(gone, 0)
    for votes, place in ((leaving, idea), (staying, root)):
        counting = _who_counts(votes, place.pk)
        for vote in votes:
            paid[vote.voter] -= paid_for(vote)
            vote.is_counted, vote.idea_id = counting[vote.voter] == vote.pk, place.pk
            if vote.is_counted:
                vote.returned_at = (vote.returned_at or now) if place.is_closed and _has_budget(place) else None
            paid[vote.voter] += paid_for(vote)
    # First those that go, and count nowhere: a member must not count twice in an idea for a moment.
    leaving.sort(key=lambda vote: vote.is_counted)
    for votes in (leaving, staying):
        for start in range(0, len(votes), _AT_ONCE):
            Vote.objects.bulk_update(votes[start : start + _AT_ONCE], ["idea", "is_counted", "returned_at"])
    if _has_budget(idea):
        settle(idea.board_id, paid)


def _who_counts(votes: Iterable[Vote], place: int) -> dict[int, int]:
    """Of each voter's rows in an idea the one that counts: given there, else the one that counts already, else the first."""
    best: dict[int, Vote] = {}
    for vote in votes:
        known = best.get(vote.voter)
        rank = (vote.origin_id == place, vote.is_counted, -(vote.pk or 0))
        if known is None or rank > (known.origin_id == place, known.is_counted, -(known.pk or 0)):
            best[vote.voter] = vote
    return {voter: vote.pk for voter, vote in best.items()}


def _has_budget(idea: Idea) -> bool:
    return board_map()[idea.board_id].vote_mode == VoteMode.BUDGET


def paid_for(vote: Vote) -> int:
    """What a vote costs its member's budget, where there is one."""
    return vote.weight if vote.is_counted and vote.returned_at is None else 0


def settle(board_id: int, changes: dict[int, int]) -> None:
    """What members have spent on a board changes. In the order of members, so that two merges never wait for each other.

    Contacts, whose numbers are below nothing, have no budget.
    """
    members = sorted(member for member, change in changes.items() if change and member > 0)
    for some in _parts(members):
        known = set(Ballot.objects.filter(board_id=board_id, member_id__in=some).values_list("member_id", flat=True))
        missing = [Ballot(board_id=board_id, member_id=member) for member in some if member not in known]
        Ballot.objects.bulk_create(missing, ignore_conflicts=True)
        ballots = Ballot.objects.select_for_update(no_key=True).filter(board_id=board_id, member_id__in=some)
        rows = list(ballots.order_by("member_id"))
        for ballot in rows:
            ballot.spent = max(0, ballot.spent + changes[ballot.member_id])
        Ballot.objects.bulk_update(rows, ["spent"])


def _carry_promise(idea: Idea, survivor: Idea, by: Member, now: datetime) -> None:
    """What was owed for the merged idea is owed for the survivor, by the same day: a merge buys nobody time."""
    board = board_map()[survivor.board_id]
    was_owed = idea.answer_due_at is not None and idea.first_answered_at is None
    drop_promise(idea, by, now)
    if survivor.is_closed or survivor.first_answered_at is not None or survivor.answer_due_at is not None:
        return
    if was_owed:
        survivor.answer_due_at = idea.answer_due_at
        survivor.save(update_fields=["answer_due_at"])
        promise_answer(survivor, board, now)
    else:
        owe_answer(survivor, board, now)


def _recount(*ideas: Idea) -> None:
    for idea in ideas:
        recount_votes(idea)
        idea.comment_count = IdeaComment.objects.public_rows().filter(idea=idea).count()
        idea.save(update_fields=["comment_count"])


def _parts(numbers: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(numbers), _AT_ONCE):
        yield numbers[start : start + _AT_ONCE]
