"""A part of an idea becomes one of its own; and what voters do with their vote after a merge or a split."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from ideas.actions.answering import owe_answer
from ideas.actions.counting import add_vote, counted
from ideas.actions.proposing import propose_idea
from ideas.actions.voting import AlreadyVoted, NotVoted, drop_votes, spend
from ideas.activities import IDEA_SPLIT, IDEA_UNSPLIT, VOTE_MOVED
from ideas.boards import board_map
from ideas.limits import VOTE
from ideas.models import Idea, IdeaComment, IdeaSplit, Vote, VoteMode
from ideas.permissions import can_move_vote, can_split, can_unsplit
from portal.activity.record import record
from portal.common.html import CleanHtml
from portal.common.permissions import require
from portal.members.models import Member
from portal.writing.entry import admit_act


@transaction.atomic
def split_idea(
    *,
    idea: Idea,
    by: Member,
    title: str,
    body: CleanHtml,
    reason: str = "",
    comments: Sequence[int] = (),
    now: datetime | None = None,
) -> Idea:
    """Staff make a part of an idea one of its own. Branches of comments may go along; votes go only with their voters' will.

    Raises SameTitle, NotAdmitted.
    """
    now = now or timezone.now()
    idea = Idea.objects.lock_one(idea.pk)
    require(can_split(by, idea, now))
    tags = [name for _slug, name in idea.tag_names]
    part = propose_idea(board_id=idea.board_id, by=by, title=title, body=body, tags=tags, product=idea.product, now=now)
    moved = _take_comments_along(idea, part, comments)
    idea.split_count += 1
    idea.active_at = max(now, idea.active_at)
    idea.save(update_fields=["split_count", "active_at"])
    reason = " ".join(reason.split())[:300]
    IdeaSplit.objects.create(source=idea, part=part, reason=reason, by=by, at=now, comments=moved)
    facts = {"title": part.title, "from": idea.title, "url": part.get_absolute_url(), "reason": reason}
    record(IDEA_SPLIT, actor=by, object=part, target=idea, data=facts, happened_at=now)
    return part


def _take_comments_along(idea: Idea, part: Idea, tops: Sequence[int]) -> list[list[int]]:
    """Whole branches, numbered anew: they are the part's from now on, whatever is merged later. Gives where they stood."""
    chosen = IdeaComment.objects.filter(idea=idea, parent=None, pk__in=tops).values_list("pk", flat=True)
    rows = [
        *IdeaComment.objects.filter(pk__in=list(chosen)),
        *IdeaComment.objects.filter(branch_id__in=list(chosen)),
    ]
    stood = [[comment.pk, comment.origin_id, comment.position] for comment in rows]
    for comment in sorted(rows, key=lambda row: row.pk):
        part.last_position += 1
        comment.idea, comment.origin, comment.position = part, part, part.last_position
        comment.save(update_fields=["idea", "origin", "position"])
    moved = sum(comment.is_public for comment in rows)
    part.comment_count += moved
    part.save(update_fields=["comment_count", "last_position"])
    idea.comment_count = max(0, idea.comment_count - moved)
    idea.save(update_fields=["comment_count"])
    return stood


@transaction.atomic
def unsplit_idea(*, part: Idea, by: Member, now: datetime | None = None) -> Idea:
    """Staff take a split back while nothing has happened to the part: it goes, and its comments go home. Gives the source."""
    now = now or timezone.now()
    source_id = IdeaSplit.objects.filter(part=part.pk).values_list("source_id", flat=True).first()
    locked = Idea.objects.lock(part.pk, *([source_id] if source_id else []))
    part = locked[part.pk]
    require(can_unsplit(by, part, now))
    split = IdeaSplit.objects.select_for_update(no_key=True, of=("self",)).get(part=part)
    source = locked[split.source_id]
    rows = {comment.pk: comment for comment in IdeaComment.objects.filter(idea=part)}
    for pk, origin, position in split.comments:
        if pk in rows:
            rows[pk].idea, rows[pk].origin_id, rows[pk].position = source, origin, position
            rows[pk].save(update_fields=["idea", "origin", "position"])
    source.comment_count += sum(comment.is_public for comment in rows.values())
    source.split_count = max(0, source.split_count - 1)
    source.save(update_fields=["comment_count", "split_count"])
    with counted(part):
        part.comment_count, part.deleted_at, part.deleted_by = 0, now, by
        part.save(update_fields=["comment_count", "deleted_at", "deleted_by"])
    split.delete()
    record(IDEA_UNSPLIT, actor=by, object=part, target=source, data={"title": part.title}, happened_at=now)
    return source


@transaction.atomic
def move_vote(*, idea: Idea, to: Idea, by: Member, now: datetime | None = None) -> Idea:
    """A voter takes their vote to another idea of the board, with what they spent on it. Raises NotVoted, AlreadyVoted."""
    now = now or timezone.now()
    locked = Idea.objects.lock(idea.pk, to.pk)
    idea, to = locked[idea.pk], locked[to.pk]
    require(can_move_vote(by, idea, to, now))
    admit_act(VOTE, by=by)
    vote = Vote.objects.select_related("organisation").filter(idea=idea, member=by, is_counted=True).first()
    if vote is None:
        raise NotVoted
    taken = Vote.objects.filter(idea=to)
    if taken.filter(member=by).exists():
        raise AlreadyVoted
    drop_votes(idea, by)
    moved = Vote(
        idea=to,
        origin=to,
        member=by,
        weight=vote.weight,
        importance=vote.importance,
        # Somebody else may have voted for the organisation there: then this is the member's own vote.
        organisation=None if taken.filter(organisation=vote.organisation).exists() else vote.organisation,
        on_behalf_by=vote.on_behalf_by,
        source_url=vote.source_url,
        source_note=vote.source_note,
        is_named=vote.is_named,
        created_at=now,
    )
    board = board_map()[to.board_id]
    if board.vote_mode == VoteMode.BUDGET:
        spend(board, by, vote.weight)
    moved.save()
    add_vote(to, moved)
    owe_answer(to, board, now)
    IdeaSplit.objects.filter(source=idea, part=to).update(voters=F("voters") + 1)
    record(VOTE_MOVED, actor=by, object=to, target=idea, happened_at=now)
    return to


@transaction.atomic
def let_vote_stay(*, idea: Idea, by: Member, now: datetime | None = None) -> None:
    """After a merge a voter lets their vote stay where it counts now. Nothing is recorded: nothing changed."""
    rows = Vote.objects.filter(idea=idea, member=by, stayed_at=None)
    if not rows.update(stayed_at=now or timezone.now()) and not Vote.objects.filter(idea=idea, member=by).exists():
        raise NotVoted
