"""Who may do what in which phase."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from ideas.boards import board_map
from ideas.contests.models import ContestPage, Entry, Juror, Phase
from ideas.models import Idea
from ideas.permissions import is_team
from portal.common.permissions import ALLOWED, Verdict, refused
from portal.common.viewer import Viewer
from portal.members.models import Member
from portal.members.permissions import for_writers


@for_writers
def _in_phase(member: Member, contest: ContestPage, now: datetime, *phases: Phase) -> Verdict:
    if not ContestPage.objects.visible_to(member).filter(pk=contest.pk).exists():
        return refused(_("This contest is no longer available."))
    if not sees_ideas(member, contest):
        return refused(_("You cannot take part in this contest."))
    phase = contest.phase(now)
    if phase in phases:
        return ALLOWED
    sentences = {
        Phase.SOON: _("This contest has not begun yet."),
        Phase.COLLECT: _("Ideas are still collected. Votes and points come later."),
        Phase.REFINE: _("Ideas are refined now: no new ones are taken, and the vote has not begun."),
        Phase.VOTE: _("The vote is under way: entries stay as they are."),
        Phase.DECIDE: _("The vote is over. The jury and the product team decide now."),
        Phase.OVER: _("This contest is decided."),
    }
    return refused(sentences[phase])


def sees_ideas(viewer: Viewer, contest: ContestPage) -> bool:
    """May the reader see the board whose ideas take part? A contest can be public and its board not.

    To all others the contest is its own texts and days: no board, no entries, no figures, and nothing to take part in.
    """
    board = board_map().get(contest.board_id)
    return board is not None and board.is_visible_to(viewer)


def can_enter(member: Viewer, contest: ContestPage, idea: Idea | None, now: datetime) -> Verdict:
    """May the member enter this idea? One's own; the team may enter any."""
    verdict = _in_phase(member, contest, now, Phase.COLLECT)
    if not verdict or idea is None:
        return verdict
    if idea.author_id != member.pk and not is_team(member):
        return refused(_("Enter an idea of your own. You can vote for those of others later."))
    if idea.board_id != contest.board_id:
        return refused(_("This contest takes ideas from another board."))
    if not idea.is_public or idea.is_merged or idea.is_closed:
        return refused(_("This idea is closed or merged, so it cannot take part."))
    return ALLOWED


def can_refine(member: Viewer, entry: Entry, now: datetime) -> Verdict:
    """May the member say what an entry has become, or take it out? Whoever entered it, and the team."""
    verdict = _in_phase(member, entry.contest, now, Phase.COLLECT, Phase.REFINE)
    if not verdict:
        return verdict
    if member.pk not in (entry.entered_by_id, entry.idea.author_id) and not is_team(member):
        return refused(_("Only the member who entered this can change it."))
    return ALLOWED


def can_vote(member: Viewer, contest: ContestPage, now: datetime) -> Verdict:
    return _in_phase(member, contest, now, Phase.VOTE)


def can_see_votes(viewer: Viewer, contest: ContestPage, phase: Phase, *, has_voted: bool) -> bool:
    """Nobody follows the crowd: while the vote runs, as the page says, only those who have voted see how others did."""
    if phase in (Phase.SOON, Phase.COLLECT, Phase.REFINE):
        return False
    return phase != Phase.VOTE or not contest.hides_votes or has_voted


def can_judge(member: Viewer, contest: ContestPage, now: datetime) -> Verdict:
    """Is the member of the jury, and is it time?"""
    verdict = _in_phase(member, contest, now, Phase.VOTE, Phase.DECIDE)
    if not verdict:
        return verdict
    if not Juror.objects.filter(contest=contest, member=member).exists():
        return refused(_("Only the jury gives points."))
    if contest.judge_until is not None and now >= contest.judge_until:
        return refused(_("The days of the jury are over. Ask the product team, if you need more."))
    return ALLOWED


def can_score(member: Viewer, entry: Entry, now: datetime) -> Verdict:
    verdict = can_judge(member, entry.contest, now)
    if not verdict:
        return verdict
    if member.pk in (entry.idea.author_id, entry.entered_by_id):
        return refused(_("This is your own entry. The others of the jury judge it."))
    return ALLOWED


def can_run(member: Viewer, contest: ContestPage) -> Verdict:
    """The product team appoints the jury and sees every figure."""
    if (
        member.is_authenticated
        and member.is_company
        and ContestPage.objects.visible_to(member).filter(pk=contest.pk).exists()
        and sees_ideas(member, contest)
    ):
        return ALLOWED
    return refused(_("Only the product team runs a contest."))


def can_appoint(by: Viewer, contest: ContestPage, member: Viewer) -> Verdict:
    """Who is on the jury reads every entry."""
    verdict = can_run(by, contest)
    if not verdict:
        return verdict
    may_read = ContestPage.objects.visible_to(member).filter(pk=contest.pk).exists() and sees_ideas(member, contest)
    return (
        ALLOWED if may_read else refused(_("This member cannot see the ideas of this contest, so they could not judge them."))
    )


def can_announce(member: Viewer, contest: ContestPage, now: datetime) -> Verdict:
    verdict = can_run(member, contest)
    if not verdict:
        return verdict
    if contest.phase(now) not in (Phase.DECIDE, Phase.OVER):
        return refused(_("Winners are announced once the vote is over."))
    return ALLOWED
