from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page

from portal.moderation.models import Moderated
from portal.writing.models import Tag, Written

if TYPE_CHECKING:
    from portal.members.models import Member


class TopicKind(models.TextChoices):
    QUESTION = "question", _("Question")
    DISCUSSION = "discussion", _("Discussion")
    ANNOUNCEMENT = "announcement", _("Announcement")


class BoardIndexPage(Page):
    """The list of boards. Boards below it; may be nested to group them."""

    intro = models.CharField(_("introduction"), max_length=300, blank=True)

    content_panels = [*Page.content_panels, FieldPanel("intro")]
    parent_page_types = ["pages.HomePage", "forums.BoardIndexPage"]
    subpage_types = ["forums.BoardIndexPage", "forums.BoardPage"]

    class Meta:
        verbose_name = _("board list")

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Boards below this page that the reader may see, each with its totals. One query."""
        from forums.boards import boards_visible_to

        boards = [board for board in boards_visible_to(request.user) if board.sort_key.startswith(self.path)]
        tallies = BoardTally.objects.in_bulk([board.pk for board in boards])
        groups: dict[str, list[Any]] = {}
        for board in boards:
            group = "" if board.parent_title == self.title else board.parent_title
            groups.setdefault(group, []).append((board, tallies.get(board.pk)))
        return super().get_context(request, *args, **kwargs) | {"groups": groups}


class BoardPage(Page):
    """A board. Its place, texts and who may see or post are edited here; its topics are plain rows.

    Who may see: Wagtail's privacy of this page or of one above it (signed in, or groups).
    """

    class WhoPosts(models.TextChoices):
        MEMBERS = "members", _("All members who can see it")
        COMPANY = "company", _("Staff and moderators only; members may reply")
        NOBODY = "nobody", _("Nobody: an archive")

    intro = models.CharField(_("introduction"), max_length=300, blank=True)
    allows_questions = models.BooleanField(_("questions"), default=True)
    allows_discussions = models.BooleanField(_("discussions"), default=True)
    who_posts = models.CharField(_("who may start topics"), max_length=10, choices=WhoPosts.choices, default=WhoPosts.MEMBERS)
    products = ParentalManyToManyField("products.ProductPage", blank=True, related_name="boards")
    source = models.CharField(max_length=200, blank=True, editable=False, help_text=_("Where an import came from."))

    content_panels = [
        *Page.content_panels,
        FieldPanel("intro"),
        MultiFieldPanel(
            [FieldPanel("allows_questions"), FieldPanel("allows_discussions"), FieldPanel("who_posts")], heading=_("Topics")
        ),
        FieldPanel("products"),
    ]
    parent_page_types = ["forums.BoardIndexPage"]
    subpage_types: list[str] = []
    # The view that shows a board (forums/apps.py sets it: models know no views).
    shown_by: ClassVar[Callable[[Any, BoardPage], Any] | None] = None

    class Meta:
        verbose_name = _("board")
        verbose_name_plural = _("boards")

    def serve(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """As at its own address: Wagtail asks here for the preview and for pages routed through the tree."""
        assert BoardPage.shown_by is not None
        return BoardPage.shown_by(request, self)

    def serve_preview(self, request: Any, mode_name: str) -> Any:
        return self.serve(request)

    def get_route_paths(self) -> list[str]:
        """None for Wagtail's own redirects: anybody may follow those (forums/moves.py keeps ours)."""
        return []


class BoardTally(models.Model):
    """Cached totals of a board, apart from the page so that a reply never waits for an editor."""

    board = models.OneToOneField(BoardPage, on_delete=models.CASCADE, related_name="tally", primary_key=True)
    topic_count = models.PositiveIntegerField(default=0)
    post_count = models.PositiveIntegerField(default=0)
    unanswered_count = models.PositiveIntegerField(default=0)
    unsolved_count = models.PositiveIntegerField(default=0)
    solved_count = models.PositiveIntegerField(default=0)


class TopicQuerySet(models.QuerySet["Topic"]):
    def visible_to(self, viewer: Any) -> Self:
        """Topics on boards that the viewer may see; hidden and deleted ones for moderators only."""
        from forums.boards import ids_visible_to

        topics = self.filter(board_id__in=ids_visible_to(viewer))
        return topics if viewer.is_authenticated and viewer.is_moderator else topics.filter(hidden_at=None, deleted_at=None)

    def public_rows(self) -> Self:
        return self.filter(hidden_at=None, deleted_at=None)

    def unanswered(self) -> Self:
        """Open questions without any reply."""
        return self.filter(kind=TopicKind.QUESTION, reply_count=0, solution=None, closed_at=None)

    def unsolved(self) -> Self:
        return self.filter(kind=TopicKind.QUESTION, solution=None, closed_at=None)

    def needs_info(self) -> Self:
        """Open questions whose asker was asked for more."""
        return self.unsolved().filter(needs_info_at__isnull=False)

    def solved(self) -> Self:
        return self.exclude(solution=None)

    def needing_attention(self, now: datetime) -> Self:
        return self.unanswered().filter(posted_at__lt=now - timedelta(days=2))

    def lock(self, pk: int) -> Topic:
        """The row, locked until the transaction ends, without blocking foreign keys to it."""
        return self.select_for_update(no_key=True, of=("self",)).get(pk=pk)


