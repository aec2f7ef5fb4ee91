"""Who may do what with ideas. Each answer carries its sentence."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _

from ideas.boards import IdeaBoardEntry, board_map, boards_visible_to
from ideas.models import DEEPEST, Idea, IdeaBoardPage, IdeaComment, IdeaSplit, Meaning, Spokesperson, VoteMode
from portal.boards.permissions import can_see_board, for_writers_in, itself
from portal.common.permissions import ALLOWED, Verdict, refused
from portal.common.viewer import Viewer
from portal.members.models import Member
from portal.members.permissions import after, for_writers
from portal.moderation.hidden_texts import may_mend_thing

EDIT_TIME = timedelta(hours=1)
TYPO_TIME = timedelta(hours=24)


def is_team(member: Viewer) -> bool:
    """Speaks for the company here: product team, support and moderators."""
    return bool(member.is_authenticated and (member.is_company or member.is_moderator))


def can_export_voters(viewer: Viewer, idea: Idea) -> Verdict:
    """May the viewer download who voted? Whoever sees all voters on the page, and may view members."""
    if (
        is_team(viewer)
        and viewer.has_perm("members.view_member")
        and Idea.objects.visible_to(viewer).filter(pk=idea.pk).exists()
    ):
        return ALLOWED
    return refused(_("Only those who may view members can download who voted."))


@for_writers_in(itself)
def can_propose(member: Member, board: IdeaBoardEntry | None, now: datetime) -> Verdict:
    assert board is not None
    if board.who_proposes == IdeaBoardPage.WhoProposes.NOBODY:
        return refused(_("This board is an archive: nobody proposes ideas in it."))
    if board.who_proposes == IdeaBoardPage.WhoProposes.COMPANY and not is_team(member):
        return refused(_("Staff propose ideas here. You can vote for them and comment."))
    return ALLOWED


@for_writers_in(lambda idea: board_map().get(idea.board_id))
def _can_take_part(member: Member, idea: Idea, now: datetime) -> Verdict:
    if not idea.is_public:
        return refused(_("This idea is no longer there."))
    if idea.is_merged:
        return refused(_("This idea was merged into another. You can vote and comment there."))
    return ALLOWED


def can_vote(member: Viewer, idea: Idea, now: datetime) -> Verdict:
    verdict = _can_take_part(member, idea, now)
    if not verdict:
        return verdict
    board = board_map()[idea.board_id]
    if board.who_proposes == IdeaBoardPage.WhoProposes.NOBODY:
        return refused(_("This board is an archive: nobody votes in it any more."))
    if idea.is_closed:
        return refused(_("This idea is closed, so there is nothing to vote for any more."))
    if idea.is_locked:
        return refused(_("This idea is locked. It can be read."))
    return ALLOWED


def can_withdraw_vote(member: Viewer, idea: Idea, now: datetime) -> Verdict:
    """At any time, whatever became of the idea: it is the member's own."""
    if not member.is_authenticated or not member.is_active:
        return refused(_("Sign in to take part."))
    return ALLOWED


def can_vote_for(member: Viewer, idea: Idea, customer: Any, now: datetime) -> Verdict:
    """May staff give a vote on behalf of a customer?"""
    if not is_team(member):
        return refused(_("Only staff vote on behalf of a customer."))
    verdict = can_vote(member, idea, now)
    if not verdict:
        return verdict
    if customer.pk == member.pk:
        return refused(_("For yourself, use the vote button."))
    if customer.erased_at is not None or not customer.is_active:
        return refused(_("This member is no longer here."))
    if not board_map()[idea.board_id].is_visible_to(customer):
        return refused(_("This member cannot see this board, so they could not withdraw the vote."))
    return ALLOWED


