"""What is written down when an editor publishes, withdraws or closes an article. Wagtail stores; this records."""

from __future__ import annotations

from django.db import transaction

from portal.activity.record import record
from portal.articles.activities import ARTICLE_PUBLISHED, ARTICLE_RESTRICTED, ARTICLE_UNPUBLISHED
from portal.articles.models import ArticlePage
from portal.members.models import Member


@transaction.atomic
def note_published(*, article: ArticlePage, by: Member | None) -> None:
    """An editor published an article, anew or again."""
    record(ARTICLE_PUBLISHED, actor=by, object=article)


@transaction.atomic
def note_unpublished(*, article: ArticlePage) -> None:
    """An article is no longer to be read: withdrawn or deleted."""
    record(ARTICLE_UNPUBLISHED, actor=None, object=article)


@transaction.atomic
def note_restricted(*, path: str) -> None:
    """Who may read the pages below this place in the tree has changed."""
    for article in ArticlePage.objects.filter(path__startswith=path):
        record(ARTICLE_RESTRICTED, actor=None, object=article)