# What stands in the place of the slug in other addresses of a topic: /t/12/reply/.
_RESERVED_SLUGS = frozenset(["reply", "withdraw", "curate", "edit", "follow", "live", "same", "info", "claim"])


def topic_slug(title: str) -> str:
    """The words of a topic's address."""
    slug = slugify(title, allow_unicode=True)[:80].strip("-") or "topic"
    return f"{slug}-topic" if slug in _RESERVED_SLUGS else slug


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
    tag_names = models.JSONField(default=list, blank=True, editable=False)  # [[slug, name], …] for lists
    posted_at = models.DateTimeField(default=timezone.now)
    # When something was last said; what lists are ordered by.
    active_at = models.DateTimeField(default=timezone.now)
    last_poster = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    reply_count = models.PositiveIntegerField(default=0)  # visible replies; comments and the first post do not count
    comment_count = models.PositiveIntegerField(default=0)
    answered_at = models.DateTimeField(null=True, blank=True, help_text=_("When somebody else first replied."))
    last_position = models.PositiveIntegerField(default=1)  # highest position ever given; positions are never reused
    view_count = models.PositiveIntegerField(default=0)
    same_count = models.PositiveIntegerField(default=0)  # members who have this problem too
    solution = models.OneToOneField("Post", null=True, blank=True, on_delete=models.SET_NULL, related_name="solves")
    solved_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    solved_at = models.DateTimeField(null=True, blank=True)
    # A mark of its own beside the state: helpers wait for something that only the asker knows.
    needs_info_at = models.DateTimeField(null=True, blank=True)
    needs_info_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    needs_info_note = models.CharField(max_length=300, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    closed_reason = models.CharField(max_length=300, blank=True)
    duplicate_of = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="duplicates")
    is_locked = models.BooleanField(_("locked"), default=False)
    is_pinned = models.BooleanField(_("pinned"), default=False)
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
        ]
        indexes = [
            models.Index(
                fields=["board", "active_at", "id"], name="topic_latest_of_board", condition=Q(hidden_at=None, deleted_at=None)
            ),
            models.Index(fields=["active_at", "id"], name="topic_latest", condition=Q(hidden_at=None, deleted_at=None)),
            models.Index(
                fields=["board", "active_at", "id"],
                name="topic_unanswered_of_board",
                condition=Q(kind="question", reply_count=0, solution=None, closed_at=None, hidden_at=None, deleted_at=None),
            ),
            models.Index(
                fields=["board", "active_at", "id"],
                name="topic_solved_of_board",
                condition=Q(solution__isnull=False, hidden_at=None, deleted_at=None),
            ),
            models.Index(
                fields=["board", "active_at", "id"],
                name="topic_unsolved_of_board",
                condition=Q(kind="question", solution=None, closed_at=None, hidden_at=None, deleted_at=None),
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
            models.Index(fields=["same_count", "id"], name="topic_same", condition=Q(hidden_at=None, deleted_at=None)),
            models.Index(fields=["board"], name="topic_pinned_of_board", condition=Q(is_pinned=True)),
            models.Index(fields=["author", "posted_at", "id"], name="topic_by_author"),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.slug and self.title:
            self.slug = topic_slug(self.title)
        super().save(*args, **kwargs)

    def is_visible_to(self, viewer: Any) -> bool:
        """The rule of `TopicQuerySet.visible_to`, for a row that is here already."""
        from forums.boards import ids_visible_to

        is_shown = self.is_public or (viewer.is_authenticated and viewer.is_moderator)
        return is_shown and self.board_id in ids_visible_to(viewer)

    def get_absolute_url(self) -> str:
        return f"/t/{self.pk}/{self.slug}/"

    @property
    def is_question(self) -> bool:
        return self.kind == TopicKind.QUESTION

    def set_solution(self, post: Post, by: Member, now: datetime) -> None:
        self.solution, self.solved_by, self.solved_at = post, by, now
        self.save(update_fields=["solution", "solved_by", "solved_at"])

    def clear_solution(self) -> None:
        self.solution = self.solved_by = self.solved_at = None
        self.save(update_fields=["solution", "solved_by", "solved_at"])


class PostQuerySet(models.QuerySet["Post"]):
    def visible_to(self, viewer: Any) -> Self:
        """Posts of visible topics; hidden and deleted ones for moderators only."""
        from forums.boards import ids_visible_to

        posts = self.filter(topic__board_id__in=ids_visible_to(viewer))
        if viewer.is_authenticated and viewer.is_moderator:
            return posts
        # A comment goes with the post that it stands under.
        return posts.filter(
            Q(parent=None) | Q(parent__hidden_at=None, parent__deleted_at=None),
            hidden_at=None,
            deleted_at=None,
            topic__hidden_at=None,
            topic__deleted_at=None,
        )

    def top_level(self) -> Self:
        return self.filter(parent=None)


class Post(Moderated, Written):
    """Something a member said in a topic: its first post, a reply, or a comment (a post with a parent)."""

    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="posts")
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.CASCADE, related_name="comments")
    # 1 is the first post, replies follow without reuse. Comments have none: they hang on their parent.
    position = models.PositiveIntegerField(null=True, blank=True)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="posts")
    author_name = models.CharField(max_length=100, blank=True)
    is_official = models.BooleanField(default=False, help_text=_("Said for the company."))
    posted_at = models.DateTimeField(default=timezone.now)
    helpful_count = models.PositiveIntegerField(default=0)
    comment_count = models.PositiveIntegerField(default=0)
    source_score = models.IntegerField(null=True, blank=True, help_text=_("Score at the source of an import."))

    objects = PostQuerySet.as_manager()

    class Meta:
        verbose_name = _("post")
        verbose_name_plural = _("posts")
        constraints = [
            models.UniqueConstraint(fields=["topic", "position"], name="one_post_per_position"),
            models.CheckConstraint(
                condition=Q(parent=None, position__isnull=False) | Q(parent__isnull=False, position=None),
                name="a_comment_has_no_position",
            ),
        ]
        indexes = [
            models.Index(fields=["parent", "posted_at"], name="post_comments", condition=Q(parent__isnull=False)),
            models.Index(fields=["author", "posted_at", "id"], name="post_by_author"),
            models.Index(fields=["topic", "position"], name="post_official", condition=Q(is_official=True)),
        ]

    def __str__(self) -> str:
        return self.excerpt or f"post {self.pk}"

    @property
    def is_first(self) -> bool:
        return self.position == 1

    @property
    def is_comment(self) -> bool:
        return self.parent_id is not None

    def get_absolute_url(self) -> str:
        return f"/p/{self.pk}/"


