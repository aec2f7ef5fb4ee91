"""How far a member has read beyond single topics."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from forums.models.boards import BoardPage


class ReadUntil(models.Model):
    """Everything on a board, or everywhere, that was said until a moment counts as read. One row, however many topics."""

    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="read_until")
    board = models.ForeignKey(BoardPage, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    until = models.DateTimeField()
    before = models.DateTimeField(null=True, blank=True, help_text=_("What undo goes back to."))

    class Meta:
        verbose_name = _("read until")
        verbose_name_plural = _("read until")
        constraints = [
            models.UniqueConstraint(fields=["member", "board"], name="one_mark_per_member_and_board"),
            models.UniqueConstraint(fields=["member"], condition=Q(board=None), name="one_mark_of_everything_per_member"),
        ]
