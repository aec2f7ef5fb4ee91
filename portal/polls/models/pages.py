"""Polls, and conversations in which opinions are mapped: pages of editors, answers of members.

Each says of which kind it is before anything is answered (`portal/common/disclosure.py`), and stays what it was when the
first member answered: `AskingTerms` keeps that, whatever becomes of the page.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import Orderable, Page, PageManager

from portal.common.disclosure import Disclosure
from portal.common.opinion import AGREE, DISAGREE, PASS
from portal.common.page_context import ReadPage
from portal.common.pages import VisiblePageQuerySet, site_path
from portal.common.viewer import Viewer
from portal.moderation.models import Moderated


class AskingPage(Page):
    """What a poll and a conversation share: an introduction, its kind, an end, and when results are shown."""

    disclosure: str
    intro = models.CharField(_("introduction"), max_length=500, blank=True)
    closes_at = models.DateTimeField(_("closes"), null=True, blank=True)
    hides_results = models.BooleanField(
        _("results only after answering"),
        default=True,
        help_text=_(
            "Until it is closed, only those who have answered see the results, so that nobody follows the crowd. "
            "A confidential one has no results before its end."
        ),
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

    @property
    def is_confidential(self) -> bool:
        return self.disclosure == Disclosure.CONFIDENTIAL

    @property
    def source(self) -> str:
        """The name of its confidential figures."""
        return f"{self._meta.label_lower}:{self.pk}"

    def terms(self) -> AskingTerms | None:
        """What those who answered were told. None: nobody has answered yet."""
        return AskingTerms.objects.filter(page_id=self.pk).first() if self.pk else None

    def clean(self) -> None:
        super().clean()
        terms = self.terms()
        if terms is not None and self.disclosure != terms.disclosure:
            raise ValidationError(
                {"disclosure": _("Somebody has answered already, and was told otherwise. Ask anew on a page of its own.")}
            )
        if terms is not None and terms.is_fixed and not _same_minute(self.closes_at, terms.closes_at):
            raise ValidationError({"closes_at": _("Those who have answered were told another end, and it stays.")})
        if self.is_confidential and self.closes_at is None:
            raise ValidationError({"closes_at": _("A confidential result is counted once, at the end: say when that is.")})

    def save(self, *args: Any, **kwargs: Any) -> None:
        terms = self.terms()
        if terms is not None:
            terms.keep(self)  # a draft of before the first answer may be published after it
        super().save(*args, **kwargs)


def _same_minute(one: datetime | None, other: datetime | None) -> bool:
    """The admin's field has no seconds."""
    return (
        one is not None and other is not None and one.replace(second=0, microsecond=0) == other.replace(second=0, microsecond=0)
    )


class AskingTerms(models.Model):
    """What the first member who answered was told, and so everybody after them. Written once, and never changed."""

    page = models.OneToOneField(Page, on_delete=models.CASCADE, primary_key=True, related_name="asking_terms")
    disclosure = models.CharField(max_length=12, choices=Disclosure.choices)
    closes_at = models.DateTimeField(null=True)
    most_choices = models.PositiveSmallIntegerField(default=1)
    first_answered_at = models.DateTimeField()

    class Meta:
        verbose_name = _("terms of a question")
        verbose_name_plural = _("terms of questions")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(disclosure=Disclosure.CONFIDENTIAL) | models.Q(closes_at__isnull=False),
                name="a_confidential_question_has_an_end",
            ),
        ]

    @property
    def is_fixed(self) -> bool:
        """Its end, and how many may be chosen, are part of what keeps answers confidential."""
        return self.disclosure == Disclosure.CONFIDENTIAL

    def keep(self, page: Any) -> None:
        """Put back on the page what may not change."""
        page.disclosure = self.disclosure
        if self.is_fixed:
            page.closes_at = self.closes_at
            if hasattr(page, "most_choices"):
                page.most_choices = self.most_choices


class PollPage(ReadPage, AskingPage):
    """A question with choices. Its title is the question."""

    disclosure = models.CharField(
        _("kind"),
        max_length=12,
        choices=Disclosure.choices,
        default=Disclosure.OPEN,
        help_text=_("Members read it before they answer. It cannot be changed once somebody has answered."),
    )
    most_choices = models.PositiveSmallIntegerField(_("how many one may choose"), default=1)

    content_panels = [
        *Page.content_panels,
        FieldPanel("intro"),
        FieldPanel("disclosure"),
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
        terms = self.terms()
        if terms is not None and terms.is_fixed and self.most_choices != terms.most_choices:
            raise ValidationError({"most_choices": _("Somebody has answered already: this stays as it is.")})


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
    """How many chose what in an open poll, beside the page: a draft of the page must not hold old numbers."""

    poll = models.OneToOneField(PollPage, on_delete=models.CASCADE, primary_key=True, related_name="tally")
    ballot_count = models.PositiveIntegerField(default=0)
    counts = models.JSONField(default=dict, help_text=_("Choice and how many chose it."))
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


class ConversationPage(ReadPage, AskingPage):
    """Statements with which people agree, disagree or do neither; a map of who tends to think alike."""

    # Groups need to know who stands where: a map that shows them is open, and a confidential conversation has none.
    disclosure = models.CharField(
        _("kind"),
        max_length=12,
        choices=[(kind.value, kind.label) for kind in (Disclosure.CONFIDENTIAL, Disclosure.OPEN)],
        default=Disclosure.CONFIDENTIAL,
        help_text=_(
            "Members read it before they answer. It cannot be changed once somebody has answered. Only an open "
            "conversation shows groups that think alike."
        ),
    )
    takes_statements = models.BooleanField(_("members may add statements"), default=True)

    content_panels = [
        *Page.content_panels,
        FieldPanel("intro"),
        FieldPanel("disclosure"),
        FieldPanel("takes_statements"),
        FieldPanel("closes_at"),
        FieldPanel("hides_results"),
    ]
    template = "polls/conversation_detail.html"

    class Meta:
        verbose_name = _("conversation with statements")
        verbose_name_plural = _("conversations with statements")


class StatementQuerySet(models.QuerySet["Statement"]):
    def public_rows(self) -> StatementQuerySet:
        return self.filter(hidden_at=None, deleted_at=None)

    def visible_to(self, viewer: Viewer) -> StatementQuerySet:
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
    """What a member thinks of a statement. Shown to them alone; what others can work out, the page says."""

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
    """What was last found in an open conversation: groups and what they stand for, in numbers of people only."""

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
