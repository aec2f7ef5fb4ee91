"""What the page of an idea reads, in queries that are compiled once (portal/common/compiled_queries.py).

The rules of who sees what are the QuerySet words of the models; here they are only asked in a fixed form.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.core.cache import cache
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import get_language

from ideas.boards import board_map
from ideas.models import Idea, IdeaComment, IdeaCommentVote
from ideas.permissions import can_comment, can_edit_comment, is_team
from portal.activity.steps import Step, open_steps, steps
from portal.activity.types import StepKind
from portal.common.compiled_queries import Prepared, PreparedRows
from portal.common.viewer import Viewer

PAGE = 20  # branches of comments on a page
MOST_OF_BRANCHES = 200  # answers read for a page of branches
MOST_OF_BRANCH = 500  # of the one branch that is shown in full
_LINE_SECONDS = 60

_FACE = ("username", "name", "avatar", "avatar_path", "avatar_hue", "trust_level", "erased_at")
_COMMENT = (
    *("idea_id", "origin_id", "parent_id", "branch_id", "depth", "position", "author_id", "author_name", "is_official"),
    *("posted_at", "helpful_count", "reply_count", "body", "excerpt", "edited_at", "edit_count"),
    *("hidden_at", "hidden_reason", "deleted_at", "deleted_by_id"),
)
_RELATED = {"author": _FACE}
_IDEA = PreparedRows(
    Idea,
    lambda pk: Idea.objects.filter(pk=pk).annotate(
        product_title=F("product__title"),
        product_url_path=F("product__url_path"),
        product_tree_path=F("product__path"),
        responder_username=F("response__author__username"),
        responder_name=F("response__author__name"),
        responder_erased_at=F("response__author__erased_at"),
        survivor_title=F("merged_into__title"),
        survivor_slug=F("merged_into__slug"),
        part_of=F("split_from__source_id"),
    ),
    related={
        "author": _FACE,
        "owner": ("username", "name", "erased_at"),
        "status_by": ("username", "name", "erased_at"),
        "response": ("body", "posted_at", "edited_at", "edit_count", "author_id"),
    },
    extra=(
        *("product_title", "product_url_path", "product_tree_path"),
        *("responder_username", "responder_name", "responder_erased_at", "survivor_title", "survivor_slug", "part_of"),
    ),
)
_SEEN = Q(hidden_at=None, deleted_at=None)


def idea_for(pk: int, viewer: Viewer) -> Any:
    """The idea with all that its head shows, if there is one that the viewer may see. One query."""
    idea: Any = next(iter(_IDEA.instances(pk)), None)
    if idea is not None:
        # Without the row Django's own accessor raises: the page asks for `official`, which may be None.
        idea.official = idea._state.fields_cache.get("response")
    return idea if idea is not None and idea.is_visible_to(viewer) else None


# A removed comment keeps its place while others have answered it.
_TOP = Q(parent=None) & (_SEEN | Q(reply_count__gt=0))
_FIRST_BRANCHES = {
    order: PreparedRows(
        IdeaComment,
        lambda idea, order=order: IdeaComment.objects.filter(_TOP, idea_id=idea).order_by(f"-{order}", "-pk")[: PAGE + 1],
        _COMMENT,
        _RELATED,
        count=1,
    )
    for order in ("helpful_count", "posted_at")
}
_ANSWERS = PreparedRows(
    IdeaComment,
    lambda branches: IdeaComment.objects.filter(branch_id__in=[branches]).order_by("pk")[:MOST_OF_BRANCHES],
    _COMMENT,
    _RELATED,
)
# What moderators hid of the reader's own and nobody answered: it has no place in the lists above.
_OWN_HIDDEN = PreparedRows(
    IdeaComment,
    lambda idea, member: IdeaComment.objects.filter(
        idea_id=idea, author_id=member, parent=None, reply_count=0, hidden_at__isnull=False, deleted_at=None
    ).order_by("-pk")[:PAGE],
    _COMMENT,
    _RELATED,
    count=2,
)
_HELPFUL = Prepared(
    lambda member, comments: IdeaCommentVote.objects.filter(member_id=member, comment_id__in=[comments]).values_list(
        "comment_id"
    )
)


def first_branches(idea: int, order: str) -> list[IdeaComment]:
    """The first branches of an idea, one more than a page."""
    return _FIRST_BRANCHES[order].instances(idea)


def own_hidden_branches(idea: int, viewer: Viewer) -> list[IdeaComment]:
    """Comments of the reader's own that moderators hid, where they stand alone. No query for visitors."""
    return _OWN_HIDDEN.instances(idea, viewer.pk) if viewer.is_authenticated else []


def branches_of(idea: Idea) -> Any:
    """The comments at the top of branches, for further pages."""
    every = [*_COMMENT, *(f"author__{name}" for name in _FACE)]
    return IdeaComment.objects.filter(_TOP, idea=idea).select_related("author").only(*every)


def branch_in_full(top: IdeaComment) -> list[IdeaComment]:
    every = [*_COMMENT, *(f"author__{name}" for name in _FACE)]
    answers = IdeaComment.objects.filter(branch=top).select_related("author").only(*every)
    return list(answers.order_by("pk")[:MOST_OF_BRANCH])


