"""Who may make an article of a solution or an idea of a topic, and of which."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from forums.boards import board_map
from forums.models import Topic
from ideas.boards import IdeaBoardEntry
from ideas.permissions import can_propose
from portal.articles.models import ArticleIndexPage
from portal.common.pages import restrictions
from portal.common.permissions import ALLOWED, Verdict, refused
from portal.common.viewer import Viewer
from portal.members.models import Member
from portal.members.permissions import can_write, for_writers


def writes_articles(member: Viewer) -> bool:
    """Staff, editors and moderators."""
    from portal.members.roles import Role

    return bool(
        member.is_authenticated
        and (member.is_superuser or member.is_moderator or member.is_company or member.has_role(Role.EDITOR))
    )


def can_make_article(member: Viewer, topic: Topic, index: ArticleIndexPage | None) -> Verdict:
    """May the member make a draft of this topic's solution below this list of articles?"""
    verdict = can_write(member, timezone.now())
    if not verdict:
        return verdict
    if not writes_articles(member):
        return refused(_("Only editors, moderators and staff make articles of solutions."))
    if not topic.is_visible_to(member):
        return refused(_("This topic is no longer there."))
    solution = topic.solution
    if solution is None or solution.hidden_at is not None or solution.deleted_at is not None:
        return refused(_("There is no accepted answer yet. An article is made of one."))
    if index is None:
        return refused(_("There is no list of articles to put it in. An administrator can make one under Pages."))
    if not is_as_closed(index.path, topic.board_id):
        return refused(_("This board is not open to everybody, and the articles are. What is said here stays here."))
    return ALLOWED


def may_offer_idea(member: Viewer, topic: Topic) -> bool:
    """Whether the page of a topic offers to make an idea of it: to whoever asked, staff and moderators. Without a query."""
    return bool(member.is_authenticated and (member.is_moderator or member.is_company or member.pk == topic.author_id))


@for_writers
def can_make_idea(member: Member, topic: Topic, board: IdeaBoardEntry | None, now: datetime) -> Verdict:
    """May the member make an idea on this board of this topic?"""
    if not topic.is_public or not topic.is_visible_to(member):
        return refused(_("This topic is no longer there."))
    if not may_offer_idea(member, topic):
        return refused(_("Only whoever asked, staff and moderators make an idea of a topic."))
    verdict = can_propose(member, board, now)
    if not verdict:
        return verdict
    assert board is not None
    if not is_as_closed(board.sort_key, topic.board_id):
        return refused(_("More people read that idea board than this topic. What is said here stays here."))
    return ALLOWED


def is_as_closed(place: str, board_id: int) -> bool:
    """Whether nobody could read what stands below this place of the page tree who cannot read the board."""
    board = board_map()[board_id]
    above = [row for row in restrictions() if place.startswith(row.path)]
    if board.needs_sign_in and not above:
        return False
    # For each lock of the board one of that place's locks must let in nobody else.
    return all(any(not row.needs_sign_in and row.groups <= groups for row in above) for groups in board.group_sets)
