"""Idea boards: where ideas stand, how they are voted for, and what states they pass through."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Page

from ideas.admin_forms import IdeaBoardForm


class IdeaBoardIndexPage(Page):
    """The list of idea boards."""

    intro = models.CharField(_("introduction"), max_length=300, blank=True)

    content_panels = [*Page.content_panels, FieldPanel("intro")]
    parent_page_types = ["pages.HomePage"]
    subpage_types = ["ideas.IdeaBoardPage"]
    # The view that shows the page (ideas/apps.py sets it: models know no views).
    shown_by: ClassVar[Callable[[Any, IdeaBoardIndexPage], Any] | None] = None

    class Meta:
        verbose_name = _("idea board list")

    def serve(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """As at its own address: Wagtail asks here for the preview and for pages routed through the tree."""
        assert IdeaBoardIndexPage.shown_by is not None
        return IdeaBoardIndexPage.shown_by(request, self)

    def serve_preview(self, request: Any, mode_name: str) -> Any:
        return self.serve(request)


class VoteMode(models.TextChoices):
    OPEN = "open", _("One vote for each idea")
    BUDGET = "budget", _("A number of votes to spend")
    IMPORTANCE = "importance", _("Nice, important or critical")


class IdeaBoardPage(Page):
    """An idea board. Its place, texts, who may see it and how ideas are voted for are edited here.

    Who may see: Wagtail's privacy of this page or of one above it (signed in, or groups).
    """

    class WhoProposes(models.TextChoices):
        MEMBERS = "members", _("All members who can see it")
        COMPANY = "company", _("Staff and moderators only; members may vote and comment")
        NOBODY = "nobody", _("Nobody: an archive")

    class Columns(models.TextChoices):
        MEANING = "meaning", _("By status")
        QUARTER = "quarter", _("By quarter")

    intro = models.CharField(_("introduction"), max_length=300, blank=True)
    who_proposes = models.CharField(
        _("who may propose ideas"), max_length=10, choices=WhoProposes.choices, default=WhoProposes.MEMBERS
    )
    products = ParentalManyToManyField("products.ProductPage", blank=True, related_name="idea_boards")
    vote_mode = models.CharField(_("how members vote"), max_length=10, choices=VoteMode.choices, default=VoteMode.OPEN)
    budget = models.PositiveSmallIntegerField(
        _("votes to spend"), default=10, help_text=_("For boards with votes to spend: how many each member has.")
    )
    is_budget_by_trust = models.BooleanField(
        _("by trust level instead"), default=False, help_text=_("2, 4, 6, 8 or 10 votes for trust levels 0 to 4.")
    )
    most_per_idea = models.PositiveSmallIntegerField(
        _("at most on one idea"), default=3, help_text=_("For boards with votes to spend.")
    )
    answer_days = models.PositiveSmallIntegerField(
        _("days until a first answer"),
        default=14,
        help_text=_("Promised once an idea has enough votes. 0: nothing is promised."),
    )
    answer_votes = models.PositiveSmallIntegerField(_("votes that ask for an answer"), default=10)
    # Named `default_owner`: a page's `owner` is who made the page.
    default_owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who answers"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("The colleague who owes first answers to ideas that nobody has taken. They are named on each."),
    )
    is_overdue_public = models.BooleanField(_("show late answers to everybody"), default=True)
    has_roadmap = models.BooleanField(_("roadmap"), default=True)
    roadmap_by = models.CharField(_("columns of the roadmap"), max_length=10, choices=Columns.choices, default=Columns.MEANING)

    content_panels = [
        *Page.content_panels,
        FieldPanel("intro"),
        FieldPanel("who_proposes"),
        MultiFieldPanel(
            [
                FieldPanel("vote_mode"),
                FieldPanel("budget"),
                FieldPanel("is_budget_by_trust"),
                FieldPanel("most_per_idea"),
            ],
            heading=_("Votes"),
        ),
        InlinePanel("statuses", heading=_("Statuses"), label=_("Status")),
        InlinePanel("fields", heading=_("Further questions to who proposes"), label=_("Question")),
        MultiFieldPanel(
            [
                FieldPanel("answer_days"),
                FieldPanel("answer_votes"),
                FieldPanel("default_owner"),
                FieldPanel("is_overdue_public"),
            ],
            heading=_("First answer"),
        ),
        MultiFieldPanel([FieldPanel("has_roadmap"), FieldPanel("roadmap_by")], heading=_("Roadmap")),
        FieldPanel("products"),
    ]
    base_form_class = IdeaBoardForm
    parent_page_types = ["ideas.IdeaBoardIndexPage"]
    subpage_types: list[str] = []
    # The view that shows a board (ideas/apps.py sets it: models know no views).
    shown_by: ClassVar[Callable[[Any, IdeaBoardPage], Any] | None] = None

    class Meta:
        verbose_name = _("idea board")
        verbose_name_plural = _("idea boards")
        constraints = [models.CheckConstraint(condition=Q(most_per_idea__gte=1), name="a_budget_gives_at_least_one_to_an_idea")]

    def save(self, *args: Any, **kwargs: Any) -> None:
        super().save(*args, **kwargs)
        if not Status.objects.filter(board_id=self.pk).exists() and not self.statuses.all():
            # A board can be used as soon as it stands: the five meanings under their plain names.
            Status.objects.bulk_create(
                Status(board_id=self.pk, name=str(meaning.label), meaning=meaning, sort_order=place)
                for place, meaning in enumerate(Meaning)
            )

    def serve(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """As at its own address: Wagtail asks here for the preview and for pages routed through the tree."""
        assert IdeaBoardPage.shown_by is not None
        return IdeaBoardPage.shown_by(request, self)

    def serve_preview(self, request: Any, mode_name: str) -> Any:
        return self.serve(request)

    def get_route_paths(self) -> list[str]:
        """None for Wagtail's own redirects: anybody may follow those (portal/boards/redirects.py keeps ours)."""
        return []


