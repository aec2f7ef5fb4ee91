"""Making an article of a solution, and an idea of a topic."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.html import format_html

from forums.models import Post, Topic
from ideas.actions import propose_idea
from ideas.boards import board_map as idea_boards
from ideas.models import Idea
from portal.activity.record import record
from portal.activity.steps import leading_to
from portal.articles.models import ArticleIndexPage, ArticlePage
from portal.common.html import CleanHtml
from portal.common.permissions import require
from portal.conversions.activities import ARTICLE_DRAFTED, IDEA_MADE, TOPIC_WISHED
from portal.conversions.models import ArticleSource, IdeaSource
from portal.conversions.permissions import can_make_article, can_make_idea
from portal.members.models import Member
from portal.writing.html import excerpt

MOST_POSTS = 20  # that one idea quotes
_LONGEST_QUOTE = 600
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


@transaction.atomic
def idea_from_topic(
    *,
    topic: Topic,
    by: Member,
    board_id: int,
    title: str,
    body: CleanHtml,
    posts: Sequence[int] = (),
    now: datetime | None = None,
) -> Idea:
    """Make an idea of a topic, or of some of its posts, which it quotes. Both lead to each other.

    Whoever has the problem is offered a vote afterwards. Raises SameTitle and NotAdmitted as proposing does.
    """
    now = now or timezone.now()
    topic = Topic.objects.lock(topic.pk)
    require(can_make_idea(by, topic, idea_boards().get(board_id), now))
    there = Post.objects.filter(topic=topic, position__isnull=False, hidden_at=None, deleted_at=None, pk__in=list(posts))
    chosen = list(there.select_related("author").order_by("position")[:MOST_POSTS])
    quotes = CleanHtml("".join(_quoted(post) for post in chosen))
    idea = propose_idea(board_id=board_id, by=by, title=title, body=body + quotes, product=topic.product, now=now)
    IdeaSource.objects.create(idea=idea, topic=topic, positions=[post.position for post in chosen], made_at=now)
    record(TOPIC_WISHED, actor=by, object=topic, data=leading_to(idea), happened_at=now)
    record(IDEA_MADE, actor=by, object=idea, data=leading_to(topic), happened_at=now)
    return idea


def _quoted(post: Post) -> str:
    """What a post says, with who said it, as a quotation that leads back to it."""
    gone = post.author is not None and post.author.erased_at is not None
    name = "" if gone or post.author is None else post.author.display_name
    said = format_html('<a href="{}">{}</a>', post.get_absolute_url(), name or post.author_name or "…")
    return format_html("<blockquote><p>{}</p><p>{}</p></blockquote>", excerpt(post.body, _LONGEST_QUOTE), said)


def as_article_text(html: str) -> str:
    """The stored text of a post in what the editor of articles can hold."""
    for pattern, replacement in _BLOCKS:
        html = pattern.sub(replacement, html)
    return html
