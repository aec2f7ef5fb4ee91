"""Polls, and conversations in which opinions are mapped: pages of editors, answers of members.

Nobody is shown who answered what, staff included: the answer is kept so that it counts once and can be
changed. Results are taken in steps of at least five people, so that no two of them differ by one person.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Lower
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import Orderable, Page, PageManager

from ideas.opinion import AGREE, DISAGREE, PASS, SMALLEST_GROUP
from portal.common.pages import VisiblePageQuerySet, site_path
from portal.moderation.models import Moderated

FEWEST = SMALLEST_GROUP  # people whose answers are shown together, and by whom one result differs from the one before


class AskingPage(Page):
    """What a poll and a conversation share: an introduction, an end, and when results are shown."""

    intro = models.CharField(_("introduction"), max_length=500, blank=True)
    closes_at = models.DateTimeField(_("closes"), null=True, blank=True)
    hides_results = models.BooleanField(
        _("results only after answering"),
        default=True,
        help_text=_("Until it is closed, only those who have answered see the results, so that nobody follows the crowd."),
    )

    parent_page_types: ClassVar[list[str]] = ["pages.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    objects = PageManager.from_queryset(VisiblePageQuerySet)()

    class Meta:
        abstract = True

    def get_absolute_url(self) -> str:
        return site_path(self)

    def is_open(self, now: datetime) -> bool:
        return self.live and (self.closes_at is None or now < self.closes_at)


class PollPage(AskingPage):
    """A question with choices. Its title is the question."""

    most_choices = models.PositiveSmallIntegerField(_("how many one may choose"), default=1)

    content_panels = [
        *Page.content_panels,
        FieldPanel("intro"),
        InlinePanel("choices", label=_("choice"), min_num=2, max_num=20),
        FieldPanel("most_choices"),
        FieldPanel("closes_at"),
        FieldPanel("hides_results"),
    ]
    template = "polls/poll_detail.html"

    class Meta:
        verbose_name = _("poll")
        verbose_name_plural = _("polls")

    def clean(self) -> None:
        super().clean()
        if self.most_choices < 1:
            raise ValidationError({"most_choices": _("At least one can be chosen.")})

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from ideas.polls.results import poll_context

        return super().get_context(request, *args, **kwargs) | poll_context(self, request.user, timezone.now())


class PollChoice(Orderable):
    """One of the answers that a poll offers."""

    poll = ParentalKey(PollPage, on_delete=models.CASCADE, related_name="choices")
    text = models.CharField(_("text"), max_length=120)

    panels = [FieldPanel("text")]

    class Meta(Orderable.Meta):
        verbose_name = _("choice")
        verbose_name_plural = _("choices")

    def __str__(self) -> str:
        return self.text


class PollTally(models.Model):
    """What is counted of a poll, beside the page: a draft of the page must not hold old numbers."""

    poll = models.OneToOneField(PollPage, on_delete=models.CASCADE, primary_key=True, related_name="tally")
    ballot_count = models.PositiveIntegerField(default=0)
    shown_counts = models.JSONField(default=dict, help_text=_("Choice and how many chose it, when they were last taken."))
    shown_ballots = models.PositiveIntegerField(default=0)
    shown_at = models.DateTimeField(null=True)
    is_final = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("figures of a poll")
        verbose_name_plural = _("figures of polls")


class PollBallot(models.Model):
    """That a member answered a poll."""

    poll = models.ForeignKey(PollPage, on_delete=models.CASCADE, related_name="ballots")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="poll_ballots")
    choices = models.ManyToManyField(PollChoice, related_name="ballots")
    answered_at = models.DateTimeField()

    class Meta:
        verbose_name = _("answer to a poll")
        verbose_name_plural = _("answers to polls")
        constraints = [models.UniqueConstraint(fields=["poll", "member"], name="one_ballot_per_member_and_poll")]


class ConversationPage(AskingPage):
    """Statements with which people agree, disagree or do neither; a map of who tends to think alike."""

    takes_statements = models.BooleanField(_("members may add statements"), default=True)

    content_panels = [
        *Page.content_panels,
        FieldPanel("intro"),
        FieldPanel("takes_statements"),
        FieldPanel("closes_at"),
        FieldPanel("hides_results"),
    ]
    template = "polls/conversation_detail.html"

    class Meta:
        verbose_name = _("conversation with statements")
        verbose_name_plural = _("conversations with statements")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from ideas.polls.results import conversation_context

        return super().get_context(request, *args, **kwargs) | conversation_context(self, request.user, timezone.now())


class StatementQuerySet(models.QuerySet["Statement"]):
    def public_rows(self) -> StatementQuerySet:
        return self.filter(hidden_at=None, deleted_at=None)

    def visible_to(self, viewer: Any) -> StatementQuerySet:
        """Those of conversations that the viewer may read; hidden ones for moderators."""
        pages = ConversationPage.objects.visible_to(viewer)
        statements = self.filter(conversation__in=pages.values("pk"))
        if viewer.is_authenticated and viewer.is_moderator:
            return statements
        return statements.public_rows()


class Statement(Moderated):
    """One sentence to agree with or not."""

    conversation = models.ForeignKey(ConversationPage, on_delete=models.CASCADE, related_name="statements")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="statements"
    )
    is_from_company = models.BooleanField(default=False)
    text = models.CharField(_("statement"), max_length=140)
    posted_at = models.DateTimeField()

    objects = StatementQuerySet.as_manager()

    class Meta:
        verbose_name = _("statement")
        verbose_name_plural = _("statements")
        constraints = [
            models.CheckConstraint(condition=~models.Q(text=""), name="a_statement_says_something"),
            models.UniqueConstraint("conversation", Lower("text"), name="each_statement_once_in_a_conversation"),
        ]

    def __str__(self) -> str:
        return self.text

    def get_absolute_url(self) -> str:
        return self.conversation.get_absolute_url()


class StatementAnswer(models.Model):
    """What a member thinks of a statement. Seen by them alone."""

    class Answer(models.IntegerChoices):
        AGREE = AGREE, _("Agree")
        PASS = PASS, _("Neither")
        DISAGREE = DISAGREE, _("Disagree")

    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="answers")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="statement_answers")
    answer = models.SmallIntegerField(choices=Answer.choices)
    answered_at = models.DateTimeField()

    class Meta:
        verbose_name = _("answer to a statement")
        verbose_name_plural = _("answers to statements")
        constraints = [
            models.UniqueConstraint(fields=["statement", "member"], name="one_answer_per_member_and_statement"),
            models.CheckConstraint(condition=models.Q(answer__in=[AGREE, PASS, DISAGREE]), name="agree_disagree_or_neither"),
        ]


class OpinionMap(models.Model):
    """What was last found in a conversation: groups and what they stand for, in numbers of people only."""

    conversation = models.OneToOneField(ConversationPage, on_delete=models.CASCADE, primary_key=True, related_name="map")
    taken_at = models.DateTimeField()
    people = models.PositiveIntegerField()
    is_final = models.BooleanField(default=False)
    groups = models.JSONField(default=list)
    consensus = models.JSONField(default=list)
    totals = models.JSONField(default=dict, help_text=_("Statement and how many agreed, disagreed and did neither."))
    reach = models.JSONField(default=dict, help_text=_("Statement and how far it divides people: for the choice of the next."))

    class Meta:
        verbose_name = _("map of opinions")
        verbose_name_plural = _("maps of opinions")
