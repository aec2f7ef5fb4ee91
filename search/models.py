from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class SearchEntry(models.Model):
    """One thing that can be found. The engines keep their full-text index beside this table."""

    kind = models.CharField(max_length=40)
    object_id = models.PositiveBigIntegerField()
    scope = models.CharField(max_length=40, help_text=_("Who may find it: public, or board:12 and so on."))
    title = models.CharField(max_length=255)
    body = models.TextField(blank=True)
    tags = models.JSONField(default=list, blank=True)
    author_id = models.PositiveBigIntegerField(null=True, blank=True)
    is_solved = models.BooleanField(default=False)
    weight = models.IntegerField(default=0)
    posted_at = models.DateTimeField()
    indexed_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "object_id"], name="one_search_entry_per_thing")]
        indexes = [models.Index(fields=["scope", "posted_at"], name="search_by_scope")]
