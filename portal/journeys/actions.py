"""Making an article of a solution."""

from __future__ import annotations

import re
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from forums.models import Post, Topic
from portal.activity.record import record
from portal.articles.models import ArticleIndexPage, ArticlePage
from portal.common.permissions import require
from portal.journeys.activities import ARTICLE_DRAFTED
from portal.journeys.models import ArticleSource
from portal.journeys.permissions import can_make_article
from portal.members.models import Member
from portal.writing.html import excerpt

_BLOCKS = [
    (re.compile(r"<pre[^>]*>(?:\s*<code[^>]*>)?(.*?)(?:</code>\s*)?</pre>", re.DOTALL), r"<p><code>\1</code></p>"),
    (re.compile(r"</?(?:blockquote|figure|figcaption|div)[^>]*>"), ""),
    (re.compile(r"<(/?)h[1456][^>]*>"), r"<\1h3>"),
]


@transaction.atomic
def article_from_solution(*, topic: Topic, by: Member, now: datetime | None = None) -> ArticlePage:
    """Make a draft of an article out of an accepted answer, or give the one that was made before. Publishes nothing."""
    now = now or timezone.now()
    topic = Topic.objects.lock(topic.pk)
    index = ArticleIndexPage.objects.live().order_by("path").first()
    require(can_make_article(by, topic, index))
    assert index is not None
    assert topic.solution is not None
    made = ArticleSource.objects.select_related("article").filter(topic=topic).first()
    if made is not None:
        return made.article
    question = Post.objects.filter(topic=topic, position=1).first()
    article = ArticlePage(
        title=topic.title,
        summary=excerpt(question.body, 280) if question else "",
        body=[("text", as_article_text(topic.solution.body))],
        live=False,
        owner=by,
        checked_at=None,  # nobody has checked it yet
    )
    index.add_child(instance=article)
    if topic.product_id:
        article.products = [topic.product]
        article.save()
    article.save_revision(user=by)
    ArticleSource.objects.create(article=article, topic=topic, made_at=now)
    record(ARTICLE_DRAFTED, actor=by, object=article, target=topic, happened_at=now)
    return article


def as_article_text(html: str) -> str:
    """The stored text of a post in what the editor of articles can hold."""
    for pattern, replacement in _BLOCKS:
        html = pattern.sub(replacement, html)
    return html
