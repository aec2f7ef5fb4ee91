"""Articles as the floors above know them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.articles.models import ArticlePage
from portal.articles.texts import text_of
from portal.common.kinds import (
    ContentKind,
    HitNames,
    InSitemap,
    Reading,
    Searchable,
    SearchDocument,
    SitemapLine,
    State,
    Viewer,
    register_kind,
)
from portal.common.kinds.listing import PIECE
from portal.common.pages import scope_of, scopes_of, site_path
from portal.common.times import day


def article_document(article: ArticlePage) -> SearchDocument:
    return SearchDocument(
        title=article.title,
        text=f"{article.summary} {text_of(article.body)}",
        scope=scope_of(article),
        posted_at=article.last_published_at or timezone.now(),
        author_id=article.author_id,
        weight=2,  # checked by the company: before a topic that matches as well
    )


class ArticleSearch(Searchable[ArticlePage]):
    names = {"": HitNames(gettext_lazy("Article"), gettext_lazy("Articles"), "article")}

    def documents(self, pks: Sequence[int]) -> Iterator[tuple[int, SearchDocument]]:
        for article in ArticlePage.objects.filter(pk__in=pks, live=True):
            yield article.pk, article_document(article)

    def scopes(self, viewer: Viewer) -> set[str]:
        return scopes_of(viewer)

    def for_hits(self, things: QuerySet[ArticlePage]) -> QuerySet[ArticlePage]:
        return things.defer("body")

    def reading(self, thing: ArticlePage) -> Reading:
        checked = _("Checked on %(day)s") % {"day": day(thing.checked_at)} if thing.checked_at else ""
        return Reading(lead=thing.summary, state=State("ln-solved", "kept", checked) if checked else None, may_solve=True)


class ArticlesInSitemap(InSitemap):
    section = "articles"

    def lines(self, piece: int) -> Iterable[SitemapLine]:
        for page in ArticlePage.objects.live().public().order_by("-pk").only("url_path", "last_published_at")[:PIECE]:
            yield site_path(page), page.last_published_at


def register() -> None:
    register_kind(
        ContentKind(
            name="articles.article",
            model=ArticlePage,
            label=gettext_lazy("article"),
            title=lambda article: article.title,
            url=site_path,
            visible_to=ArticlePage.objects.visible_to,
            can=(ArticleSearch(), ArticlesInSitemap()),
        )
    )
