"""Who gives a post a poll, and whether the topic lets anybody vote in it."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from forums.boards import board_map
from forums.models import Post, Topic
from portal.boards.permissions import for_writers_in
from portal.common.permissions import ALLOWED, Verdict, refused
from portal.members.models import Member
from portal.members.permissions import after


def takes_votes(topic: Topic) -> Verdict:
    """Whether anything still happens in the topic."""
    if topic.is_locked:
        return refused(_("This topic is locked, so its poll takes no votes."))
    if topic.closed_at is not None:
        return refused(_("This topic is closed, so its poll takes no votes."))
    if topic.archived_at is not None:
        return refused(_("This topic is archived, so its poll takes no votes."))
    return ALLOWED


@for_writers_in(lambda post: board_map().get(post.topic.board_id))
def can_vote_in(member: Member, post: Post, now: datetime) -> Verdict:
    """May the member vote in the poll of a post?"""
    if not post.is_public or not post.topic.is_public:
        return refused(_("This post is no longer there."))
    return takes_votes(post.topic)


@for_writers_in(lambda post: board_map().get(post.topic.board_id))
def can_manage_poll(member: Member, post: Post, now: datetime) -> Verdict:
    """May the member add a poll, change one that has no votes, or close it?"""
    if not (member.is_moderator or member.pk == post.author_id):
        return refused(_("Only the member who wrote this and moderators can do this."))
    if not post.is_public or not post.topic.is_public:
        return refused(_("This post is no longer there."))
    if (post.topic.is_locked or post.topic.archived_at is not None) and not member.is_moderator:
        return refused(_("Nothing in this topic can change any more."))
    return ALLOWED


@after(can_manage_poll)
def can_add_poll(member: Member, post: Post, now: datetime) -> Verdict:
    """May the member give a post its poll? The first post of a topic has one at most."""
    if not post.is_first:
        return refused(_("A poll belongs to the first post of a topic."))
    if post.poll_id is not None:
        return refused(_("This topic has a poll already."))
    return takes_votes(post.topic)