def can_vote_for_contact(member: Viewer, idea: Idea, now: datetime) -> Verdict:
    """May staff record the vote of a customer who has no account? Only for what the customer can read."""
    if not is_team(member):
        return refused(_("Only staff vote on behalf of a customer."))
    if not board_map()[idea.board_id].is_public:
        return refused(_("This board is not public, so a customer without an account could not see what was voted for."))
    return can_vote(member, idea, now)


def can_keep_contact_vote(member: Viewer) -> Verdict:
    """Renew and revoke the link to a vote of a customer without an account, and remove the vote."""
    return ALLOWED if is_team(member) else refused(_("Only staff look after votes of customers."))


def can_speak_for(member: Viewer, organisation_id: int) -> Verdict:
    if Spokesperson.objects.filter(member=member, organisation_id=organisation_id).exists():
        return ALLOWED
    return refused(_("You cannot vote for this organisation. Ask the staff to let you speak for it."))


def can_comment(member: Viewer, idea: Idea, now: datetime, parent: IdeaComment | None = None) -> Verdict:
    verdict = _can_take_part(member, idea, now)
    if not verdict:
        return verdict
    if board_map()[idea.board_id].who_proposes == IdeaBoardPage.WhoProposes.NOBODY:
        return refused(_("This board is an archive: nothing more is said in it."))
    if idea.is_locked and not (member.is_authenticated and member.is_moderator):
        return refused(_("This idea is locked. It can be read."))
    if parent is not None and not parent.is_public:
        return refused(_("This comment is no longer there."))
    if parent is not None and parent.depth >= DEEPEST:
        return refused(_("This branch is deep enough. Write a new comment instead."))
    return ALLOWED


@for_writers
def can_edit_idea(member: Member, idea: Idea, now: datetime) -> Verdict:
    """One's own for an hour, or until somebody else has voted; a slip of the pen for a day. Staff later, and voters are told."""
    if is_team(member):
        return ALLOWED
    if member.pk != idea.author_id:
        return refused(_("Only the member who proposed this can edit it."))
    mends = not idea.is_public and may_mend_thing(idea, member, now)  # what flags hid, until a moderator has decided
    if not (idea.is_public or mends) or idea.is_merged:
        return refused(_("This idea is no longer there."))
    if idea.is_locked:
        return refused(_("This idea is locked. It can be read."))
    if mends or now <= idea.posted_at + TYPO_TIME:
        return ALLOWED  # how much of it: `corrects_only`
    if has_votes_of_others(idea):
        return refused(_("Others have voted for this wording, so it stays. Say what is new in a comment."))
    return refused(_("An idea can be corrected for a day. Say what is new in a comment, or ask the staff to change it."))


def corrects_only(member: Viewer, idea: Idea, now: datetime) -> bool:
    """Whether who may edit an idea may only put a slip of the pen right: its author, once its wording stands."""
    if may_mend_thing(idea, member, now):
        return False
    return not is_team(member) and (now > idea.posted_at + EDIT_TIME or has_votes_of_others(idea))


def has_votes_of_others(idea: Idea) -> bool:
    # Two votes are never both the author's; only a single one has to be looked at.
    return idea.vote_count > 1 or (idea.vote_count > 0 and idea.votes.exclude(member_id=idea.author_id).exists())


@for_writers
def can_delete_idea(member: Member, idea: Idea, now: datetime) -> Verdict:
    if member.is_moderator:
        return ALLOWED
    if member.pk != idea.author_id:
        return refused(_("Only the member who proposed this can delete it."))
    if idea.comment_count or has_votes_of_others(idea):
        return refused(_("Others have voted or commented, so the idea stays. Ask a moderator to remove it."))
    return ALLOWED


@for_writers
def can_edit_comment(member: Member, comment: IdeaComment, now: datetime) -> Verdict:
    if member.is_moderator:
        return ALLOWED
    if member.pk != comment.author_id:
        return refused(_("Only the member who wrote this can edit it."))
    if not comment.is_public and not may_mend_thing(comment, member, now):
        return refused(_("This comment is no longer there."))
    if comment.idea.is_locked:
        return refused(_("This idea is locked. It can be read."))
    return ALLOWED


