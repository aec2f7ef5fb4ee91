"""Places that posts left, so that addresses of the past find them and a split can be taken back."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forums.models.posts import Post
from forums.models.topics import Topic


class PostMoved(models.Model):
    """The place in a topic that a post left when it was split off. It is never given again."""

    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="places_left")
    position = models.PositiveIntegerField()
    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="places_left")
    moved_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("post that moved")
        verbose_name_plural = _("posts that moved")
        constraints = [models.UniqueConstraint(fields=["topic", "position"], name="one_post_left_each_place")]
