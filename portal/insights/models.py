"""What mining found, night by night. Nothing else is written here, and nothing of other apps."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class MiningRun(models.Model):
    """One night's look at what members say."""

    taken_at = models.DateTimeField(db_index=True)
    now_texts = models.PositiveIntegerField(help_text=_("Texts of the last thirty days."))
    before_texts = models.PositiveIntegerField(help_text=_("Texts of the half-year before."))
    # Segment ("" for all) and how many people said something in the last thirty days.
    people = models.JSONField(default=dict)
    # {segment: {scope: [texts here, texts there]}}: a report adds up what its reader may read, and no more.
    texts = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("look at what members say")
        verbose_name_plural = _("looks at what members say")


class MinedTheme(models.Model):
    """A term said significantly more often now than before; with a segment, more often there than elsewhere.

    Its figures are those of all boards, for the night's own threshold. What a report shows is counted from the mentions
    that its reader may read.
    """

    run = models.ForeignKey(MiningRun, on_delete=models.CASCADE, related_name="themes")
    segment = models.CharField(max_length=20, blank=True)
    term = models.CharField(max_length=120)
    now_count = models.PositiveIntegerField()
    before_count = models.PositiveIntegerField()
    people = models.PositiveIntegerField()
    score = models.FloatField()

    class Meta:
        verbose_name = _("theme")
        verbose_name_plural = _("themes")
        constraints = [
            models.UniqueConstraint(fields=["run", "segment", "term"], name="a_theme_once_in_a_look"),
            models.CheckConstraint(condition=models.Q(people__gte=5), name="a_theme_has_five_people"),
        ]


class Mention(models.Model):
    """A text that says a theme: where it stands, so that it counts only for whoever may read there. Of the last look only."""

    theme = models.ForeignKey(MinedTheme, on_delete=models.CASCADE, related_name="mentions")
    kind = models.CharField(max_length=40)
    thing = models.BigIntegerField()
    scope = models.CharField(max_length=40)
    product = models.ForeignKey("products.ProductPage", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="theme_mentions")
    is_here = models.BooleanField(help_text=_("Now, or of the segment; else before, or of others."))
    said_at = models.DateTimeField()

    class Meta:
        verbose_name = _("mention of a theme")
        verbose_name_plural = _("mentions of themes")
        constraints = [
            models.UniqueConstraint(fields=["theme", "kind", "thing", "is_here"], name="a_text_mentions_a_theme_once"),
        ]
        indexes = [models.Index(fields=["theme", "is_here", "said_at"], name="mentions_of_theme")]


class MinedCluster(models.Model):
    """Open ideas and topics that say nearly the same."""

    run = models.ForeignKey(MiningRun, on_delete=models.CASCADE, related_name="clusters")
    things = models.JSONField(default=list)  # [[kind, number], …]
    alike = models.FloatField(default=0)  # the mean of its pairs
    shared_words = models.JSONField(
        default=list
    )  # [[kind, number, kind, number, [word, …]], …]: of two things that can be read

    class Meta:
        verbose_name = _("cluster of ideas and topics")
        verbose_name_plural = _("clusters of ideas and topics")
