"""What a topic is, and which reply is the answer of the company."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from forums.boards import board_map
from forums.models import Post, Topic, TopicKind
from forums.permissions import can_reply
from portal.boards.permissions import for_writers_in
from portal.common.permissions import ALLOWED, Verdict, refused
from portal.members.models import Member
from portal.members.permissions import after

EARLY = timedelta(hours=24)  # how long authors may say that they meant the other
CHANGING = (TopicKind.QUESTION, TopicKind.DISCUSSION)


@after(can_reply)
def can_answer_officially(member: Member, topic: Topic, now: datetime) -> Verdict:
    """May the member give the official answer to this question?"""
    if not member.is_company:
        return refused(_("Only staff give official answers."))
    if not topic.is_question:
        return refused(_("Only a question has an official answer."))
    return ALLOWED


@for_writers_in(lambda post: board_map().get(post.topic.board_id))
def can_mark_official(member: Member, post: Post, now: datetime) -> Verdict:
    """May the member say that a reply is the official answer, or that it is not? Its author, or a colleague."""
    topic = post.topic
    if not (member.is_company or member.is_moderator):
        return refused(_("Only staff and moderators can do this."))
    if not topic.is_question:
        return refused(_("Only a question has an official answer."))
    if post.is_first or post.is_comment or not post.by_staff:
        return refused(_("Only a reply that staff wrote can be the official answer."))
    if not post.is_public or not topic.is_public:
        return refused(_("This post is no longer there."))
    if topic.is_locked and not member.is_moderator:
        return refused(_("This topic is locked."))
    return ALLOWED


@for_writers_in(lambda topic: board_map().get(topic.board_id))
def can_change_kind(member: Member, topic: Topic, kind: str, now: datetime) -> Verdict:
    """May the member make a question of a discussion, or the other way round? Moderators; its author at first."""
    if kind not in CHANGING or topic.kind not in CHANGING:
        return refused(_("An announcement stays what it is. Choose a question or a discussion."))
    if not topic.is_public:
        return refused(_("This topic is no longer there."))
    board = board_map()[topic.board_id]
    if kind == TopicKind.QUESTION and not board.allows_questions:
        return refused(_("This board is for discussions, so the topic cannot become a question. It can be moved first."))
    if kind == TopicKind.DISCUSSION and not board.allows_discussions:
        return refused(_("This board is for questions, so the topic cannot become a discussion. It can be moved first."))
    if topic.solution_id is not None and kind != TopicKind.QUESTION:
        return refused(_("It has an accepted answer, and a discussion has none. Take the acceptance back first."))
    if member.is_moderator:
        return ALLOWED
    if member.pk != topic.author_id:
        return refused(_("Only its author and moderators can do this."))
    if topic.is_locked or topic.closed_at is not None or topic.archived_at is not None:
        return refused(_("This topic is closed to changes. A moderator can do this."))
    if now - topic.posted_at > EARLY:
        return refused(_("Authors do this within a day of posting. A moderator can do it later."))
    return ALLOWED
