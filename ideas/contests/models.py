"""Idea contests: ideas for one question, collected, refined, voted on and decided in phases that end on a day."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable, Page, PageManager

from ideas.models import Idea, IdeaBoardPage
from portal.common.page_context import ReadPage
from portal.common.pages import VisiblePageQuerySet, site_path

_TEXT = ["bold", "italic", "link", "ol", "ul"]
MOST_POINTS = 5


class Phase(models.TextChoices):
    SOON = "soon", _("Begins soon")
    COLLECT = "collect", _("Collecting ideas")
    REFINE = "refine", _("Refining")
    VOTE = "vote", _("Voting")
    DECIDE = "decide", _("Deciding")
    OVER = "over", _("Decided")


class ContestPage(ReadPage, Page):
    """An idea contest. Its phases, criteria and texts are edited here; entries, votes and scores are plain rows."""

    intro = models.CharField(_("the question in one sentence"), max_length=300, blank=True)
    brief = RichTextField(_("what is asked, and what happens with it"), features=_TEXT, blank=True)
    board = models.ForeignKey(
        IdeaBoardPage,
        on_delete=models.PROTECT,
        related_name="contests",
        verbose_name=_("idea board"),
        help_text=_("Its ideas can be entered."),
    )
    starts_at = models.DateTimeField(_("ideas are collected from"))
    collect_until = models.DateTimeField(_("collected until"))
    refine_until = models.DateTimeField(_("refined until"))
    vote_until = models.DateTimeField(_("voted on until"))
    judge_until = models.DateTimeField(
        _("judged until"),
        null=True,
        blank=True,
        help_text=_(
            "The jury gives points from the beginning of the vote to this moment. Empty: until the winners are announced."
        ),
    )
    votes_each = models.PositiveSmallIntegerField(_("votes for each member"), default=3)
    hides_votes = models.BooleanField(
        _("votes are shown only after voting"),
        default=True,
        help_text=_("Until the vote is over, only those who have voted see how others did."),
    )
    report = RichTextField(
        _("report"), features=_TEXT, blank=True, help_text=_("What came out and what happens next. Shown with the winners.")
    )

    content_panels = [
        *Page.content_panels,
        FieldPanel("intro"),
        FieldPanel("brief"),
        FieldPanel("board"),
        MultiFieldPanel(
            [
                FieldPanel("starts_at"),
                FieldPanel("collect_until"),
                FieldPanel("refine_until"),
                FieldPanel("vote_until"),
                FieldPanel("judge_until"),
            ],
            heading=_("Phases"),
        ),
        MultiFieldPanel([FieldPanel("votes_each"), FieldPanel("hides_votes")], heading=_("Votes")),
        InlinePanel("criteria", heading=_("What the jury goes by"), label=_("criterion")),
        FieldPanel("report"),
    ]
    parent_page_types: ClassVar[list[str]] = ["pages.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    template = "contests/contest_detail.html"
    objects = PageManager.from_queryset(VisiblePageQuerySet)()

    class Meta:
        verbose_name = _("idea contest")
        verbose_name_plural = _("idea contests")
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_at__lt=F("collect_until"))
                & Q(collect_until__lte=F("refine_until"))
                & Q(refine_until__lt=F("vote_until")),
                name="phases_follow_one_another",
            ),
            models.CheckConstraint(
                condition=Q(judge_until=None) | Q(judge_until__gt=F("refine_until")), name="the_jury_has_days_to_judge"
            ),
            models.CheckConstraint(condition=Q(votes_each__gte=1), name="a_contest_gives_at_least_one_vote"),
        ]

    def clean(self) -> None:
        super().clean()
        if self.votes_each is not None and self.votes_each < 1:
            raise ValidationError({"votes_each": _("Give each member at least one vote.")})
        moments = [self.starts_at, self.collect_until, self.refine_until, self.vote_until]
        if all(moments) and not (moments[0] < moments[1] <= moments[2] < moments[3]):
            raise ValidationError({"vote_until": _("Each phase must end after the one before it.")})
        if self.judge_until and self.refine_until and self.judge_until <= self.refine_until:
            raise ValidationError({"judge_until": _("Judging begins with the vote, so it must end later than refining.")})

    def get_absolute_url(self) -> str:
        return site_path(self)

    def phase(self, now: datetime) -> Phase:
        """Where it stands; decided once its winners are announced."""
        if ContestResult.objects.filter(contest_id=self.pk).exists():
            return Phase.OVER
        if now < self.starts_at:
            return Phase.SOON
        ends = ((self.collect_until, Phase.COLLECT), (self.refine_until, Phase.REFINE), (self.vote_until, Phase.VOTE))
        return next((phase for end, phase in ends if now < end), Phase.DECIDE)

    def end_of(self, phase: Phase) -> datetime | None:
        """When a phase ends by the clock; the last ends by announcing."""
        ends = {Phase.COLLECT: self.collect_until, Phase.REFINE: self.refine_until, Phase.VOTE: self.vote_until}
        return ends.get(phase)


class JuryCriterion(Orderable):
    """One thing that the jury gives points for."""

    contest = ParentalKey(ContestPage, on_delete=models.CASCADE, related_name="criteria")
    name = models.CharField(_("name"), max_length=60)
    hint = models.CharField(_("what it means"), max_length=200, blank=True)
    weight = models.PositiveSmallIntegerField(_("weight"), default=1, validators=[MinValueValidator(1), MaxValueValidator(10)])

    panels = [FieldPanel("name"), FieldPanel("hint"), FieldPanel("weight")]

    class Meta(Orderable.Meta):
        verbose_name = _("criterion")
        verbose_name_plural = _("criteria")
        constraints = [models.CheckConstraint(condition=Q(weight__gte=1), name="a_criterion_has_weight")]

    def __str__(self) -> str:
        return self.name


class Juror(models.Model):
    """A member of the jury."""

    contest = models.ForeignKey(ContestPage, on_delete=models.CASCADE, related_name="jurors")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="juries")
    appointed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    appointed_at = models.DateTimeField()

    class Meta:
        verbose_name = _("member of a jury")
        verbose_name_plural = _("members of juries")
        constraints = [models.UniqueConstraint(fields=["contest", "member"], name="one_seat_per_member_and_jury")]


class Entry(models.Model):
    """An idea that takes part."""

    contest = models.ForeignKey(ContestPage, on_delete=models.CASCADE, related_name="entries")
    idea = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="contest_entries")
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="contest_entries"
    )
    entered_at = models.DateTimeField()
    pitch = models.TextField(_("what it has become"), max_length=1000, blank=True)
    vote_count = models.PositiveIntegerField(default=0)
    # Set when the winners are announced.
    jury_score = models.FloatField(null=True, blank=True)
    place = models.PositiveSmallIntegerField(null=True, blank=True)
    place_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = _("contest entry")
        verbose_name_plural = _("contest entries")
        constraints = [
            models.UniqueConstraint(fields=["contest", "idea"], name="an_idea_takes_part_once"),
            models.UniqueConstraint(fields=["contest", "place"], condition=Q(place__isnull=False), name="one_entry_per_place"),
            models.CheckConstraint(condition=Q(place=None) | ~Q(place_reason=""), name="a_winner_wins_for_a_reason"),
        ]

    def __str__(self) -> str:
        return str(self.idea)


class ContestBallot(models.Model):
    """What a member has spent in a contest. Locked by each vote, so that nobody spends more than they have."""

    contest = models.ForeignKey(ContestPage, on_delete=models.CASCADE, related_name="ballots")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="contest_ballots")
    spent = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["contest", "member"], name="one_ballot_per_member_and_contest")]


class EntryVote(models.Model):
    """A member's vote for an entry."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="votes")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="entry_votes")
    voted_at = models.DateTimeField()

    class Meta:
        verbose_name = _("vote for an entry")
        verbose_name_plural = _("votes for entries")
        constraints = [models.UniqueConstraint(fields=["entry", "member"], name="one_vote_per_member_and_entry")]


