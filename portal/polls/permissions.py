"""Who may answer, add and see what."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from portal.common.disclosure import Disclosure
from portal.common.kinds import kind_of
from portal.common.permissions import ALLOWED, Verdict, refused
from portal.common.viewer import Viewer
from portal.members.models import Member
from portal.members.permissions import for_writers
from portal.polls.holding import HoldsPoll, holder_of
from portal.polls.models import AskingPage, ConversationPage, InlinePoll, PollPage, Statement
from portal.polls.models.inline import ResultsShown


@for_writers
def can_answer(member: Member, page: AskingPage, now: datetime) -> Verdict:
    """May the member answer, or change what they answered?"""
    if not type(page).objects.visible_to(member).filter(pk=page.pk).exists():
        return refused(_("This page is not there any more."))
    if not page.is_open(now):
        return refused(_("This is closed. Its results stay here."))
    if page.is_confidential and page.closes_at is None:
        return refused(_("This has no end yet, and its result comes at the end. Ask the company to set one."))
    return ALLOWED


def can_add_statement(member: Viewer, conversation: ConversationPage, now: datetime) -> Verdict:
    """May the member add a statement of their own? The company always may, while it is open."""
    verdict = can_answer(member, conversation, now)
    if not verdict or conversation.takes_statements:
        return verdict
    if member.is_authenticated and (member.is_company or member.is_moderator):
        return ALLOWED
    return refused(_("This conversation takes no further statements."))


def can_see_results(viewer: Viewer, page: AskingPage, now: datetime, *, has_answered: bool) -> Verdict:
    """Results show to all once it is closed; before that, as the page says, to those who have answered."""
    if page.is_confidential and page.is_open(now):
        return refused(_("The result comes at the end, for everybody at once."))
    if not page.hides_results or has_answered or not page.is_open(now):
        return ALLOWED
    return refused(_("You see the results once you have answered."))


def can_see_ballots(viewer: Viewer, poll: PollPage | InlinePoll) -> Verdict:
    """Who answered what: of a named poll, and for the product team, as its form says."""
    if poll.disclosure != Disclosure.NAMED:
        return refused(_("Nobody sees who answered what in this poll."))
    if viewer.is_authenticated and viewer.is_company and type(poll).objects.visible_to(viewer).filter(pk=poll.pk).exists():
        return ALLOWED
    return refused(_("Only the product team sees who answered what."))


def can_export_ballots(viewer: Viewer, poll: PollPage | InlinePoll) -> Verdict:
    """The same as a file: names leave the site with it, so it is for those who may view members."""
    verdict = can_see_ballots(viewer, poll)
    if verdict and not viewer.has_perm("members.view_member"):
        return refused(_("Only those who may view members can download who answered what."))
    return verdict


def can_vote(viewer: Viewer, poll: InlinePoll, now: datetime) -> Verdict:
    """May the viewer vote in a poll that stands in a post, or change their vote?"""
    how, thing = _place_of(poll)
    if how is None or not poll.is_public:
        return refused(_("This poll is not there any more."))
    verdict = how.can_vote(viewer, thing, now)
    if verdict and not poll.is_open(now):
        return refused(_("This poll is closed. Its results stay here."))
    return verdict


def can_change_poll(viewer: Viewer, poll: InlinePoll, now: datetime) -> Verdict:
    """May the viewer change what it asks? Until somebody has voted: a vote is for the words that were read."""
    verdict = _can_manage(viewer, poll, now)
    if not verdict:
        return verdict
    if not poll.is_open(now):
        return refused(_("This poll is closed. Its results stay here."))
    if poll.is_confidential:
        return refused(_("A confidential poll stays as it was asked: its form would tell whether somebody has voted."))
    if poll.has_ballots():
        return refused(_("Somebody has voted already, so the poll stays as it is."))
    return ALLOWED


def can_close_poll(viewer: Viewer, poll: InlinePoll, now: datetime) -> Verdict:
    """May the viewer close it before its end? A confidential one is counted once, on the day that was told."""
    verdict = _can_manage(viewer, poll, now)
    if not verdict:
        return verdict
    if not poll.is_open(now):
        return refused(_("This poll is closed. Its results stay here."))
    if poll.is_confidential:
        return refused(_("A confidential poll closes on the day that its voters were told."))
    return ALLOWED


def can_see_counts(poll: InlinePoll, *, is_open: bool, has_voted: bool) -> Verdict:
    """Of a poll in a post, as whoever made it chose. `is_open`: whether votes are still taken."""
    if not is_open or poll.shows_results == ResultsShown.ALWAYS:
        return ALLOWED
    if poll.shows_results == ResultsShown.AFTER_CLOSE:
        return refused(_("The results are shown once the poll is closed."))
    return ALLOWED if has_voted else refused(_("You see the results once you have voted."))


def _can_manage(viewer: Viewer, poll: InlinePoll, now: datetime) -> Verdict:
    how, thing = _place_of(poll)
    if how is None or not (poll.is_public or (viewer.is_authenticated and viewer.is_moderator)):
        return refused(_("This poll is not there any more."))
    return how.can_manage(viewer, thing, now)


def _place_of(poll: InlinePoll) -> tuple[HoldsPoll[Any] | None, Any]:
    kind = kind_of(thing := holder_of(poll))
    return (kind.get(HoldsPoll), thing) if kind is not None else (None, None)


def can_moderate(member: Viewer, thing: Statement | InlinePoll) -> Verdict:
    if member.is_authenticated and member.is_moderator:
        return ALLOWED
    return refused(_("Only moderators do that."))
