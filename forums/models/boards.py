"""Boards: where topics stand, and who may see and write there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.models import Group
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, HelpPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Page

from forums.admin_forms import BoardForm
from portal.boards.types import boards_of


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
        boards = [board for board in boards_of(BoardPage).visible_to(request.user) if board.sort_key.startswith(self.path)]
        tallies = BoardTally.objects.in_bulk([board.pk for board in boards])
        groups: dict[str, list[Any]] = {}
        for board in boards:
            group = "" if board.parent_title == self.title else board.parent_title
            groups.setdefault(group, []).append((board, tallies.get(board.pk)))
        return super().get_context(request, *args, **kwargs) | {"groups": groups}


class BoardPage(Page):
    """A board. Its place, texts, rules and who may see, ask and reply are edited here; its topics are plain rows.

    Who may see: Wagtail's privacy of this page or of one above it (signed in, or groups).
    """

    class Who(models.TextChoices):
        MEMBERS = "members", _("All members who can see it")
        TRUSTED = "trusted", _("Members of trust level 2 and above, staff and moderators")
        GROUPS = "groups", _("Members of the groups chosen below, staff and moderators")
        COMPANY = "company", _("Staff and moderators only")
        NOBODY = "nobody", _("Nobody")

    class Order(models.TextChoices):
        ACTIVE = "active", _("Latest activity")
        NEWEST = "newest", _("Newest")
        SAME = "same", _("Most with this problem")

    intro = models.CharField(_("introduction"), max_length=300, blank=True)
    allows_questions = models.BooleanField(_("questions"), default=True)
    allows_discussions = models.BooleanField(_("discussions"), default=True)
    allows_announcements = models.BooleanField(
        _("announcements"), default=True, help_text=_("Only staff and moderators make them.")
    )
    who_posts = models.CharField(_("who may ask and start topics"), max_length=10, choices=Who.choices, default=Who.MEMBERS)
    posting_groups = ParentalManyToManyField(Group, blank=True, related_name="+", verbose_name=_("groups that may ask"))
    who_replies = models.CharField(
        _("who may reply"),
        max_length=10,
        choices=Who.choices,
        default=Who.MEMBERS,
        help_text=_("Who asked may always reply below their own question, unless nobody may."),
    )
    replying_groups = ParentalManyToManyField(Group, blank=True, related_name="+", verbose_name=_("groups that may reply"))
    requires_product = models.BooleanField(_("a question names its product"), default=False)
    requires_tags = models.BooleanField(_("a question has a tag"), default=False)
    expects_solution = models.BooleanField(
        _("questions are to be solved"),
        default=True,
        help_text=_("Askers are asked to accept an answer, and questions without one stand in the list of unsolved ones."),
    )
    staff_accept = models.BooleanField(
        _("staff may accept answers"),
        default=False,
        help_text=_("As the asker and moderators do. The topic says that staff accepted it, and the asker can take it back."),
    )
    answer_hours = models.PositiveSmallIntegerField(
        _("an answer within hours"),
        default=0,
        validators=[MaxValueValidator(2160)],
        help_text=_("Promised for each question: an official answer, or one that is accepted. 0: nothing is promised."),
    )
    answer_owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("who answers"),
        help_text=_("The colleague who owes answers to questions that are assigned to nobody. They are named on each."),
    )
    case_after_hours = models.PositiveSmallIntegerField(
        _("offer a case after hours"),
        default=72,
        validators=[MaxValueValidator(2160)],
        help_text=_("Who asked and has no answer by then is offered that support takes the question. 0: nobody is."),
    )
    default_sort = models.CharField(_("order of the list"), max_length=10, choices=Order.choices, default=Order.ACTIVE)
    question_template = models.TextField(
        _("outline of a question"), blank=True, max_length=3000, help_text=_("Markdown. The text box begins with it.")
    )
    discussion_template = models.TextField(
        _("outline of a discussion"), blank=True, max_length=3000, help_text=_("Markdown. The text box begins with it.")
    )
    archive_after_days = models.PositiveSmallIntegerField(
        _("archive after days"),
        null=True,
        blank=True,
        validators=[MinValueValidator(7)],
        help_text=_("Topics in which nothing was said for so long are archived: they are read, and nothing is said in them."),
    )
    products = ParentalManyToManyField("products.ProductPage", blank=True, related_name="boards")
    source = models.CharField(max_length=200, blank=True, editable=False, help_text=_("Where an import came from."))

    base_form_class = BoardForm
    content_panels = [
        *Page.content_panels,
        FieldPanel("intro"),
        FieldPanel("products"),
        MultiFieldPanel(
            [FieldPanel("allows_questions"), FieldPanel("allows_discussions"), FieldPanel("allows_announcements")],
            heading=_("Kinds of topics"),
        ),
        MultiFieldPanel(
            [
                HelpPanel(_("Who may see this board is its privacy, in the status panel (i) of this page.")),
                FieldPanel("who_posts"),
                FieldPanel("posting_groups", widget=CheckboxSelectMultiple),
                FieldPanel("who_replies"),
                FieldPanel("replying_groups", widget=CheckboxSelectMultiple),
            ],
            heading=_("Who may see, ask and reply"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("requires_product"),
                FieldPanel("requires_tags"),
                InlinePanel("ask_fields", label=_("Field"), heading=_("Fields of its own, asked of each question")),
                FieldPanel("question_template"),
                FieldPanel("discussion_template"),
            ],
            heading=_("The ask form"),
        ),
        MultiFieldPanel(
            [FieldPanel("default_sort"), FieldPanel("expects_solution"), FieldPanel("archive_after_days")],
            heading=_("The list, and what becomes of topics"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("staff_accept"),
                FieldPanel("answer_hours"),
                FieldPanel("answer_owner"),
                FieldPanel("case_after_hours"),
            ],
            heading=_("What staff do"),
        ),
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
        """None for Wagtail's own redirects: anybody may follow those (portal/boards/redirects.py keeps ours)."""
        return []


def boards_without_solutions() -> list[int]:
    """Boards where a question may stay open."""
    return [board.pk for board in boards_of(BoardPage).entries().values() if not board.expects_solution]


class BoardTally(models.Model):
    """Cached totals of a board, apart from the page so that a reply never waits for an editor."""

    board = models.OneToOneField(BoardPage, on_delete=models.CASCADE, related_name="tally", primary_key=True)
    topic_count = models.PositiveIntegerField(default=0)
    post_count = models.PositiveIntegerField(default=0)
    unanswered_count = models.PositiveIntegerField(default=0)
    unsolved_count = models.PositiveIntegerField(default=0)
    solved_count = models.PositiveIntegerField(default=0)
    archived_count = models.PositiveIntegerField(default=0)
    # For whom the figures of members were counted last: 2 everybody, 1 members, 0 neither (forums/actions/counting.py).
    counted_for = models.PositiveSmallIntegerField(null=True, editable=False)
