"""Who may do what in forums. Each answer carries its sentence."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from forums.boards import BoardEntry, board_map
from forums.models import BoardPage, Post, Topic, TopicKind
from portal.boards.permissions import can_see_board as can_see_board
from portal.boards.permissions import for_writers_in, itself
from portal.common.permissions import ALLOWED, Verdict, refused
from portal.common.viewer import Viewer
from portal.members.models import Member
from portal.members.permissions import after, for_writers
from portal.members.trust_permissions import level_for, may
from portal.moderation.permissions import can_moderate as can_moderate
from portal.moderation.permissions import can_restore as can_restore


@for_writers_in(itself)
def can_post_topic(member: Member, board: BoardEntry | None, kind: str, now: datetime) -> Verdict:
    """May the member start a topic of this kind on this board?"""
    assert board is not None
    if not _is_among(member, board.who_posts, board.posting_groups):
        return refused(
            {
                BoardPage.Who.NOBODY: _("This board is an archive. Nothing new is posted here."),
                BoardPage.Who.COMPANY: _("Only the company starts topics on this board. You can reply to them."),
                BoardPage.Who.TRUSTED: _("Members of trust level %(level)s start topics on this board. Others come with time.")
                % {"level": level_for("speak_on_trusted_boards")},
            }.get(BoardPage.Who(board.who_posts), _("Only some groups of members start topics on this board."))
        )
    if kind == TopicKind.ANNOUNCEMENT and not _is_staff(member):
        return refused(_("Only staff and moderators make announcements."))
    if kind == TopicKind.ANNOUNCEMENT and not board.allows_announcements:
        return refused(_("This board has no announcements. Choose another board for yours."))
    if kind == TopicKind.QUESTION and not board.allows_questions:
        return refused(_("This board is for discussions. Choose another board for your question."))
    if kind == TopicKind.DISCUSSION and not board.allows_discussions:
        return refused(_("This board is for questions. Choose another board for your discussion."))
    if kind not in TopicKind.values:
        return refused(_("Choose a question or a discussion."))
    return ALLOWED


def _is_staff(member: Member) -> bool:
    return member.is_moderator or member.is_company


def _is_among(member: Member, who: str, groups: frozenset[int]) -> bool:
    """Is the member one of those whom a setting of a board names?"""
    if who == BoardPage.Who.NOBODY:
        return False
    if who == BoardPage.Who.MEMBERS or _is_staff(member) or member.is_superuser:
        return True
    if who == BoardPage.Who.TRUSTED:
        return may(member, "speak_on_trusted_boards")
    return who == BoardPage.Who.GROUPS and bool(groups & member.groups_held.keys())


def _may_speak(member: Member, topic: Topic) -> Verdict:
    """What the board of a topic says about replies. Who asked may always say more."""
    board = board_map()[topic.board_id]
    is_asker = member.pk == topic.author_id and board.who_replies != BoardPage.Who.NOBODY
    if is_asker or _is_among(member, board.who_replies, board.replying_groups):
        return ALLOWED
    return refused(
        {
            BoardPage.Who.NOBODY: _("Nobody replies on this board. It is there to be read."),
            BoardPage.Who.COMPANY: _("Only the company replies on this board."),
            BoardPage.Who.TRUSTED: _("Members of trust level %(level)s reply on this board. Others come with time.")
            % {"level": level_for("speak_on_trusted_boards")},
        }.get(BoardPage.Who(board.who_replies), _("Only some groups of members reply on this board."))
    )


@for_writers_in(lambda topic: board_map().get(topic.board_id))
def can_reply(member: Member, topic: Topic, now: datetime) -> Verdict:
    if not topic.is_public and not member.is_moderator:
        return refused(_("This topic is no longer there."))
    if not (verdict := _may_speak(member, topic)):
        return verdict
    if topic.archived_at is not None:
        return refused(
            _("This topic is archived. Bring it back first.")
            if member.is_moderator
            else _("This topic is archived, because nothing was said in it for a long time. You can start a new one.")
        )
    if topic.is_locked and not member.is_moderator:
        return refused(_("This topic is locked. You can start a new one."))
    if topic.closed_at is not None and not member.is_moderator:
        return refused(_("This topic is closed. You can start a new one."))
    return ALLOWED


def can_comment(member: Viewer, post: Post, now: datetime) -> Verdict:
    if post.is_comment:
        return refused(_("Comments stand under a reply. Comment on the reply instead."))
    if not post.is_public:
        return refused(_("This post is no longer there."))
    return can_reply(member, post.topic, now)


@for_writers
def can_delete_post(member: Member, post: Post, now: datetime) -> Verdict:
    if member.is_moderator:
        return ALLOWED
    if member.pk != post.author_id:
        return refused(_("Only the member who wrote this can delete it."))
    if post.is_first and post.topic.reply_count:
        return refused(_("Others have replied, so the topic stays. Ask a moderator to remove it."))
    return ALLOWED


@for_writers
def can_accept_solution(member: Member, topic: Topic, now: datetime) -> Verdict:
    if not topic.is_question:
        return refused(_("A discussion has no accepted answer."))
    if topic.is_locked and not member.is_moderator:
        return refused(_("This topic is locked."))
    if topic.archived_at is not None and not member.is_moderator:
        return refused(_("This topic is archived. A moderator can bring it back."))
    if member.is_moderator or member.pk == topic.author_id:
        return ALLOWED
    if member.is_company:
        # Only where the board lets them, and they may read it.
        board = board_map().get(topic.board_id)
        verdict = can_see_board(member, board)
        if not verdict or (board is not None and board.staff_accept):
            return verdict
        return refused(_("On this board only the member who asked and moderators accept an answer."))
    return refused(_("Only the member who asked can accept an answer."))


@after(can_accept_solution)
def can_withdraw_solution(member: Member, topic: Topic, now: datetime) -> Verdict:
    """May the member take back that an answer was accepted? Staff do not overrule the asker."""
    if member.is_moderator or member.pk == topic.author_id or topic.solved_by_id != topic.author_id:
        return ALLOWED
    return refused(_("The member who asked accepted this answer, so they or a moderator take it back."))


@for_writers_in(lambda post: board_map().get(post.topic.board_id))
def can_find_helpful(member: Member, post: Post, now: datetime) -> Verdict:
    if member.pk == post.author_id:
        return refused(_("You cannot vote for your own post."))
    if not post.is_public or not post.topic.is_public:
        return refused(_("This post is no longer there."))
    return ALLOWED


@for_writers_in(lambda topic: board_map().get(topic.board_id))
def can_ask_for_info(member: Member, topic: Topic, now: datetime) -> Verdict:
    """May the member mark a question as waiting for its asker, or take such a mark away?"""
    if not may(member, "ask_for_info"):
        return refused(
            _("Only moderators, support and members of trust level %(level)s can do this. You can ask in a reply.")
            % {"level": level_for("ask_for_info")}
        )
    if not topic.is_question:
        return refused(_("Only a question can need more from its author."))
    if member.pk == topic.author_id:
        return refused(_("This is your own question. Edit it to say more."))
    if not topic.is_public:
        return refused(_("This topic is no longer there."))
    if topic.solution_id is not None or topic.closed_at is not None or topic.is_locked or topic.archived_at is not None:
        return refused(_("This question is settled, so nothing is missing."))
    return ALLOWED


@after(can_reply)
def can_claim(member: Member, topic: Topic, now: datetime) -> Verdict:
    """May the member say that they are answering this question? Whether somebody else is, the act asks."""
    if not topic.is_question:
        return refused(_("Only a question can be taken on."))
    if member.pk == topic.author_id:
        return refused(_("This is your own question, so it is for others to take on."))
    if topic.solution_id is not None or topic.closed_at is not None:
        return refused(_("This question is settled. You can still reply."))
    if not may(member, "claim"):
        return refused(
            _("Members of trust level %(level)s take questions on. You can reply at once.") % {"level": level_for("claim")}
        )
    return ALLOWED


SOLVING = frozenset(["forums.topic", "articles.article"])  # what somebody who asks is shown


@for_writers
def can_confirm_deflection(member: Member, kind: str, thing: Any, now: datetime) -> Verdict:
    """May the member say that this solved what they were about to ask? `thing` is None where they may not see it."""
    if kind not in SOLVING or thing is None:
        return refused(_("This is no longer there."))
    return ALLOWED


@for_writers_in(lambda topic: board_map().get(topic.board_id))
def can_have_this_too(member: Member, topic: Topic, now: datetime) -> Verdict:
    """May the member say that they have the problem of this question too?"""
    if not topic.is_question:
        return refused(_("Only a question has a problem that others can share."))
    if member.pk == topic.author_id:
        return refused(_("This is your own question, so you are counted already."))
    if not topic.is_public:
        return refused(_("This topic is no longer there."))
    return ALLOWED


def can_see_queue(member: Viewer) -> Verdict:
    """May the member see what waits, how much of it and since when?"""
    if member.is_authenticated and (member.is_moderator or member.is_company):
        return ALLOWED
    return refused(_("Only moderators and staff work through the queue. The lists for helpers are open to everybody."))


def can_bookmark(member: Viewer, post: Post) -> Verdict:
    """May the member keep a post for themselves? Whoever may read it may, suspended or not: it writes nothing for others."""
    if member.is_authenticated and Post.objects.visible_to(member).filter(pk=post.pk).exists():
        return ALLOWED
    return refused(_("This post is no longer there."))
