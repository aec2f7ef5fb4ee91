from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forums.models import Topic
from ideas.models import Idea
from portal.articles.models import ArticlePage


class ArticleSource(models.Model):
    """An article and the topic that it was made of."""

    article = models.ForeignKey(ArticlePage, on_delete=models.CASCADE, related_name="sources")
    topic = models.OneToOneField(Topic, on_delete=models.CASCADE, related_name="article_source")
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("source of an article")
        verbose_name_plural = _("sources of articles")

    def __str__(self) -> str:
        return f"{self.article_id} from {self.topic_id}"


class IdeaSource(models.Model):
    """An idea and the topic that it was made of, whole or from some of its posts."""

    idea = models.OneToOneField(Idea, on_delete=models.CASCADE, related_name="source")
    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="ideas_made")
    positions = models.JSONField(default=list, blank=True, help_text=_("Of the posts that it was made of."))
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("source of an idea")
        verbose_name_plural = _("sources of ideas")

    def __str__(self) -> str:
        return f"{self.idea_id} from {self.topic_id}"