class HelpfulVote(models.Model):
    """A member found a post helpful. Nobody votes for their own (the action refuses it)."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="helpful_votes")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="helpful_votes")
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["post", "member"], name="one_helpful_vote_per_member_and_post")]


class ProblemVote(models.Model):
    """A member has the problem of a question too. Apart from helpful votes: it says how many wait, not how good a text is."""

    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="problem_votes")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="problem_votes")
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["topic", "member"], name="one_problem_vote_per_member_and_topic")]


class TopicMoved(models.Model):
    """Where an address of the past leads now: a board's path, or a topic that was merged away."""

    old_path = models.CharField(max_length=300, unique=True)
    board = models.ForeignKey(BoardPage, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    topic = models.ForeignKey(Topic, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    moved_at = models.DateTimeField(default=timezone.now)


class ImportedPost(models.Model):
    """Where an imported post comes from: identity for later runs, and the attribution that its licence asks for."""

    post = models.OneToOneField(Post, on_delete=models.CASCADE, related_name="imported")
    board = models.ForeignKey(BoardPage, on_delete=models.CASCADE, related_name="+")
    source = models.CharField(max_length=200, blank=True, help_text=_("The site it comes from, where the import named one."))
    source_kind = models.CharField(max_length=10)  # "post" or "comment"
    source_id = models.BigIntegerField()
    url = models.URLField(max_length=300, blank=True)
    author_name = models.CharField(max_length=100, blank=True)
    author_url = models.URLField(max_length=300, blank=True)
    licence = models.CharField(max_length=40, blank=True)
    facts = models.JSONField(
        default=dict, blank=True, help_text=_("Votes by kind, views, wiki and so on, as the source gave them.")
    )
    fingerprint = models.CharField(max_length=64, help_text=_("Of the source row: tells whether it changed there."))
    body_fingerprint = models.CharField(
        max_length=64, blank=True, help_text=_("Of the body as stored: tells whether it was edited here.")
    )

    class Meta:
        verbose_name = _("imported post")
        verbose_name_plural = _("imported posts")
        constraints = [
            models.UniqueConstraint(fields=["board", "source", "source_kind", "source_id"], name="one_post_per_source_row"),
        ]


class TopicRead(models.Model):
    """How far a member has read a topic. Written in bulk by the worker (forums/unread.py), never by a page."""

    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="topics_read")
    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="reads")
    last_position = models.PositiveIntegerField()
    seen_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("topic read")
        verbose_name_plural = _("topics read")
        constraints = [models.UniqueConstraint(fields=["member", "topic"], name="one_reading_per_member_and_topic")]