@for_writers
def can_delete_comment(member: Member, comment: IdeaComment, now: datetime) -> Verdict:
    if member.is_moderator or member.pk == comment.author_id:
        return ALLOWED
    return refused(_("Only the member who wrote this can delete it."))


@for_writers_in(lambda comment: board_map().get(comment.idea.board_id))
def can_find_helpful(member: Member, comment: IdeaComment, now: datetime) -> Verdict:
    if member.pk == comment.author_id:
        return refused(_("You cannot vote for your own comment."))
    if not comment.is_public or not comment.idea.is_public:
        return refused(_("This comment is no longer there."))
    return ALLOWED


@for_writers
def can_change_status(member: Member, idea: Idea, now: datetime) -> Verdict:
    """Status, owner and official response are the product team's."""
    if not member.is_company:
        return refused(_("Only the product team changes what becomes of an idea."))
    if not (verdict := can_see_board(member, board_map().get(idea.board_id))):
        return verdict
    if idea.is_merged:
        return refused(_("This idea was merged into another and shares its status."))
    return ALLOWED


def can_be_unowned(idea: Idea) -> Verdict:
    """Not while somebody owes something about it: a declined idea, a delivery and an answer each have an owner."""
    if idea.meaning == Meaning.NOT_DOING:
        return refused(_("An idea that is not done has an owner, who answers for the no. Choose another one."))
    if idea.meaning == Meaning.COMMITTED:
        return refused(_("What you have committed to has an owner, who owes it. Choose another one."))
    if idea.answer_due_at is not None and idea.first_answered_at is None:
        return refused(_("A first answer is owed, so somebody has to own this idea. Choose another one."))
    return ALLOWED


def can_deliver(member: Viewer, idea: Idea, now: datetime) -> Verdict:
    """May the member say with a change that this idea is delivered? What is delivered already may be named by any editor."""
    if idea.meaning == Meaning.DELIVERED:
        return ALLOWED
    verdict = can_change_status(member, idea, now)
    if not verdict:
        return verdict
    if not idea.is_public:
        return refused(_("This idea is no longer there."))
    if not any(status.meaning == Meaning.DELIVERED for status in board_map()[idea.board_id].statuses):
        return refused(_("The board of this idea has no status that means “delivered”."))
    return ALLOWED


@after(can_change_status)
def can_owe_answer(member: Member, idea: Idea, now: datetime) -> Verdict:
    """Say by which day the first answer is owed."""
    if idea.is_closed:
        return refused(_("It is closed, so no answer is owed any more."))
    if idea.first_answered_at is not None:
        return refused(_("Its first answer was given already."))
    return ALLOWED


def can_merge(member: Viewer, idea: Idea, survivor: Idea, now: datetime) -> Verdict:
    """Staff may, within one board: there votes are counted in one way and seen by the same people."""
    verdict = _can_curate(member, idea, now)
    if not verdict:
        return verdict
    if idea.pk == survivor.pk:
        return refused(_("An idea cannot be merged into itself. Choose another one."))
    if idea.board_id != survivor.board_id:
        return refused(_("Only ideas of one board can be merged, because their votes are counted in the same way."))
    if not survivor.is_public:
        return refused(_("The idea that you chose is no longer there."))
    if idea.is_merged:
        return refused(_("This idea has already been merged into another."))
    if survivor.is_merged:
        return refused(_("The idea that you chose was merged into another. Choose that one."))
    if idea.is_closed and not survivor.is_closed:
        return refused(_("This idea is closed and the other is open. Reopen this one first, so that its votes count again."))
    return ALLOWED


def can_unmerge(member: Viewer, idea: Idea, now: datetime) -> Verdict:
    verdict = _can_curate(member, idea, now)
    if not verdict:
        return verdict
    if not idea.is_merged:
        return refused(_("This idea already stands by itself."))
    return ALLOWED


