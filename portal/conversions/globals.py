"""What conversions add to pages of the apps below."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from forums.models import Topic
from portal.articles.models import ArticleIndexPage, ArticlePage
from portal.common.jinja import fragment
from portal.common.viewer import Viewer
from portal.conversions.models import ArticleSource
from portal.conversions.permissions import can_make_article, may_offer_idea, writes_articles


@dataclass(frozen=True)
class Credit:
    """A topic that an article rests on, and who answered and asked there."""

    title: str
    url: str
    answerer: Any
    asker: Any


def made_article(topic: Topic, viewer: Viewer, csrf_input: Any) -> Markup:
    """The article that was made of a solved topic, or the button that makes one. One query, and none where nothing is solved."""
    if topic.solution_id is None:
        return Markup("")
    source = ArticleSource.objects.filter(topic_id=topic.pk).select_related("article").first()
    may_write = writes_articles(viewer)
    article = source.article if source else None
    if article is not None and article.live and ArticlePage.objects.visible_to(viewer).filter(pk=article.pk).exists():
        return fragment("conversions/made_article.html", state="live", url=article.get_absolute_url(), title=article.title)
    if not may_write:
        return Markup("")
    if article is None and not can_make_article(viewer, topic, ArticleIndexPage.objects.live().order_by("path").first()):
        return Markup("")
    state = "none" if article is None else "draft"
    return fragment("conversions/made_article.html", state=state, topic_id=topic.pk, csrf_input=csrf_input)


def article_sources(article: ArticlePage, viewer: Viewer) -> list[Credit]:
    """The topics that the article rests on, where the viewer may see them."""
    topics = Topic.objects.visible_to(viewer).filter(article_source__article=article.pk)
    return [
        Credit(topic.title, topic.get_absolute_url(), topic.solution.author if topic.solution else None, topic.author)
        for topic in topics.select_related("author", "solution__author").order_by("pk")
    ]


def idea_link(topic: Topic, viewer: Viewer) -> Markup:
    """The way from a topic to an idea, for those who may take it. No query: it stands on every topic."""
    if not may_offer_idea(viewer, topic) or not topic.is_public:
        return Markup("")
    return fragment("conversions/idea_link.html", topic_id=topic.pk)
