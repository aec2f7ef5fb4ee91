"""What mining found, night by night. Nothing else is written here, and nothing of other apps."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class MiningRun(models.Model):
    """One night's look at what members say."""

    taken_at = models.DateTimeField(db_index=True)
    now_texts = models.PositiveIntegerField(help_text=_("Texts of the last thirty days."))
    before_texts = models.PositiveIntegerField(help_text=_("Texts of the half-year before."))
    # Segment ("" for all) and how many people said something in the last thirty days.
    people = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("look at what members say")
        verbose_name_plural = _("looks at what members say")


class MinedTheme(models.Model):
    """A term said significantly more often now than before; with a segment, more often there than elsewhere."""

    run = models.ForeignKey(MiningRun, on_delete=models.CASCADE, related_name="themes")
    segment = models.CharField(max_length=20, blank=True)
    term = models.CharField(max_length=120)
    now_count = models.PositiveIntegerField()
    before_count = models.PositiveIntegerField()
    growth = models.FloatField(null=True)
    people = models.PositiveIntegerField()
    score = models.FloatField()
    # [[kind, number], …]: shown only as far as the reader may see them.
    examples = models.JSONField(default=list)

    class Meta:
        verbose_name = _("theme")
        verbose_name_plural = _("themes")
        constraints = [
            models.UniqueConstraint(fields=["run", "segment", "term"], name="a_theme_once_in_a_look"),
            models.CheckConstraint(condition=models.Q(people__gte=5), name="a_theme_has_five_people"),
        ]


class MinedCluster(models.Model):
    """Open ideas that say nearly the same."""

    run = models.ForeignKey(MiningRun, on_delete=models.CASCADE, related_name="clusters")
    ideas = models.JSONField(default=list)  # numbers

    class Meta:
        verbose_name = _("cluster of ideas")
        verbose_name_plural = _("clusters of ideas")
