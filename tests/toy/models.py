from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone


class Note(models.Model):
    """What a member pins to the wall, for everybody to read. It stands in no page."""

    # No constraint: the table is there for a few tests only, and members of all others are deleted without asking it.
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.DO_NOTHING, db_constraint=False, related_name="+"
    )
    title = models.CharField(max_length=100)
    text = models.TextField()
    posted_at = models.DateTimeField(default=timezone.now)
    hidden_at = models.DateTimeField(null=True)

    class Meta:
        managed = False  # its tests make the table, so that backups and the like pass it by

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"/wall/{self.pk}/"
