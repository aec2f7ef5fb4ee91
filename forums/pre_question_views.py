"""What an asker had read before asking: what of it is about the same, for the act that keeps it with the question."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Q

from forums.models import Topic
from portal.articles.models import ArticlePage
from portal.common.view_history import MOST, Read
from portal.common.viewer import Viewer

TOPIC, ARTICLE = "forums.topic", "articles.article"


def about_the_same(reads: Sequence[Read], *, product: Any, viewer: Viewer) -> list[Read]:
    """Of what the member read: what is about the product of the question, or about none in particular."""
    numbers = {kind: [pk for read, pk in reads if read == kind] for kind in (TOPIC, ARTICLE)}
    topics = Topic.objects.visible_to(viewer).filter(pk__in=numbers[TOPIC]).exclude(author_id=viewer.pk)
    articles = ArticlePage.objects.live().visible_to(viewer).filter(pk__in=numbers[ARTICLE])
    if product is not None:
        topics = topics.filter(Q(product=product) | Q(product=None))
        articles = articles.filter(Q(products=product.pk) | Q(products=None)).distinct()
    kept = {
        TOPIC: set(topics.values_list("pk", flat=True)) if numbers[TOPIC] else set(),
        ARTICLE: set(articles.values_list("pk", flat=True)) if numbers[ARTICLE] else set(),
    }
    return [(kind, pk) for kind, pk in reads if pk in kept.get(kind, ())][:MOST]
