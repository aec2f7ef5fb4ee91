"""Where imported posts come from."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from forums.models.boards import BoardPage
from forums.models.posts import Post


class ImportedPost(models.Model):
    """Where an imported post comes from: identity for later runs, and the attribution that its licence asks for."""

    post = models.OneToOneField(Post, on_delete=models.CASCADE, related_name="imported")
    board = models.ForeignKey(BoardPage, on_delete=models.CASCADE, related_name="+")
    source = models.CharField(max_length=200, blank=True, help_text=_("The site it comes from, where the import named one."))
    source_kind = models.CharField(max_length=10)  # "post" or "comment"
    source_id = models.BigIntegerField()
    url = models.URLField(max_length=300, blank=True)
    author_name = models.CharField(max_length=100, blank=True)
    author_url = models.URLField(max_length=300, blank=True)
    licence = models.CharField(max_length=40, blank=True)
    facts = models.JSONField(
        default=dict, blank=True, help_text=_("Votes by kind, views, wiki and so on, as the source gave them.")
    )
    fingerprint = models.CharField(max_length=64, help_text=_("Of the source row: tells whether it changed there."))
    body_fingerprint = models.CharField(
        max_length=64, blank=True, help_text=_("Of the body as stored: tells whether it was edited here.")
    )

    class Meta:
        verbose_name = _("imported post")
        verbose_name_plural = _("imported posts")
        constraints = [
            models.UniqueConstraint(fields=["board", "source", "source_kind", "source_id"], name="one_post_per_source_row"),
        ]
