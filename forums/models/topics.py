"""Topics: a question, discussion or announcement, and where an address of the past leads."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from forums.models.boards import BoardPage, boards_without_solutions
from portal.boards.querysets import BoardContentQuerySet, is_row_visible, sees_hidden
from portal.common.permissions import Refused
from portal.common.viewer import Viewer
from portal.moderation.models import Moderated
from portal.writing.models import Tag

if TYPE_CHECKING:
    from forums.models.posts import Post
    from portal.members.models import Member


class TopicKind(models.TextChoices):
    QUESTION = "question", _("Question")
    DISCUSSION = "discussion", _("Discussion")
    ANNOUNCEMENT = "announcement", _("Announcement")


# Open questions without a standing reply of another member. What the asker adds, and what is hidden or deleted, is no answer.
UNANSWERED = Q(kind="question", others_reply_count=0, solution=None, closed_at=None, archived_at=None)


class TopicQuerySet(BoardContentQuerySet["Topic"]):
    def visible_to(self, viewer: Viewer) -> Self:
        """Topics on boards that the viewer may see; hidden and deleted ones for moderators only."""
        topics = super().visible_to(viewer)
        # Of what was merged away, which is deleted, nothing is left to see.
        return topics.filter(merged_into=None) if sees_hidden(viewer) else topics

    def unanswered(self) -> Self:
        """Open questions in which no reply of another member stands: whoever adds to their own question still waits."""
        return self.filter(UNANSWERED)

    def open_questions(self) -> Self:
        return self.filter(kind=TopicKind.QUESTION, solution=None, closed_at=None, archived_at=None)

    def needs_info(self) -> Self:
        """Open questions whose asker was asked for more."""
        return self.open_questions().filter(needs_info_at__isnull=False)

    def unsolved(self) -> Self:
        """Open questions of the boards where questions are to be solved."""
        others = boards_without_solutions()
        return self.open_questions().exclude(board_id__in=others) if others else self.open_questions()

    def featured(self) -> Self:
        """What moderators put forward."""
        return self.filter(is_featured=True)

    def assigned_to_do(self, member: Viewer) -> Self:
        """What a colleague gave the member, as long as there is something to do."""
        return self.filter(assigned_to=member, solution=None, closed_at=None, archived_at=None)

    def solved(self) -> Self:
        return self.exclude(solution=None)

    def archived(self) -> Self:
        return self.exclude(archived_at=None)

    def due_for_archive(self, board_id: int, before: datetime) -> Self:
        """Nothing was said there since then, and nobody brought it back since then. What is pinned stays."""
        rested = Q(unarchived_at=None) | Q(unarchived_at__lt=before)
        return self.public_rows().filter(rested, board_id=board_id, active_at__lt=before, archived_at=None, is_pinned=False)

    def lock(self, pk: int) -> Topic:
        """The row, locked until the transaction ends, without blocking foreign keys to it. Raises MergedAway."""
        topic = self.select_for_update(no_key=True, of=("self",)).get(pk=pk)
        if topic.merged_into_id is not None:
            raise MergedAway
        return topic

    def lock_all(self, *pks: int) -> dict[int, Topic]:
        """Several rows, locked in the order of their numbers as everywhere, merged away or not."""
        rows = self.select_for_update(no_key=True, of=("self",)).filter(pk__in=pks).order_by("pk")
        return {topic.pk: topic for topic in rows}


class MergedAway(Refused):
    """What stood in this topic stands in another one now: nothing can be done here any more."""

    def __init__(self) -> None:
        super().__init__(gettext("This topic was merged into another one. Its address leads there."))


# What stands in the place of the slug in other addresses of a topic: /t/12/reply/.
_RESERVED_SLUGS = frozenset(
    ["reply", "withdraw", "curate", "edit", "follow", "live", "same", "info", "claim", "archive", "unarchive"]
) | {"merge", "unmerge", "split", "unsplit", "assign", "note", "kind"}


def topic_slug(title: str) -> str:
    """The words of a topic's address."""
    slug = slugify(title, allow_unicode=True)[:80].strip("-") or "topic"
    return f"{slug}-topic" if slug in _RESERVED_SLUGS else slug


# An open question as everybody sees it, for indexes: the words `unsolved` and `public_rows`.
OPEN = Q(kind="question", solution=None, closed_at=None, archived_at=None, hidden_at=None, deleted_at=None)


