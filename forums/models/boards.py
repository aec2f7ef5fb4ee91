"""Boards: where topics stand, and who may see and write there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page


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
    archive_after_days = models.PositiveSmallIntegerField(
        _("archive after days"),
        null=True,
        blank=True,
        validators=[MinValueValidator(7)],
        help_text=_("Topics in which nothing was said for so long are archived: they are read, and nothing is said in them."),
    )
    products = ParentalManyToManyField("products.ProductPage", blank=True, related_name="boards")
    source = models.CharField(max_length=200, blank=True, editable=False, help_text=_("Where an import came from."))

    content_panels = [
        *Page.content_panels,
        FieldPanel("intro"),
        MultiFieldPanel(
            [FieldPanel("allows_questions"), FieldPanel("allows_discussions"), FieldPanel("who_posts")], heading=_("Topics")
        ),
        FieldPanel("archive_after_days"),
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
    archived_count = models.PositiveIntegerField(default=0)
