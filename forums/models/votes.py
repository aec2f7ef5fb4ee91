"""What a member marks: helpful posts, problems of their own, how far they have read."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forums.models.posts import Post
from forums.models.topics import Topic


class HelpfulVote(models.Model):
    """A member found a post helpful. Nobody votes for their own (the action refuses it)."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="helpful_votes")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="helpful_votes")
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["post", "member"], name="one_helpful_vote_per_member_and_post")]


class ProblemVote(models.Model):
    """A member has the problem of a question too. Apart from helpful votes: it says how many wait, not how good a text is."""

    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="problem_votes")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="problem_votes")
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["topic", "member"], name="one_problem_vote_per_member_and_topic")]


class TopicRead(models.Model):
    """How far a member has read a topic. Written in bulk by the worker (forums/read_state.py), never by a page."""

    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="topics_read")
    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="reads")
    last_position = models.PositiveIntegerField()
    seen_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("topic read")
        verbose_name_plural = _("topics read")
        constraints = [models.UniqueConstraint(fields=["member", "topic"], name="one_reading_per_member_and_topic")]
