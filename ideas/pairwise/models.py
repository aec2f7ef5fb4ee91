"""Comparisons: of two ideas, which matters more to a member."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ideas.models import Idea, IdeaBoardPage


class Comparison(models.Model):
    """A member's word on a pair. The one with the lower number stands first, so that a pair is one pair."""

    class Answer(models.IntegerChoices):
        FIRST = 1, _("The first")
        SECOND = 2, _("The second")
        NEITHER = 0, _("I cannot say")

    board = models.ForeignKey(IdeaBoardPage, on_delete=models.CASCADE, related_name="comparisons")
    first = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="compared_first")
    second = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="compared_second")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="idea_comparisons")
    answer = models.PositiveSmallIntegerField(choices=Answer.choices)
    compared_at = models.DateTimeField()

    class Meta:
        verbose_name = _("comparison of ideas")
        verbose_name_plural = _("comparisons of ideas")
        constraints = [
            models.UniqueConstraint(fields=["member", "first", "second"], name="one_comparison_per_member_and_pair"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="a_pair_has_its_lower_number_first"),
            models.CheckConstraint(condition=Q(answer__in=[0, 1, 2]), name="one_of_the_pair_or_neither"),
        ]
        indexes = [models.Index(fields=["board", "member"], name="comparison_by_board_member")]


class Ranking(models.Model):
    """What the comparisons of a board came to when they were last counted. The scores stand on the ideas."""

    board = models.OneToOneField(IdeaBoardPage, on_delete=models.CASCADE, primary_key=True, related_name="ranking")
    counted_at = models.DateTimeField()
    people = models.PositiveIntegerField()
    comparisons = models.PositiveIntegerField()
    # Idea and how often it was chosen and put aside, at that time.
    outcomes = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("ranking by comparisons")
        verbose_name_plural = _("rankings by comparisons")
