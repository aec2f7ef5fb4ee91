"""Who may change what was written, and take it back."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forums.boards import board_map
from forums.models import Post
from forums.permissions import can_delete_post, can_see_board
from portal.activity.types import undo_window
from portal.common.permissions import ALLOWED, Verdict, refused
from portal.common.viewer import Viewer
from portal.members.models import Member
from portal.members.permissions import for_writers
from portal.members.trust_permissions import by_level, level_for, may, most
from portal.moderation.hidden_texts import may_mend_thing

_DAYS_FROM = 48  # hours; more are told in days


@for_writers
def can_edit_post(member: Member, post: Post, now: datetime) -> Verdict:
    """The author may for as long as their trust level says, and always where they were asked for more. A wiki post is for many."""
    if member.is_moderator:
        return ALLOWED
    if member.pk != post.author_id and not post.is_wiki:
        return refused(_("Only the member who wrote this can edit it."))
    mends = not post.is_public and may_mend_thing(post, member, now)  # what flags hid, until a moderator has decided
    if not (post.is_public or mends) or not can_see_board(member, board_map().get(post.topic.board_id)):
        return refused(_("This post is no longer there."))
    if post.topic.is_locked:
        return refused(_("This topic is locked, so nothing in it can be edited."))
    if post.topic.archived_at is not None:
        return refused(_("This topic is archived, so nothing in it can be edited."))
    if post.is_wiki and may(member, "edit_wiki"):
        return ALLOWED
    if member.pk != post.author_id:
        return refused(_("Members of trust level %(level)s edit wiki posts.") % {"level": level_for("edit_wiki")})
    hours = most(member, "edit_hours")
    if mends:
        return ALLOWED
    is_owed = post.is_first and post.topic.needs_info_at is not None
    if hours is None or is_owed or now - post.posted_at <= timedelta(hours=hours):
        return ALLOWED
    return refused(_too_late(hours))


@for_writers
def can_make_wiki(member: Member, post: Post, now: datetime) -> Verdict:
    """May the member open a post for others to edit, or close it again?"""
    if post.is_comment:
        return refused(_("Others cannot add to a comment. Say it in a reply."))
    if not post.is_public:
        return refused(_("This post is no longer there."))
    if member.is_moderator:
        return ALLOWED
    if member.pk != post.author_id:
        return refused(_("Only the member who wrote this and moderators can do this."))
    if post.topic.is_locked or post.topic.archived_at is not None:
        return refused(_("Nothing in this topic can change any more."))
    if not may(member, "make_wiki"):
        return refused(_("Members of trust level %(level)s do this.") % {"level": level_for("make_wiki")})
    return ALLOWED


def _too_late(hours: int) -> str:
    if hours > _DAYS_FROM:
        days = hours // 24
        sentence = ngettext(
            "You can edit what you wrote for %(count)s day; this is older. Say what has changed in a reply or comment.",
            "You can edit what you wrote for %(count)s days; this is older. Say what has changed in a reply or comment.",
            days,
        )
        return sentence % {"count": days}
    sentence = ngettext(
        "You can edit what you wrote for %(count)s hour; this is older. Say what has changed in a reply or comment.",
        "You can edit what you wrote for %(count)s hours; this is older. Say what has changed in a reply or comment.",
        hours,
    )
    return sentence % {"count": hours}


def is_silent(member: Member, post: Post, now: datetime) -> bool:
    """Is an edit now still part of writing it? Then it leaves no mark. Once anybody has edited it, its history is kept whole."""
    minutes = by_level(member, "grace_minutes") or 0
    return member.pk == post.author_id and not post.edit_count and now - post.posted_at <= timedelta(minutes=minutes)


def can_take_back(member: Viewer, post: Post, now: datetime) -> Verdict:
    """May the author take back what they have only just posted?"""
    verdict = can_delete_post(member, post, now)
    if not verdict:
        return verdict
    if member.pk != post.author_id:
        return refused(_("Only the member who wrote this can take it back."))
    if now - post.posted_at > undo_window():
        return refused(
            ngettext(
                "It can be taken back for %(count)d second, then e-mails about it are sent. You can still delete it afterwards.",
                "It can be taken back for %(count)d seconds, then e-mails about it are sent. You can still delete it afterwards.",
                settings.UNDO_SECONDS,
            )
            % {"count": settings.UNDO_SECONDS}
        )
    return ALLOWED
