from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest


@pytest.fixture
def article_index(db: None) -> Any:
    from portal.articles.models import ArticleIndexPage

    return ArticleIndexPage.objects.get()


@pytest.fixture
def make_article(article_index: Any) -> Callable[..., Any]:
    """A published article: make_article("Descaling", text="<p>Vinegar is no descaler.</p>")."""
    from portal.articles.models import ArticlePage

    def make(title: str = "Descaling", *, text: str = "<p>Vinegar is no descaler.</p>", **fields: Any) -> Any:
        article = ArticlePage(title=title, body=[("text", text)], **fields)
        article_index.add_child(instance=article)
        article.save_revision().publish()
        return ArticlePage.objects.get(pk=article.pk)

    return make


@pytest.fixture
def close_to_insiders(db: None) -> Callable[[Any], Any]:
    """Let only the group "Insiders" read a page and those below it."""
    from django.contrib.auth.models import Group
    from wagtail.models import PageViewRestriction

    def close(page: Any) -> Any:
        restriction = PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.GROUPS)
        restriction.groups.add(Group.objects.get_or_create(name="Insiders")[0])
        return restriction

    return close
