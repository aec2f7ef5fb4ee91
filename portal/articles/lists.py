"""Articles by category, for the article list and the blocks of other pages."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from django.utils.translation import gettext as _

from portal.articles.models import ArticleIndexPage, ArticlePage
from portal.common.pages import site_path
from portal.common.viewer import Viewer

SHELF_LENGTH = 8  # articles shown of each category before "all"


@dataclass(frozen=True)
class ArticleRow:
    title: str
    url: str
    summary: str
    category: str
    published_at: datetime | None


@dataclass
class Shelf:
    """A category with its articles, newest first."""

    name: str
    slug: str
    description: str
    rows: list[ArticleRow] = field(default_factory=list)

    @property
    def count(self) -> int:
        return len(self.rows)

    @property
    def first_rows(self) -> list[ArticleRow]:
        return self.rows[:SHELF_LENGTH]


def row_of(article: ArticlePage) -> ArticleRow:
    return ArticleRow(
        title=article.title,
        url=site_path(article),
        summary=article.summary,
        category=article.category.name if article.category else "",
        published_at=article.last_published_at,
    )


def shelves(index: ArticleIndexPage, viewer: Viewer) -> list[Shelf]:
    """The categories that have articles for this viewer, in their order; those without a category last. One query."""
    articles = (
        ArticlePage.objects.child_of(index)
        .visible_to(viewer)
        .for_lists()
        .order_by("category__sort_order", "category__name", "-last_published_at", "-pk")
    )
    found: dict[str, Shelf] = {}
    others = Shelf(name=_("More articles"), slug="more", description="")
    for article in articles:
        category = article.category
        shelf = (
            found.setdefault(category.slug, Shelf(category.name, category.slug, category.description)) if category else others
        )
        shelf.rows.append(row_of(article))
    return [*found.values(), *([others] if others.rows else [])]
