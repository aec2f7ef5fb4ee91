from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class SearchEntry(models.Model):
    """One thing that can be found. The engines keep their full-text index over, or in, this table.

    Short columns first: SQLite reads a row from its start, and the text of a long topic fills many pages.
    Written by `search/actions.py` only; `install()` of the engine lays the index (see README).
    """

    kind = models.CharField(max_length=40)
    object_id = models.PositiveBigIntegerField()
    scope = models.CharField(max_length=40, help_text=_("Who may find it: public, or board:12 and so on."))
    variety = models.CharField(max_length=20, blank=True, help_text=_("What sort within its kind, such as question."))
    is_solved = models.BooleanField(default=False)
    weight = models.IntegerField(default=0)
    author_id = models.PositiveBigIntegerField(null=True, blank=True)
    posted_at = models.DateTimeField()
    indexed_at = models.DateTimeField(auto_now=True)
    tags = models.TextField(blank=True, help_text=_("Tags between spaces, with one before and after: “ water grinder ”."))
    title = models.CharField(max_length=255)
    # Pairs of characters, for writing without spaces between words (Chinese, Japanese, Korean).
    grams = models.TextField(blank=True)
    body = models.TextField(blank=True)

    class Meta:
        verbose_name = _("search entry")
        verbose_name_plural = _("search entries")
        constraints = [models.UniqueConstraint(fields=["kind", "object_id"], name="one_search_entry_per_thing")]
        indexes = [
            models.Index(fields=["scope", "posted_at"], name="search_by_scope"),
            models.Index(fields=["posted_at"], name="search_by_time"),
            models.Index(fields=["author_id", "posted_at"], name="search_by_author"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id}"


class AskedSearch(models.Model):
    """Words that were searched for: how often, and how often nothing had them all. Who it was is nowhere kept."""

    text = models.CharField(_("words"), max_length=80, unique=True)
    count = models.PositiveIntegerField(default=0)
    empty_count = models.PositiveIntegerField(_("without a result"), default=0)
    last_on = models.DateField()

    class Meta:
        verbose_name = _("search that was made")
        verbose_name_plural = _("searches that were made")
        indexes = [models.Index(fields=["-empty_count"], name="searches_without_result")]

    def __str__(self) -> str:
        return self.text
