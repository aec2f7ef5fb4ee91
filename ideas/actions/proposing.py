"""Proposing an idea, changing its wording, taking it back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ideas.actions.counting import counted
from ideas.actions.mentions import mention
from ideas.activities import (
    IDEA_DELETED,
    IDEA_EDITED,
    IDEA_HIDDEN,
    IDEA_LOCKED,
    IDEA_PROPOSED,
    IDEA_RESTORED,
    IDEA_REWORDED,
    IDEA_UNHIDDEN,
    IDEA_UNLOCKED,
)
from ideas.boards import board_map
from ideas.limits import IDEA, IDEA_EDIT, LONGEST_TITLE
from ideas.models import Idea, idea_slug, title_key
from ideas.permissions import can_delete_idea, can_edit_idea, can_propose, corrects_only, has_votes_of_others
from ideas.typos import MOST as MOST_TYPOS
from ideas.typos import changes_too_much
from portal.activity.record import record
from portal.activity.types import ActivityType
from portal.common.html import CleanHtml
from portal.common.permissions import Refused, require
from portal.members.models import Member
from portal.moderation.permissions import can_moderate, can_restore
from portal.writing.actions import attach_uploads, keep_revision, tags_named
from portal.writing.entry import admit, passes
from portal.writing.html import excerpt, mentioned_usernames

if TYPE_CHECKING:
    from portal.products.models import ProductPage


class MoreThanACorrection(Refused):
    """The wording stands, and this changes more of it than a slip of the pen."""

    def __init__(self) -> None:
        super().__init__(
            _("Others have read this wording: you can correct up to %(most)s characters of it. Say what is new in a comment.")
            % {"most": MOST_TYPOS}
        )


class SameTitle(Exception):
    """An open idea of this board says the same already. `idea` is that one."""

    def __init__(self, idea: Idea | None) -> None:
        super().__init__(str(idea))
        self.idea = idea


@passes(IDEA)
@transaction.atomic
def propose_idea(
    *,
    board_id: int,
    by: Member,
    title: str,
    body: CleanHtml,
    tags: Sequence[str] = (),
    product: ProductPage | None = None,
    answers: Sequence[tuple[int, str, str]] = (),
    now: datetime | None = None,
) -> Idea:
    """A member proposes an idea. Raises SameTitle, NotAdmitted."""
    now = now or timezone.now()
    board = board_map().get(board_id)
    require(can_propose(by, board, now))
    assert board is not None
    _require_new_title(board_id, title)
    text = admit(IDEA, by=by, title=title, body=body)
    title, html = text.title[:LONGEST_TITLE], text.body
    rows = tags_named(tags, by=by)
    status = board.first_status
    idea = Idea(
        board_id=board_id,
        title=title,
        author=by,
        product=product,
        tag_names=[[tag.slug, tag.name] for tag in rows],
        answers=[list(answer) for answer in answers],
        body=html,
        excerpt=excerpt(html),
        posted_at=now,
        active_at=now,
        status_id=status.pk,
        status_at=now,
        meaning=status.meaning,
    )
    with counted(idea):
        _save_titled(idea, None)
        idea.tags.set(rows)
    attach_uploads(thing=idea, html=html, by=by)
    record(IDEA_PROPOSED, actor=by, object=idea, happened_at=now)
    mention(idea, by, now)
    return idea


@passes(IDEA_EDIT)
@transaction.atomic
def edit_idea(
    *,
    idea: Idea,
    by: Member,
    title: str,
    body: CleanHtml,
    tags: Sequence[str] | None = None,
    product: ProductPage | None = None,
    answers: Sequence[tuple[int, str, str]] | None = None,
    reason: str = "",
    now: datetime | None = None,
) -> Idea:
    """Change an idea. What it said before is kept; who had voted for that is told. Raises SameTitle, NotAdmitted.

    Once its wording stands, its author may put a slip of the pen right and nothing else. Raises MoreThanACorrection.
    """
    now = now or timezone.now()
    idea = Idea.objects.lock_one(idea.pk)
    require(can_edit_idea(by, idea, now))
    text = admit(IDEA_EDIT, by=by, title=title, body=body, before=idea.body)
    html, title = text.body, text.title[:LONGEST_TITLE]
    is_correction = corrects_only(by, idea, now)
    if is_correction:
        if changes_too_much(idea, title, html):
            raise MoreThanACorrection
        tags, product, answers = None, idea.product, None
    rows = tags_named(tags, by=by) if tags is not None else None
    new_tags = [[tag.slug, tag.name] for tag in rows] if rows is not None else idea.tag_names
    new_answers = [list(answer) for answer in answers] if answers is not None else idea.answers
    is_reworded = html != idea.body or title != idea.title
    product_id = product.pk if product is not None else None
    if not is_reworded and (new_tags, new_answers, product_id) == (idea.tag_names, idea.answers, idea.product_id):
        return idea
    if title_key(title) != idea.title_key:
        _require_new_title(idea.board_id, title, but=idea.pk)
    known = frozenset(mentioned_usernames(idea.body))
    keep_revision(
        thing=idea,
        title=idea.title,
        body=idea.body,
        tags=[name for _slug, name in idea.tag_names],
        editor=by,
        reason=reason,
        now=now,
    )
    idea.title, idea.title_key, idea.slug = title, title_key(title), idea_slug(title)
    idea.body, idea.excerpt = html, excerpt(html)
    idea.tag_names, idea.answers, idea.product_id = new_tags, new_answers, product_id
    idea.edited_at, idea.edit_count = now, idea.edit_count + 1
    # A corrected typo is in the history and notifies nobody.
    others_voted = is_reworded and not is_correction and has_votes_of_others(idea)
    if others_voted:
        idea.reworded_at = now
    _save_titled(
        idea,
        [
            *("title", "title_key", "slug", "body", "excerpt", "tag_names", "answers", "product"),
            *("edited_at", "edit_count", "reworded_at"),
        ],
    )
    if rows is not None:
        idea.tags.set(rows)
    attach_uploads(thing=idea, html=html, by=by)
    record(IDEA_REWORDED if others_voted else IDEA_EDITED, actor=by, object=idea, data={"reason": reason}, happened_at=now)
    mention(idea, by, now, known=known)
    return idea


@transaction.atomic
def delete_idea(*, idea: Idea, by: Member, now: datetime | None = None) -> None:
    """A member takes back what they proposed."""
    now = now or timezone.now()
    idea = Idea.objects.lock_one(idea.pk)
    require(can_delete_idea(by, idea, now))
    if idea.deleted_at is None:
        _change(idea, by, IDEA_DELETED, now, deleted_at=now, deleted_by=by)


@transaction.atomic
def restore_idea(*, idea: Idea, by: Member, now: datetime | None = None) -> None:
    """Bring back what was deleted. Raises SameTitle when somebody has proposed the same since."""
    now = now or timezone.now()
    idea = Idea.objects.lock_one(idea.pk)
    require(can_restore(by, idea, now))
    if idea.deleted_at is not None:
        _require_new_title(idea.board_id, idea.title, but=idea.pk)
        _change(idea, by, IDEA_RESTORED, now, deleted_at=None, deleted_by=None)


@transaction.atomic
def hide_idea(*, thing: Idea, by: Member | None, reason: str, now: datetime | None = None) -> None:
    """A moderator hides an idea from everybody but its author and moderators, with a reason. Without `by` the flags of
    members hid it, until a moderator says why it stays hidden."""
    now = now or timezone.now()
    if by is not None:
        require(can_moderate(by))
    idea = Idea.objects.lock_one(thing.pk)
    if idea.hidden_at is None or idea.hidden_by_id is None:
        fields = {"hidden_at": now, "hidden_by": by, "hidden_reason": reason[:300]}
        _change(idea, by, IDEA_HIDDEN, now, reason=reason, **fields)


@transaction.atomic
def unhide_idea(*, thing: Idea, by: Member, reason: str = "", now: datetime | None = None) -> None:
    """A moderator shows a hidden idea again. Where the same was proposed since, its title says that it is the earlier one."""
    now = now or timezone.now()
    require(can_moderate(by))
    idea = Idea.objects.lock_one(thing.pk)
    if idea.hidden_at is None:
        return
    if same_title(idea.board_id, idea.title, but=idea.pk) is not None:
        idea.title_key = ""  # both may stand: a moderator's restoring is not refused over a title
        idea.save(update_fields=["title_key"])
    _change(idea, by, IDEA_UNHIDDEN, now, reason=reason, hidden_at=None, hidden_by=None, hidden_reason="")


@transaction.atomic
def lock_idea(*, idea: Idea, by: Member, reason: str = "", now: datetime | None = None) -> None:
    """A moderator locks an idea: it can be read, and nothing in it changes."""
    _set_lock(idea, by, True, reason, now)


@transaction.atomic
def unlock_idea(*, idea: Idea, by: Member, reason: str = "", now: datetime | None = None) -> None:
    _set_lock(idea, by, False, reason, now)


def same_title(board_id: int, title: str, *, but: int = 0) -> Idea | None:
    """The open idea of a board that has this title, however it is written."""
    key = title_key(title)
    if not key:
        return None
    return Idea.objects.public_rows().standing().filter(board_id=board_id, title_key=key).exclude(pk=but).first()


def _require_new_title(board_id: int, title: str, *, but: int = 0) -> None:
    same = same_title(board_id, title, but=but)
    if same is not None:
        raise SameTitle(same)


def _save_titled(idea: Idea, fields: list[str] | None) -> None:
    """Two who propose the same at one moment: the database lets one through, the other is told."""
    try:
        with transaction.atomic():
            idea.save(update_fields=fields)
    except IntegrityError:
        same = same_title(idea.board_id, idea.title, but=idea.pk or 0)
        if same is None:
            raise
        raise SameTitle(same) from None


def _set_lock(idea: Idea, by: Member, is_locked: bool, reason: str, now: datetime | None) -> None:
    require(can_moderate(by))
    idea = Idea.objects.lock_one(idea.pk)
    if idea.is_locked == is_locked:
        return
    idea.is_locked = is_locked
    idea.save(update_fields=["is_locked"])
    kind = IDEA_LOCKED if is_locked else IDEA_UNLOCKED
    record(kind, actor=by, object=idea, data={"reason": reason} if reason else {}, happened_at=now or timezone.now())


def _change(idea: Idea, by: Member | None, kind: ActivityType, now: datetime, *, reason: str = "", **fields: Any) -> None:
    with counted(idea):
        for name, value in fields.items():
            setattr(idea, name, value)
        idea.save(update_fields=list(fields))
    record(kind, actor=by, object=idea, data={"reason": reason} if reason else {}, happened_at=now)
