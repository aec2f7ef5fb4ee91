from __future__ import annotations

from django.contrib.contenttypes.fields import GenericForeignKey
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class ImportSource(models.Model):
    """A site whose dump was imported into a board. Board and site together are its identity."""

    board = models.ForeignKey("forums.BoardPage", on_delete=models.CASCADE, related_name="import_sources")
    site = models.CharField(max_length=200, blank=True, help_text=_("Host name; empty where the import named none."))
    created_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True, blank=True, help_text=_("End of the last run that came to its end."))
    report = models.JSONField(default=dict, blank=True, help_text=_("What the last run counted."))

    class Meta:
        verbose_name = _("import source")
        verbose_name_plural = _("import sources")
        constraints = [models.UniqueConstraint(fields=["board", "site"], name="one_source_per_board_and_site")]

    def __str__(self) -> str:
        return self.site or str(self.board)

    @property
    def member_source(self) -> str:
        """How its members are known: by the site, else by the board."""
        return self.site or f"board-{self.board_id}"


class ImportedText(models.Model):
    """A row of Posts that is no post here: the excerpt or wiki of a tag, a nomination, a placeholder."""

    origin = models.ForeignKey(ImportSource, on_delete=models.CASCADE, related_name="texts")
    source_id = models.BigIntegerField()
    kind = models.PositiveSmallIntegerField(help_text=_("PostTypeId at the source."))
    tag = models.CharField(max_length=40, blank=True)
    body = models.TextField(blank=True)  # sanitised HTML
    score = models.IntegerField(default=0)
    author_name = models.CharField(max_length=100, blank=True)
    url = models.URLField(max_length=300, blank=True)
    licence = models.CharField(max_length=40, blank=True)
    posted_at = models.DateTimeField()
    fingerprint = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("imported text")
        verbose_name_plural = _("imported texts")
        constraints = [models.UniqueConstraint(fields=["origin", "source_id"], name="one_text_per_source_row")]


class DemoThing(models.Model):
    """What `load_demo` made, by a key that stays: a second run finds it, and a reset removes it and nothing else."""

    key = models.CharField(max_length=120, unique=True)
    object_type = models.ForeignKey("contenttypes.ContentType", on_delete=models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    object = GenericForeignKey("object_type", "object_id")

    class Meta:
        verbose_name = _("part of the demo")
        verbose_name_plural = _("parts of the demo")

    def __str__(self) -> str:
        return self.key