class Topic(Moderated):
    """A question, discussion or announcement. Its first post holds the text."""

    board = models.ForeignKey(BoardPage, on_delete=models.PROTECT, related_name="topics")
    kind = models.CharField(_("kind"), max_length=12, choices=TopicKind.choices, default=TopicKind.QUESTION)
    title = models.CharField(_("title"), max_length=200)
    slug = models.CharField(max_length=80, blank=True)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="topics")
    author_name = models.CharField(max_length=100, blank=True, help_text=_("Where an import gave a name and no member."))
    product = models.ForeignKey("products.ProductPage", null=True, blank=True, on_delete=models.SET_NULL, related_name="topics")
    tags = models.ManyToManyField(Tag, blank=True, related_name="topics")
    # What the board's own fields asked: [[label, answer], …], in words, so that it stays true when the form changes.
    answers = models.JSONField(default=list, blank=True)
    # What the asker had read in vain: [[content kind, number], …], the latest first.
    read_before = models.JSONField(default=list, blank=True)
    tag_names = models.JSONField(default=list, blank=True, editable=False)  # [[slug, name], …] for lists
    posted_at = models.DateTimeField(default=timezone.now)
    # When something was last said; what lists are ordered by.
    active_at = models.DateTimeField(default=timezone.now)
    last_poster = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    reply_count = models.PositiveIntegerField(default=0)  # visible replies; comments and the first post do not count
    others_reply_count = models.PositiveIntegerField(default=0)  # of these replies, those of others than who asked
    comment_count = models.PositiveIntegerField(default=0)
    answered_at = models.DateTimeField(null=True, blank=True, help_text=_("When somebody else first replied."))
    last_position = models.PositiveIntegerField(default=1)  # highest position ever given; positions are never reused
    view_count = models.PositiveIntegerField(default=0)
    same_count = models.PositiveIntegerField(default=0)  # members who have this problem too
    deflected_count = models.PositiveIntegerField(default=0)  # questions that were not asked, as this had solved them
    solution = models.OneToOneField("Post", null=True, blank=True, on_delete=models.SET_NULL, related_name="solves")
    solved_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    solved_at = models.DateTimeField(null=True, blank=True)
    # A mark of its own beside the state: helpers wait for something that only the asker knows.
    needs_info_at = models.DateTimeField(null=True, blank=True)
    needs_info_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    needs_info_note = models.CharField(max_length=300, blank=True)
    # A helper is on it: a word that ends by itself, so nothing ever has to take it back.
    claimed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    claimed_until = models.DateTimeField(null=True, blank=True)
    has_official = models.BooleanField(default=False, help_text=_("A visible reply is the official answer."))
    answer_due_at = models.DateTimeField(
        null=True, blank=True, help_text=_("By when an answer is owed: the day of the open promise.")
    )
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    closed_reason = models.CharField(max_length=300, blank=True)
    duplicate_of = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="duplicates")
    # Nothing more is said in it, as nothing was said for long. Whoever brings it back has as long again.
    archived_at = models.DateTimeField(null=True, blank=True)
    unarchived_at = models.DateTimeField(null=True, blank=True)
    # Where its posts stand since a merge; it is deleted then. Its position n is n + merged_after there.
    # Without `merged_after` the posts went back to where they had stood before a split.
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.CASCADE, related_name="merged")
    merged_after = models.PositiveIntegerField(null=True, blank=True)
    is_locked = models.BooleanField(_("locked"), default=False)
    is_pinned = models.BooleanField(_("pinned"), default=False)
    is_featured = models.BooleanField(_("featured"), default=False)
    slow_seconds = models.PositiveIntegerField(default=0, help_text=_("What each member waits between two posts here."))
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    edited_at = models.DateTimeField(null=True, blank=True)

    objects = TopicQuerySet.as_manager()

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        constraints = [
            models.CheckConstraint(
                condition=Q(solution=None, solved_at=None) | Q(solution__isnull=False, solved_at__isnull=False),
                name="a_solved_topic_says_when",
            ),
            models.CheckConstraint(condition=~Q(duplicate_of=F("pk")), name="a_topic_is_not_its_own_duplicate"),
            models.CheckConstraint(condition=~Q(title=""), name="a_topic_has_a_title"),
            models.CheckConstraint(condition=~Q(merged_into=F("pk")), name="a_topic_is_not_merged_into_itself"),
            models.CheckConstraint(
                condition=Q(merged_into=None, merged_after=None) | Q(merged_into__isnull=False, deleted_at__isnull=False),
                name="a_merged_topic_is_gone",
            ),
        ]
        indexes = [
            models.Index(
                fields=["board", "active_at", "id"], name="topic_latest_of_board", condition=Q(hidden_at=None, deleted_at=None)
            ),
            models.Index(fields=["active_at", "id"], name="topic_latest", condition=Q(hidden_at=None, deleted_at=None)),
            models.Index(
                fields=["board", "active_at", "id"],
                name="topic_unanswered_of_board",
                condition=UNANSWERED & Q(hidden_at=None, deleted_at=None),
            ),
            models.Index(
                fields=["board", "active_at", "id"],
                name="topic_solved_of_board",
                condition=Q(solution__isnull=False, hidden_at=None, deleted_at=None),
            ),
            models.Index(
                fields=["board", "active_at", "id"],
                name="topic_unsolved_of_board",
                condition=Q(kind="question", solution=None, closed_at=None, archived_at=None, hidden_at=None, deleted_at=None),
            ),
            models.Index(
                fields=["board", "posted_at", "id"], name="topic_newest_of_board", condition=Q(hidden_at=None, deleted_at=None)
            ),
            models.Index(fields=["posted_at", "id"], name="topic_newest", condition=Q(hidden_at=None, deleted_at=None)),
            models.Index(
                fields=["board", "same_count", "id"], name="topic_same_of_board", condition=Q(hidden_at=None, deleted_at=None)
            ),
            models.Index(
                fields=["board", "active_at", "id"],
                name="topic_needs_info_of_board",
                condition=Q(needs_info_at__isnull=False, hidden_at=None, deleted_at=None),
            ),
            models.Index(
                fields=["board", "active_at", "id"],
                name="topic_archived_of_board",
                condition=Q(archived_at__isnull=False, hidden_at=None, deleted_at=None),
            ),
            # The lists of helpers, over all boards.
            models.Index(fields=["active_at", "id"], name="topic_unanswered", condition=OPEN & Q(others_reply_count=0)),
            models.Index(fields=["posted_at", "id"], name="topic_unanswered_by_age", condition=OPEN & Q(others_reply_count=0)),
            models.Index(fields=["active_at", "id"], name="topic_unsolved", condition=OPEN),
            models.Index(fields=["posted_at", "id"], name="topic_unsolved_by_age", condition=OPEN),
            models.Index(fields=["product", "active_at", "id"], name="topic_unsolved_of_product", condition=OPEN),
            models.Index(fields=["active_at", "id"], name="topic_needs_info", condition=OPEN & Q(needs_info_at__isnull=False)),
            models.Index(fields=["same_count", "id"], name="topic_same", condition=Q(hidden_at=None, deleted_at=None)),
            models.Index(fields=["board"], name="topic_pinned_of_board", condition=Q(is_pinned=True)),
            models.Index(
                fields=["active_at", "id"],
                name="topic_featured",
                condition=Q(is_featured=True, hidden_at=None, deleted_at=None),
            ),
            models.Index(fields=["author", "posted_at", "id"], name="topic_by_author"),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.slug and self.title:
            self.slug = topic_slug(self.title)
        super().save(*args, **kwargs)

    def is_visible_to(self, viewer: Viewer) -> bool:
        """The rule of `TopicQuerySet.visible_to`, for a row that is here already."""
        return self.merged_into_id is None and is_row_visible(self, viewer)

    def get_absolute_url(self) -> str:
        return f"/t/{self.pk}/{self.slug}/"

    @property
    def is_question(self) -> bool:
        return self.kind == TopicKind.QUESTION

    def claimer(self, now: datetime) -> Member | None:
        """Who is on it, if anybody still is."""
        is_open = self.solution_id is None and self.closed_at is None and self.archived_at is None
        return self.claimed_by if is_open and self.claimed_until is not None and self.claimed_until > now else None

    def set_solution(self, post: Post, by: Member, now: datetime) -> None:
        self.solution, self.solved_by, self.solved_at = post, by, now
        self.save(update_fields=["solution", "solved_by", "solved_at"])

    def clear_solution(self) -> None:
        self.solution = self.solved_by = self.solved_at = None
        self.save(update_fields=["solution", "solved_by", "solved_at"])
