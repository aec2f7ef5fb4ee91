"""What the product team keeps about an idea: notes, scores by formulas, links to an issue tracker. Never shown to members."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ideas.models import Idea
from portal.common.viewer import Viewer
from portal.members.permissions import can_see_staff_facts
from portal.writing.models import CleanHtmlField

WORD = r"^[a-z][a-z0-9_]{0,29}$"  # what can stand as a name in an expression


class IdeaNoteQuerySet(models.QuerySet["IdeaNote"]):
    def visible_to(self, viewer: Viewer) -> Self:
        """Staff and moderators, on boards that they may enter. To members there are no notes."""
        if not can_see_staff_facts(viewer):
            return self.none()
        return self.filter(idea__in=Idea.objects.visible_to(viewer))

    def standing(self) -> Self:
        return self.filter(removed_at=None)


class IdeaNote(models.Model):
    """What staff write down for each other about an idea. It is no comment: nothing that lists or sends those comes across it."""

    idea = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="internal_notes")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="internal_notes")
    body = CleanHtmlField()
    written_at = models.DateTimeField(default=timezone.now)
    edited_at = models.DateTimeField(null=True, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)

    objects = IdeaNoteQuerySet.as_manager()

    class Meta:
        verbose_name = _("internal note")
        verbose_name_plural = _("internal notes")
        constraints = [models.CheckConstraint(condition=~Q(body=""), name="an_internal_note_says_something")]
        indexes = [models.Index(fields=["idea", "written_at", "id"], name="internal_note_by_idea")]

    def __str__(self) -> str:
        return f"note {self.pk} about idea {self.idea_id}"


class ScoreFormulaQuerySet(models.QuerySet["ScoreFormula"]):
    def active(self) -> Self:
        return self.filter(is_active=True)

    def lock(self, pk: int) -> ScoreFormula:
        return self.select_for_update(no_key=True, of=("self",)).get(pk=pk)


class ScoreFormula(models.Model):
    """How a score is computed: an expression over factors that people judge, and figures that the idea has by itself."""

    key = models.CharField(
        _("key"), max_length=30, unique=True, validators=[RegexValidator(WORD)], help_text=_("In addresses and files.")
    )
    name = models.CharField(_("name"), max_length=40, unique=True, help_text=_("The head of its column in the workbench."))
    expression = models.CharField(_("expression"), max_length=300)
    is_active = models.BooleanField(_("in use"), default=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    objects = ScoreFormulaQuerySet.as_manager()

    class Meta:
        verbose_name = _("score formula")
        verbose_name_plural = _("score formulas")
        ordering = ["order", "pk"]
        constraints = [models.CheckConstraint(condition=~Q(expression=""), name="a_formula_computes_something")]

    def __str__(self) -> str:
        return self.name


class ScoreFactor(models.Model):
    """Something that people judge for each idea: a number within bounds, or one of a scale."""

    formula = models.ForeignKey(ScoreFormula, on_delete=models.CASCADE, related_name="factors")
    key = models.CharField(
        _("key"), max_length=30, validators=[RegexValidator(WORD)], help_text=_("Its name in the expression, such as effort.")
    )
    name = models.CharField(_("name"), max_length=60)
    unit = models.CharField(_("unit"), max_length=60, blank=True, help_text=_("Such as people per quarter."))
    help = models.CharField(_("how to judge it"), max_length=300, blank=True)
    # [["2", "high"], …]: these values and no others. Empty: any number.
    scale = models.JSONField(_("scale"), default=list, blank=True)
    is_positive = models.BooleanField(_("above zero"), default=False, help_text=_("Such as what one divides by."))
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("factor")
        verbose_name_plural = _("factors")
        ordering = ["order", "pk"]
        constraints = [models.UniqueConstraint(fields=["formula", "key"], name="a_formula_has_a_factor_once")]

    def __str__(self) -> str:
        return self.name


class WhyNot(models.TextChoices):
    """Why there is no number."""

    MISSING = "missing", _("A factor is not judged yet.")
    ZERO = "zero", _("It would divide by zero.")
    ROOT = "root", _("It would take a root or a logarithm of a number that has none.")
    LARGE = "large", _("The number would be too large.")
    BROKEN = "broken", _("The formula names something that is not there any more.")


class IdeaScore(models.Model):
    """The factors that somebody judged for an idea, and what a formula makes of them."""

    idea = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="scores")
    formula = models.ForeignKey(ScoreFormula, on_delete=models.CASCADE, related_name="scores")
    factors = models.JSONField(default=dict, blank=True)  # {key: "2"}: text, so that 0.1 stays 0.1
    figures = models.JSONField(default=dict, blank=True)  # of the idea, as they were when it was computed
    value = models.DecimalField(max_digits=18, decimal_places=4, null=True, blank=True)
    why_not = models.CharField(max_length=10, choices=WhyNot.choices, blank=True)
    # Empty where nobody judged anything: a formula of the idea's own figures alone.
    scored_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="idea_scores"
    )
    scored_at = models.DateTimeField(default=timezone.now)
    computed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("score of an idea")
        verbose_name_plural = _("scores of ideas")
        constraints = [
            models.UniqueConstraint(fields=["idea", "formula"], name="one_score_per_idea_and_formula"),
            models.CheckConstraint(
                condition=Q(value__isnull=False, why_not="") | Q(value=None) & ~Q(why_not=""),
                name="an_idea_without_a_score_says_why",
            ),
        ]
        indexes = [models.Index(fields=["formula", "value", "id"], name="score_by_value")]

    def __str__(self) -> str:
        return f"{self.formula_id} of idea {self.idea_id}: {self.value}"


class TrackerLink(models.Model):
    """Where the work on an idea is followed. Nothing is fetched from there: the state is what somebody set by hand."""

    class State(models.TextChoices):
        OPEN = "open", _("Open")
        DOING = "doing", _("In progress")
        DONE = "done", _("Done")

    idea = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="tracker_links")
    url = models.URLField(_("address"), max_length=500)
    label = models.CharField(_("label"), max_length=80)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.OPEN)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="tracker_links")
    added_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("link to a tracker")
        verbose_name_plural = _("links to a tracker")
        ordering = ["added_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["idea", "url"], name="a_tracker_link_stands_once_at_an_idea"),
            models.CheckConstraint(
                condition=Q(url__startswith="https://") | Q(url__startswith="http://"), name="a_tracker_link_leads_to_the_web"
            ),
        ]

    def __str__(self) -> str:
        return self.label