class Meaning(models.TextChoices):
    """What a status means, whatever a board calls it: figures and roadmaps go by this."""

    NEW = "new", _("New")
    CONSIDERING = "considering", _("Considering")
    COMMITTED = "committed", _("Committed")
    DELIVERED = "delivered", _("Delivered")
    NOT_DOING = "not_doing", _("Not doing")


# No votes are given any more, and those of a budget go back to their members.
CLOSED = frozenset({Meaning.DELIVERED, Meaning.NOT_DOING})


class Status(models.Model):
    """What a board calls a state of its ideas. The first with the meaning "new" is where ideas begin."""

    board = ParentalKey(IdeaBoardPage, on_delete=models.CASCADE, related_name="statuses")
    name = models.CharField(_("name"), max_length=40)
    meaning = models.CharField(_("what it means"), max_length=12, choices=Meaning.choices, default=Meaning.NEW)
    sort_order = models.PositiveSmallIntegerField(default=0, editable=False)

    sort_order_field = "sort_order"  # for Wagtail's inline panel
    panels = [FieldPanel("name"), FieldPanel("meaning")]

    class Meta:
        verbose_name = _("status")
        verbose_name_plural = _("statuses")
        ordering = ["sort_order", "pk"]
        constraints = [
            models.UniqueConstraint(F("board"), Lower("name"), name="one_status_of_a_name_per_idea_board"),
            models.CheckConstraint(
                condition=Q(meaning__in=[choice.value for choice in Meaning]), name="a_status_has_a_meaning"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_closed(self) -> bool:
        return self.meaning in CLOSED


class IdeaField(models.Model):
    """A question of its own that a board asks of whoever proposes an idea."""

    class Kind(models.TextChoices):
        LINE = "line", _("One line")
        TEXT = "text", _("Several lines")
        CHOICE = "choice", _("One of several")
        NUMBER = "number", _("A number")

    board = ParentalKey(IdeaBoardPage, on_delete=models.CASCADE, related_name="fields")
    label = models.CharField(_("question"), max_length=80)
    kind = models.CharField(_("answer"), max_length=8, choices=Kind.choices, default=Kind.LINE)
    choices = models.TextField(_("choices"), blank=True, help_text=_("One to a line."))
    help_text = models.CharField(_("help"), max_length=200, blank=True)
    is_required = models.BooleanField(_("must be answered"), default=False)
    sort_order = models.PositiveSmallIntegerField(default=0, editable=False)

    sort_order_field = "sort_order"
    panels = [
        FieldPanel("label"),
        FieldPanel("kind"),
        FieldPanel("choices"),
        FieldPanel("help_text"),
        FieldPanel("is_required"),
    ]

    class Meta:
        verbose_name = _("further question")
        verbose_name_plural = _("further questions")
        ordering = ["sort_order", "pk"]

    def __str__(self) -> str:
        return self.label

    @property
    def choice_list(self) -> list[str]:
        return [line.strip() for line in self.choices.splitlines() if line.strip()]


class IdeaBoardTally(models.Model):
    """Cached totals of an idea board: its public ideas by meaning. Apart from the page, so that nobody waits for an editor."""

    board = models.OneToOneField(IdeaBoardPage, on_delete=models.CASCADE, related_name="tally", primary_key=True)
    idea_count = models.PositiveIntegerField(default=0)
    new_count = models.PositiveIntegerField(default=0)
    considering_count = models.PositiveIntegerField(default=0)
    committed_count = models.PositiveIntegerField(default=0)
    delivered_count = models.PositiveIntegerField(default=0)
    not_doing_count = models.PositiveIntegerField(default=0)