def can_split(member: Viewer, idea: Idea, now: datetime) -> Verdict:
    verdict = _can_curate(member, idea, now)
    if not verdict:
        return verdict
    if idea.is_merged:
        return refused(_("This idea was merged into another. Split that one."))
    return ALLOWED


def can_unsplit(member: Viewer, part: Idea, now: datetime) -> Verdict:
    """As long as nothing has happened to the part: what others have done there is not undone with it."""
    verdict = _can_curate(member, part, now)
    if not verdict:
        return verdict
    split = IdeaSplit.objects.filter(part=part.pk).first()
    if split is None:
        return refused(_("This idea was not split off another."))
    if part.is_merged or part.merged_count or part.split_count:
        return refused(_("It was merged or split again since. Undo that first."))
    if part.vote_count or part.last_position > len(split.comments):
        return refused(_("Others have voted or commented here since, so it stays. Merge it into the other idea instead."))
    if part.status_changes.exists() or part.first_answered_at is not None or part.contest_entries.exists():
        return refused(_("The company has answered here since, so it stays. Merge it into the other idea instead."))
    return ALLOWED


def can_move_idea(member: Viewer, idea: Idea, board: IdeaBoardEntry | None, now: datetime) -> Verdict:
    """To another board where votes are counted in the same way. Who is moderator may also show it to more people."""
    verdict = _can_curate(member, idea, now)
    if verdict:
        verdict = can_see_board(member, board)
    if not verdict:
        return verdict
    assert board is not None
    if idea.is_merged:
        return refused(_("This idea was merged into another. Move that one."))
    verdict = _fits(member, idea, board)
    if verdict and idea.contest_entries.exists():
        return refused(_("It takes part in a contest of this board, so it stays."))
    return verdict


def _fits(member: Any, idea: Idea, board: IdeaBoardEntry) -> Verdict:
    """What has to be so of the other board. Asks no query, for pages try every board."""
    here = board_map()[idea.board_id]
    if board.pk == here.pk:
        return refused(_("It is on this board already."))
    if board.who_proposes == IdeaBoardPage.WhoProposes.NOBODY:
        return refused(_("That board is an archive: nothing is added to it."))
    if board.vote_mode != here.vote_mode and idea.vote_count:
        return refused(_("Votes are counted in another way on that board, and this idea has some."))
    if board.vote_mode == VoteMode.BUDGET and idea.vote_count:
        return refused(_("Votes are spent from a budget of each board, and this idea has some."))
    if not here.is_public and not member.is_moderator:
        return refused(_("This board is closed. Only a moderator moves its ideas, for others might read them then."))
    if board.status_meaning(idea.meaning) is None:
        return refused(_("That board has no status that means the same as this one."))
    return ALLOWED


def boards_to_move_to(member: Viewer, idea: Idea, now: datetime) -> list[IdeaBoardEntry]:
    """The boards that an idea may be moved to: only these are offered."""
    if not is_team(member) or not _can_curate(member, idea, now) or idea.is_merged:
        return []
    boards = [board for board in boards_visible_to(member) if _fits(member, idea, board)]
    return boards if boards and not idea.contest_entries.exists() else []


@for_writers
def _can_curate(member: Member, idea: Idea, now: datetime) -> Verdict:
    if not is_team(member):
        return refused(_("Only staff merge and split ideas."))
    verdict = can_see_board(member, board_map().get(idea.board_id))
    if verdict and not idea.is_public:
        return refused(_("This idea is no longer there."))
    return verdict


def can_move_vote(member: Viewer, idea: Idea, to: Idea, now: datetime) -> Verdict:
    """To another open idea of the same board."""
    if idea.pk == to.pk:
        return refused(_("Your vote is already there."))
    if idea.board_id != to.board_id:
        return refused(_("A vote can only be moved to an idea on the same board."))
    return can_vote(member, to, now)
