"""What the pages of the article list and of an article show beside their own texts."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from portal.articles.lists import shelves
from portal.articles.models import ArticleIndexPage, ArticlePage
from portal.articles.ratings import rating_of
from portal.articles.texts import structured_data, text_of, with_headings
from portal.common.page_context import adds_to
from portal.common.pages import site_path
from portal.products.models import ProductPage

WORDS_A_MINUTE = 200


@adds_to("articles.ArticleIndexPage")
def _article_list(index: ArticleIndexPage, request: HttpRequest) -> dict[str, Any]:
    slug = request.GET.get("category", "")[:50]
    all_shelves = shelves(index, request.user)
    return {
        "intro": index.intro,
        "shelves": all_shelves,
        "chosen": next((shelf for shelf in all_shelves if shelf.slug == slug), None),
    }


@adds_to("articles.ArticlePage")
def _article(article: ArticlePage, request: HttpRequest) -> dict[str, Any]:
    index = article.get_parent()
    # From the object and not the database, so that the admin's preview shows what is not saved yet.
    chosen = [product.pk for product in article.products.all()]
    body, headings = with_headings(article.body, {"page": article, "self": article, "request": request})
    return {
        "index": {"title": index.title, "url": site_path(index)} if index else None,
        "products": list(ProductPage.objects.visible_to(request.user).filter(pk__in=chosen).order_by("path")),
        "body": body,
        "headings": headings,
        "minutes": max(1, round(len(text_of(article.body).split()) / WORDS_A_MINUTE)),
        "structured": structured_data(article, request),
        "rating": rating_of(article, request.user),
    }
