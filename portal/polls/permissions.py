"""Who may answer, add and see what."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from portal.common.disclosure import Disclosure
from portal.common.permissions import ALLOWED, Verdict, refused
from portal.common.viewer import Viewer
from portal.members.models import Member
from portal.members.permissions import for_writers
from portal.polls.models import AskingPage, ConversationPage, PollPage, Statement


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


def can_see_ballots(viewer: Viewer, poll: PollPage) -> Verdict:
    """Who answered what: of a named poll, and for the product team, as its form says."""
    if poll.disclosure != Disclosure.NAMED:
        return refused(_("Nobody sees who answered what in this poll."))
    if viewer.is_authenticated and viewer.is_company and PollPage.objects.visible_to(viewer).filter(pk=poll.pk).exists():
        return ALLOWED
    return refused(_("Only the product team sees who answered what."))


def can_moderate(member: Viewer, statement: Statement) -> Verdict:
    if member.is_authenticated and member.is_moderator:
        return ALLOWED
    return refused(_("Only moderators do that."))
