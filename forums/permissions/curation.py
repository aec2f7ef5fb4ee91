"""Who may put topics in order: merge, split, assign, slow down."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forums.boards import BoardEntry, board_map
from forums.models import Topic, TopicKind
from forums.permissions import can_moderate, can_see_board
from portal.common.permissions import ALLOWED, Verdict, refused
from portal.common.viewer import Viewer

if TYPE_CHECKING:
    from portal.members.models import Member


def can_merge(member: Viewer, source: Topic, target: Topic) -> Verdict:
    """May the member put what stands in one topic into another?"""
    boards = board_map()
    verdict = can_moderate(member) and can_see_board(member, boards.get(source.board_id), boards.get(target.board_id))
    if not verdict:
        return verdict
    if source.pk == target.pk:
        return refused(_("A topic cannot be merged into itself."))
    if source.merged_into_id is not None:
        return refused(_("This topic has already been merged into another one."))
    if not source.is_public or not target.is_public:
        return refused(
            _("One of the two is hidden or deleted. Show it again first, so that nothing comes to light by accident.")
        )
    if target.duplicate_of_id == source.pk:
        return refused(_("The other topic is marked as a duplicate of this one. Merge it into this one instead."))
    return ALLOWED


def can_unmerge(member: Viewer, source: Topic, target: Topic) -> Verdict:
    """May the member take a merge back? Who may see where the posts stand now, and where they would stand again."""
    boards = board_map()
    verdict = can_moderate(member) and can_see_board(member, boards.get(source.board_id), boards.get(target.board_id))
    if not verdict:
        return verdict
    if target.merged_into_id is not None:
        return refused(_("The posts stand in a third topic by now. Take that merge back first."))
    return ALLOWED


def can_split(member: Viewer, topic: Topic) -> Verdict:
    """May the member take replies out of a topic, or put them back?"""
    for verdict in (can_moderate(member), can_see_board(member, board_map().get(topic.board_id))):
        if not verdict:
            return verdict
    if topic.merged_into_id is not None or not topic.is_public:
        return refused(_("This topic is hidden or deleted. Show it again first, so that nothing comes to light by accident."))
    return ALLOWED


def can_split_to(member: Viewer, board: BoardEntry | None, kind: str) -> Verdict:
    """May a topic of this kind be made of replies on this board?"""
    verdict = can_see_board(member, board)
    if not verdict:
        return verdict
    assert board is not None
    if kind == TopicKind.QUESTION and not board.allows_questions:
        return refused(_("This board is for discussions. Choose another board, or make it a discussion."))
    if kind == TopicKind.DISCUSSION and not board.allows_discussions:
        return refused(_("This board is for questions. Choose another board, or make it a question."))
    return ALLOWED if kind in (TopicKind.QUESTION, TopicKind.DISCUSSION) else refused(_("Choose a question or a discussion."))


def can_assign(member: Viewer, topic: Topic) -> Verdict:
    """May the member give a topic to a colleague, or take it?"""
    if not is_staff(member):
        return refused(_("Only moderators and staff can do this."))
    return can_see_board(member, board_map().get(topic.board_id))


def can_be_assigned(member: Member, topic: Topic) -> Verdict:
    """May a topic be given to this colleague?"""
    if not member.is_active or not is_staff(member):
        return refused(_("A topic can be given to moderators and staff only."))
    if not can_see_board(member, board_map().get(topic.board_id)):
        return refused(_("This colleague cannot see the board of the topic."))
    return ALLOWED


def is_staff(member: Viewer) -> bool:
    return bool(member.is_authenticated and (member.is_moderator or member.is_company))


def can_post_so_soon(member: Member, topic: Topic, last_at: datetime | None, now: datetime) -> Verdict:
    """Slow mode: has the member waited long enough since what they said last?"""
    if last_at is None or member.is_moderator:
        return ALLOWED
    wait = last_at + timedelta(seconds=topic.slow_seconds) - now
    if wait <= timedelta():
        return ALLOWED
    return refused(
        _("This topic is in slow mode: everybody waits %(span)s between two posts. You can post again in %(wait)s.")
        % {"span": in_full(topic.slow_seconds), "wait": in_full(int(wait.total_seconds()) + 1)}
    )


def in_full(seconds: int) -> str:
    """A span as one says it: "40 seconds", "10 minutes", "3 hours". Never shorter than it is."""
    if seconds < 100:
        return ngettext("%(count)d second", "%(count)d seconds", seconds) % {"count": seconds}
    minutes = -(-seconds // 60)
    if minutes < 100:
        return ngettext("%(count)d minute", "%(count)d minutes", minutes) % {"count": minutes}
    hours = -(-minutes // 60)
    return ngettext("%(count)d hour", "%(count)d hours", hours) % {"count": hours}
