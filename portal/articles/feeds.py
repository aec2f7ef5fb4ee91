"""The feed of articles: what everybody may read, the newest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portal.articles.models import ArticleIndexPage, ArticlePage
from portal.common.feeds import MOST_ENTRIES, FeedEntry, atom_response
from portal.common.pages import site_path


@require_safe
def article_feed(request: HttpRequest) -> HttpResponse:
    """The same for every reader, so that caches may keep it: articles behind a restriction are not in it."""
    visitor = AnonymousUser()
    index = ArticleIndexPage.objects.live().first()
    articles = ArticlePage.objects.visible_to(visitor).latest().select_related("author", "category").defer("body")
    return atom_response(
        request,
        title=index.title if index else _("Articles"),
        subtitle=index.intro if index else "",
        url=site_path(index) if index else "/",
        feed_url=reverse("articles:feed"),
        entries=_entries(articles[:MOST_ENTRIES]),
    )


def _entries(articles: Iterable[ArticlePage]) -> Iterator[FeedEntry]:
    for article in articles:
        published = article.first_published_at or article.latest_revision_created_at
        if published is None:
            continue
        yield FeedEntry(
            title=article.title,
            url=site_path(article),
            updated=article.last_published_at or published,
            published=published,
            author_name=article.author.display_name if article.author else "",
            author_url=article.author.get_absolute_url() if article.author else "",
            text=article.summary,
            tags=(article.category.name,) if article.category else (),
        )