@dataclass(slots=True)
class CommentView:
    """A comment with the reader's own marks and rights. `answers` in the order of reading, each after what it answers."""

    comment: IdeaComment
    answers: list[CommentView]
    to: str = ""  # whom it answers, where that is not the comment at the top
    to_pk: int = 0
    more: int = 0  # answers that are not shown here
    has_voted: bool = False
    is_mine: bool = False
    may_answer: bool = False
    may_edit: bool = False
    may_moderate: bool = False

    @property
    def is_removed(self) -> bool:
        return not self.comment.is_public

    @property
    def is_own_hidden(self) -> bool:
        """Moderators hid it, and its author reads it."""
        return self.is_mine and self.comment.hidden_at is not None and self.comment.deleted_at is None

    @property
    def has_menu(self) -> bool:
        return self.may_edit or self.may_moderate


def comment_views(
    tops: list[IdeaComment], idea: Idea, viewer: Viewer, now: datetime, *, full: IdeaComment | None = None
) -> list[CommentView]:
    """Branches with their answers: two queries, a third for the reader's own votes."""
    shown = [*([full] if full is not None else []), *(top for top in tops if full is None or top.pk != full.pk)]
    answered = [top.pk for top in shown if top.reply_count and top is not full]
    answers = _ANSWERS.instances(answered) if answered else []
    if full is not None:
        answers = [*branch_in_full(full), *answers]
    is_moderator = bool(viewer.is_authenticated and viewer.is_moderator)
    # What was removed and nobody answered is gone, but for moderators.
    parents = {answer.parent_id for answer in answers if answer.is_public}
    own = viewer.pk if viewer.is_authenticated else 0
    kept = [
        answer
        for answer in answers
        if answer.is_public or answer.pk in parents or is_moderator or (answer.hidden_at and answer.author_id == own)
    ]
    voted = _helpful_of(viewer, [comment.pk for comment in (*shown, *kept)])
    builder = _ViewBuilder(idea, viewer, voted, now)
    by_parent: dict[int, list[IdeaComment]] = {}
    for answer in kept:
        by_parent.setdefault(answer.parent_id or 0, []).append(answer)
    views = []
    for top in shown:
        view = builder.view(top)
        _lay_out(view, top, top, by_parent, builder)
        view.more = max(0, top.reply_count - sum(1 for answer in view.answers if answer.comment.is_public))
        views.append(view)
    return views


def _lay_out(
    view: CommentView, top: IdeaComment, parent: IdeaComment, by_parent: dict[int, list[IdeaComment]], builder: _ViewBuilder
) -> None:
    """Depth first, without recursion: branches are up to 32 deep and drawn flat, each saying whom it answers."""
    waiting = [(answer, parent) for answer in reversed(by_parent.get(parent.pk, ()))]
    while waiting:
        answer, answered = waiting.pop()
        found = builder.view(answer)
        if answered.pk != top.pk:
            found.to, found.to_pk = builder.name(answered), answered.pk
        view.answers.append(found)
        waiting.extend((below, answer) for below in reversed(by_parent.get(answer.pk, ())))


class _ViewBuilder:
    """What one reader may do with the comments of one idea, asked once and not for each comment."""

    def __init__(self, idea: Idea, viewer: Viewer, voted: set[int], now: datetime) -> None:
        self.idea, self.viewer, self.voted, self.now = idea, viewer, voted, now
        self.is_moderator = bool(viewer.is_authenticated and viewer.is_moderator)
        self.may_write = bool(viewer.is_authenticated and can_comment(viewer, idea, now))

    def view(self, comment: IdeaComment) -> CommentView:
        comment.idea = self.idea
        view = CommentView(comment=comment, answers=[])
        if not self.viewer.is_authenticated:
            return view
        view.has_voted = comment.pk in self.voted
        view.is_mine = comment.author_id == self.viewer.pk
        view.may_answer = self.may_write and comment.is_public
        view.may_edit = (view.is_mine or self.is_moderator) and bool(can_edit_comment(self.viewer, comment, self.now))
        view.may_moderate = self.is_moderator
        return view

    @staticmethod
    def name(comment: IdeaComment) -> str:
        from ideas.rows import name_of

        return name_of(comment.author, comment.author_name)


def _helpful_of(viewer: Viewer, comments: list[int]) -> set[int]:
    if not viewer.is_authenticated or not comments:
        return set()
    return {pk for (pk,) in _HELPFUL.rows(viewer.pk, comments)}


def line_of(idea: Idea, viewer: Viewer) -> list[Step]:
    """The consequence line, kept for a minute: the same for every reader of a language, moderators apart, but for other things that it names."""
    sees_late = is_team(viewer) or board_map()[idea.board_id].is_overdue_public
    state = (
        sees_late,
        idea.answer_due_at,
        idea.progress,
        idea.owner_id,
        idea.status_at,
        idea.first_answered_at,
        idea.merged_count,
        idea.meaning,
        idea.status_reason,
    )
    who = bool(viewer.is_authenticated and viewer.is_moderator)
    key = hash((state, who, get_language(), timezone.get_current_timezone_name()))
    name = f"ideas:line:{idea.pk}:{key}"
    line = cache.get(name)
    if line is None:
        line = [
            replace(step, headline=str(step.headline), detail=str(step.detail), big=str(step.big))
            for step in steps(idea, viewer=viewer, is_shared=True)
            # A board that keeps its late answers to itself keeps them here, too.
            if sees_late or step.kind != StepKind.LATE
        ]
        cache.set(name, line, _LINE_SECONDS)
    return open_steps(line, viewer)
