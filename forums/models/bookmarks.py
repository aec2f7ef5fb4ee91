"""Posts that members want to find again."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forums.models.posts import Post
from portal.common.viewer import Viewer


class BookmarkQuerySet(models.QuerySet["Bookmark"]):
    def of(self, member: Viewer) -> Self:
        """A member's own, of what they may see now. Nobody else sees any."""
        return self.filter(member=member, post__in=Post.objects.visible_to(member))

    def waiting(self) -> Self:
        """Those whose reminder is still to come."""
        return self.filter(remind_at__isnull=False, reminded_at=None)


class Bookmark(models.Model):
    """A member keeps a post, with a note to themselves and a day on which to be reminded."""

    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="bookmarks")
    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="bookmarks")
    note = models.CharField(max_length=300, blank=True)
    remind_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    objects = BookmarkQuerySet.as_manager()

    class Meta:
        verbose_name = _("bookmark")
        verbose_name_plural = _("bookmarks")
        constraints = [
            models.UniqueConstraint(fields=["member", "post"], name="one_bookmark_per_member_and_post"),
            models.CheckConstraint(
                condition=Q(reminded_at=None) | Q(remind_at__isnull=False), name="a_reminder_that_came_was_wanted"
            ),
        ]
        indexes = [
            models.Index(fields=["member", "created_at", "id"], name="bookmark_of_member"),
            models.Index(
                fields=["remind_at"], name="bookmark_reminders", condition=Q(remind_at__isnull=False, reminded_at=None)
            ),
        ]

    def __str__(self) -> str:
        return self.note or f"bookmark {self.pk}"
