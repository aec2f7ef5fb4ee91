"""Who may make an article of a solution, and of which."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from forums.boards import board_map
from forums.models import Topic
from portal.articles.models import ArticleIndexPage
from portal.common.pages import restrictions
from portal.common.permissions import ALLOWED, Verdict, refused
from portal.members.permissions import can_write


def writes_articles(member: Any) -> bool:
    """Staff, editors and moderators."""
    from portal.members.roles import Role

    return bool(
        member.is_authenticated
        and (member.is_superuser or member.is_moderator or member.is_company or member.has_role(Role.EDITOR))
    )


def can_make_article(member: Any, topic: Topic, index: ArticleIndexPage | None) -> Verdict:
    """May the member make a draft of this topic's solution below this list of articles?"""
    verdict = can_write(member, timezone.now())
    if not verdict:
        return verdict
    if not writes_articles(member):
        return refused(_("Only editors, moderators and staff make articles of solutions."))
    if not topic.is_visible_to(member):
        return refused(_("This topic is not there any more."))
    solution = topic.solution
    if solution is None or solution.hidden_at is not None or solution.deleted_at is not None:
        return refused(_("There is no accepted answer yet. An article is made of one."))
    if index is None:
        return refused(_("There is no list of articles to put it in. An administrator can make one under Pages."))
    if not is_as_closed(index, topic.board_id):
        return refused(_("This board is not open to everybody, and the articles are. What is said here stays here."))
    return ALLOWED


def is_as_closed(index: ArticleIndexPage, board_id: int) -> bool:
    """Whether nobody could read an article below `index` who cannot read the board."""
    board = board_map()[board_id]
    above = [row for row in restrictions() if index.path.startswith(row.path)]
    if board.needs_sign_in and not above:
        return False
    # For each lock of the board one of the articles' locks must let in nobody else.
    return all(any(not row.needs_sign_in and row.groups <= groups for row in above) for groups in board.group_sets)
