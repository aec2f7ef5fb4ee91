from django.db import models
from django.utils import timezone
from wagtail.models import Page

LONGEST_PATH = 300


class BoardMoved(models.Model):
    """Where an address of the past leads now. Content has permanent numbers; only boards move."""

    old_path = models.CharField(max_length=LONGEST_PATH, unique=True)
    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    moved_at = models.DateTimeField(default=timezone.now)
