"""What a moderator did to several topics at once, so that it can be taken back at once."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Count, Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forums.models.boards import BoardPage
from forums.models.topics import Topic
from portal.boards.types import boards_of
from portal.common.viewer import Viewer


class BulkActQuerySet(models.QuerySet["BulkAct"]):
    def visible_to(self, viewer: Viewer) -> Self:
        """Acts on topics of boards that the viewer may enter; `count` says on how many of those. A board that they
        moved topics to is one of them."""
        boards = boards_of(BoardPage).ids_visible_to(viewer)
        here = BulkItem.objects.filter(bulk=OuterRef("pk"), topic__board_id__in=boards)
        seen = self.filter(Exists(here)).filter(Q(board=None) | Q(board__in=boards))
        return seen.annotate(count=Count("items", filter=Q(items__topic__board_id__in=boards)))


class BulkAct(models.Model):
    """One act on several topics. Its `at` is the moment that stands on each of them, by which undo knows its own."""

    class Act(models.TextChoices):
        CLOSE = "close", _("Close")
        MOVE = "move", _("Move")
        TAG = "tag", _("Tag")
        ARCHIVE = "archive", _("Archive")
        DELETE = "delete", _("Delete")

    act = models.CharField(max_length=10, choices=Act.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    reason = models.CharField(max_length=300, blank=True)
    board = models.ForeignKey(BoardPage, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    tags = models.JSONField(default=list, blank=True)  # [[slug, name], …]
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    objects = BulkActQuerySet.as_manager()

    class Meta:
        verbose_name = _("act on several topics")
        verbose_name_plural = _("acts on several topics")
        indexes = [models.Index(fields=["at", "id"], name="bulk_act_latest")]

    def __str__(self) -> str:
        return f"{self.get_act_display()} ({self.pk})"


class BulkItem(models.Model):
    """One topic of such an act, and what undo goes back to."""

    bulk = models.ForeignKey(BulkAct, on_delete=models.CASCADE, related_name="items")
    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="+")
    board_before = models.ForeignKey(BoardPage, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    tags_before = models.JSONField(default=list, blank=True)

    class Meta:
        verbose_name = _("topic of an act")
        verbose_name_plural = _("topics of an act")
        constraints = [
            models.UniqueConstraint(fields=["bulk", "topic"], name="one_item_per_act_and_topic"),
        ]
