"""Comments on ideas: saying, changing, taking away, finding helpful."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Greatest
from django.utils import timezone

from ideas.actions.mentions import mention
from ideas.activities import (
    COMMENT_DELETED,
    COMMENT_EDITED,
    COMMENT_FOUND_HELPFUL,
    COMMENT_HELPFUL_WITHDRAWN,
    COMMENT_HIDDEN,
    COMMENT_POSTED,
    COMMENT_RESTORED,
    COMMENT_UNHIDDEN,
)
from ideas.limits import COMMENT, COMMENT_EDIT, VOTE
from ideas.models import Idea, IdeaComment, IdeaCommentVote
from ideas.permissions import can_comment, can_delete_comment, can_edit_comment, can_find_helpful
from portal.activity.record import record
from portal.activity.types import ActivityType
from portal.common.html import CleanHtml
from portal.common.permissions import require
from portal.members.models import Member
from portal.moderation.permissions import can_moderate, can_restore
from portal.writing.actions import attach_uploads, keep_revision
from portal.writing.entry import admit, admit_act, passes
from portal.writing.html import excerpt, mentioned_usernames


class AlreadyHelpful(Exception):
    """The member has found this comment helpful before."""


class NotHelpful(Exception):
    """There is no vote of this member to take back."""


@passes(COMMENT)
@transaction.atomic
def comment_on_idea(
    *, idea: Idea, by: Member, body: CleanHtml, parent: IdeaComment | None = None, now: datetime | None = None
) -> IdeaComment:
    """A member says something about an idea, or answers what somebody said about it."""
    now = now or timezone.now()
    idea = Idea.objects.lock_one(idea.pk)
    if parent is not None:
        parent = IdeaComment.objects.select_for_update(no_key=True, of=("self",)).get(pk=parent.pk, idea=idea)
    require(can_comment(by, idea, now, parent))
    html = admit(COMMENT, by=by, body=body, within=f"{parent.pk}:" if parent else f"idea {idea.pk}:").body
    idea.last_position += 1
    comment = IdeaComment.objects.create(
        idea=idea,
        origin=idea,
        parent=parent,
        branch_id=(parent.branch_id or parent.pk) if parent else None,
        depth=parent.depth + 1 if parent else 0,
        position=idea.last_position,
        author=by,
        body=html,
        excerpt=excerpt(html),
        is_official=by.is_company,
        posted_at=now,
    )
    attach_uploads(thing=comment, html=html, by=by)
    idea.comment_count += 1
    idea.active_at = max(now, idea.active_at)
    idea.save(update_fields=["last_position", "comment_count", "active_at"])
    _count_in_branch(comment, 1)
    record(COMMENT_POSTED, actor=by, object=comment, target=idea, happened_at=now)
    mention(comment, by, now)
    return comment


@passes(COMMENT_EDIT)
@transaction.atomic
def edit_comment(
    *, comment: IdeaComment, by: Member, body: CleanHtml, reason: str = "", now: datetime | None = None
) -> IdeaComment:
    """Change a comment. What it said before is kept; nothing is recorded when nothing changed."""
    now = now or timezone.now()
    _idea, comment = _locked(comment)
    require(can_edit_comment(by, comment, now))
    html = admit(COMMENT_EDIT, by=by, body=body, before=comment.body).body
    if html == comment.body:
        return comment
    known = frozenset(mentioned_usernames(comment.body))
    keep_revision(thing=comment, body=comment.body, editor=by, reason=reason, now=now)
    comment.body, comment.excerpt = html, excerpt(html)
    comment.edited_at, comment.edit_count = now, comment.edit_count + 1
    comment.save(update_fields=["body", "excerpt", "edited_at", "edit_count"])
    attach_uploads(thing=comment, html=html, by=by)
    record(COMMENT_EDITED, actor=by, object=comment, target=comment.idea, data={"reason": reason}, happened_at=now)
    mention(comment, by, now, known=known)
    return comment


@transaction.atomic
def delete_comment(*, comment: IdeaComment, by: Member, now: datetime | None = None) -> None:
    """A member takes back what they said. Answers to it stay."""
    now = now or timezone.now()
    idea, comment = _locked(comment)
    require(can_delete_comment(by, comment, now))
    if comment.deleted_at is None:
        _change(idea, comment, by, COMMENT_DELETED, now, deleted_at=now, deleted_by=by)


@transaction.atomic
def restore_comment(*, comment: IdeaComment, by: Member, now: datetime | None = None) -> None:
    """Bring back what was deleted."""
    now = now or timezone.now()
    idea, comment = _locked(comment)
    require(can_restore(by, comment, now))
    if comment.deleted_at is not None:
        _change(idea, comment, by, COMMENT_RESTORED, now, deleted_at=None, deleted_by=None)


@transaction.atomic
def hide_comment(*, thing: IdeaComment, by: Member | None, reason: str, now: datetime | None = None) -> None:
    """A moderator hides a comment from everybody but its author and moderators, with a reason. Without `by` the flags of
    members hid it, until a moderator says why it stays hidden."""
    now = now or timezone.now()
    if by is not None:
        require(can_moderate(by))
    idea, comment = _locked(thing)
    if comment.hidden_at is None or comment.hidden_by_id is None:
        fields = {"hidden_at": now, "hidden_by": by, "hidden_reason": reason[:300]}
        _change(idea, comment, by, COMMENT_HIDDEN, now, reason=reason, **fields)


@transaction.atomic
def unhide_comment(*, thing: IdeaComment, by: Member, reason: str = "", now: datetime | None = None) -> None:
    """A moderator shows a hidden comment again."""
    now = now or timezone.now()
    require(can_moderate(by))
    idea, comment = _locked(thing)
    if comment.hidden_at is not None:
        fields = {"hidden_at": None, "hidden_by": None, "hidden_reason": ""}
        _change(idea, comment, by, COMMENT_UNHIDDEN, now, reason=reason, **fields)


@transaction.atomic
def find_comment_helpful(*, comment: IdeaComment, by: Member, now: datetime | None = None) -> int:
    """A member finds somebody's comment helpful. Gives the new count. Raises AlreadyHelpful."""
    now = now or timezone.now()
    _idea, comment = _locked(comment)
    require(can_find_helpful(by, comment, now))
    admit_act(VOTE, by=by)
    _vote, is_new = IdeaCommentVote.objects.get_or_create(comment=comment, member=by, defaults={"created_at": now})
    if not is_new:
        raise AlreadyHelpful
    comment.helpful_count += 1
    comment.save(update_fields=["helpful_count"])
    record(COMMENT_FOUND_HELPFUL, actor=by, object=comment, target=comment.idea, happened_at=now)
    return comment.helpful_count


