"""What staff write down for each other inside a topic."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forums.models.topics import Topic
from portal.boards.querysets import boards_under
from portal.common.viewer import Viewer
from portal.writing.models import CleanHtmlField


class StaffNoteQuerySet(models.QuerySet["StaffNote"]):
    def visible_to(self, viewer: Viewer) -> Self:
        """Moderators and staff, on boards that they may enter. To members there are no notes."""
        if not viewer.is_authenticated or not (viewer.is_moderator or viewer.is_company):
            return self.none()
        return self.filter(topic__board_id__in=boards_under(self.model, "topic__board").ids_visible_to(viewer), deleted_at=None)


class StaffNote(models.Model):
    """A note in a topic that only moderators and staff see.

    It is no post, so nothing that lists, counts, finds, sends or exports posts can come across it.
    """

    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="staff_notes")
    after_position = models.PositiveIntegerField(help_text=_("It stands below the post of this position."))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    body = CleanHtmlField()
    written_at = models.DateTimeField(default=timezone.now)
    deleted_at = models.DateTimeField(null=True, blank=True)

    objects = StaffNoteQuerySet.as_manager()

    class Meta:
        verbose_name = _("staff note")
        verbose_name_plural = _("staff notes")
        constraints = [models.CheckConstraint(condition=~Q(body=""), name="a_staff_note_says_something")]
        indexes = [models.Index(fields=["topic", "after_position", "id"], name="staff_note_in_topic")]

    def __str__(self) -> str:
        return f"staff note {self.pk}"
