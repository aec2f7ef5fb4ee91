"""Articles and products."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from portal.articles.lists import ArticleRow, row_of
from portal.articles.models import ArticlePage
from portal.common.pages import site_path
from portal.common.viewer import Viewer
from portal.pages.blocks.base import LiveBlock
from portal.products.models import ProductPage


class ArticlesBlock(LiveBlock):
    """Chosen ones in the editor's order; else the latest, of one category or of all."""

    category = SnippetChooserBlock("articles.ArticleCategory", label=_("Only this category"), required=False)
    chosen = blocks.ListBlock(
        blocks.PageChooserBlock(page_type="articles.ArticlePage"),
        label=_("These articles"),
        default=[],
        help_text=_("None: the latest."),
    )

    def rows(self, value: Any, viewer: Viewer) -> list[ArticleRow]:
        articles = ArticlePage.objects.visible_to(viewer).for_lists()
        numbers = [page.pk for page in value.get("chosen") or [] if page is not None]
        if numbers:
            found = {article.pk: article for article in articles.filter(pk__in=numbers)}
            return [row_of(found[pk]) for pk in numbers if pk in found][: value["limit"]]
        if value.get("category"):
            articles = articles.filter(category=value["category"])
        return [row_of(article) for article in articles.latest()[: value["limit"]]]

    class Meta:
        icon = "doc-full"
        label = _("Articles")
        template = "pages/blocks/articles.html"


class ProductsBlock(LiveBlock):
    def rows(self, value: Any, viewer: Viewer) -> list[tuple[ProductPage, str]]:
        products = ProductPage.objects.visible_to(viewer).defer("body").order_by("path")
        return [(product, site_path(product)) for product in products[: value["limit"]]]

    class Meta:
        icon = "tag"
        label = _("Products")
        template = "pages/blocks/products.html"