@transaction.atomic
def withdraw_comment_helpful(*, comment: IdeaComment, by: Member, now: datetime | None = None) -> int:
    """A member takes that back. Gives the new count. Raises NotHelpful."""
    now = now or timezone.now()
    _idea, comment = _locked(comment)
    admit_act(VOTE, by=by)
    deleted, _rows = IdeaCommentVote.objects.filter(comment=comment, member=by).delete()
    if not deleted:
        raise NotHelpful
    comment.helpful_count = max(0, comment.helpful_count - 1)
    comment.save(update_fields=["helpful_count"])
    record(COMMENT_HELPFUL_WITHDRAWN, actor=by, object=comment, target=comment.idea, happened_at=now)
    return comment.helpful_count


def _locked(comment: IdeaComment) -> tuple[Idea, IdeaComment]:
    idea = Idea.objects.lock_one(comment.idea_id)
    comment = IdeaComment.objects.select_for_update(no_key=True, of=("self",)).get(pk=comment.pk)
    comment.idea = idea
    return idea, comment


def _count_in_branch(comment: IdeaComment, by: int) -> None:
    if comment.branch_id is not None:
        change = F("reply_count") + by if by > 0 else Greatest(F("reply_count") + by, 0)
        IdeaComment.objects.filter(pk=comment.branch_id).update(reply_count=change)


def _change(
    idea: Idea,
    comment: IdeaComment,
    by: Member | None,
    kind: ActivityType,
    now: datetime,
    *,
    reason: str = "",
    **fields: Any,
) -> None:
    was_public = comment.is_public
    for name, value in fields.items():
        setattr(comment, name, value)
    comment.save(update_fields=list(fields))
    change = int(comment.is_public) - int(was_public)
    if change:
        idea.comment_count = max(0, idea.comment_count + change)
        idea.save(update_fields=["comment_count"])
        _count_in_branch(comment, change)
    record(kind, actor=by, object=comment, target=idea, data={"reason": reason} if reason else {}, happened_at=now)