class JuryScore(models.Model):
    """Points of one member of the jury, for one entry, by one criterion."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="scores")
    criterion = models.ForeignKey(JuryCriterion, on_delete=models.CASCADE, related_name="scores")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="jury_scores")
    points = models.PositiveSmallIntegerField()
    scored_at = models.DateTimeField()

    class Meta:
        verbose_name = _("points of the jury")
        verbose_name_plural = _("points of the jury")
        constraints = [
            models.UniqueConstraint(fields=["entry", "criterion", "member"], name="one_score_per_juror_entry_and_criterion"),
            models.CheckConstraint(condition=Q(points__gte=1, points__lte=MOST_POINTS), name="points_are_one_to_five"),
        ]


class ContestResult(models.Model):
    """That the winners were announced, by whom and when."""

    contest = models.OneToOneField(ContestPage, on_delete=models.CASCADE, primary_key=True, related_name="result")
    announced_at = models.DateTimeField()
    announced_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    people = models.PositiveIntegerField(help_text=_("Who entered an idea or voted."))
    votes = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("contest result")
        verbose_name_plural = _("contest results")


class Occasion(models.Model):
    """That something by the clock has come in a contest: each is noticed once, whoever moves the days afterwards."""

    class What(models.TextChoices):
        REFINE = "refine", _("Refining began")
        VOTE = "vote", _("The vote began")
        JURY_ENDS = "jury_ends", _("The days of the jury end soon")

    contest = models.ForeignKey(ContestPage, on_delete=models.CASCADE, related_name="occasions")
    what = models.CharField(max_length=10, choices=What.choices)
    noticed_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["contest", "what"], name="each_occasion_of_a_contest_once")]
