"""What an article's page says about who found it helpful."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from portal.articles.models import ArticlePage, ArticleTally, ArticleVote
from portal.common.viewer import Viewer


@dataclass(frozen=True)
class Rating:
    """Figures of the edition that stands, and the viewer's own vote in it."""

    url: str
    helpful: int
    unhelpful: int
    share: int | None  # percent; None while too few have voted
    vote: ArticleVote | None
    may_vote: bool  # a signed-in reader who does not answer for the article; what else stands in the way, the act says


def rating_of(article: ArticlePage, viewer: Viewer) -> Rating:
    """Two queries for a member, one for a guest."""
    tally = ArticleTally.objects.defer("edition_text").filter(article=article).first() or ArticleTally()
    vote = None
    if viewer.is_authenticated:
        vote = ArticleVote.objects.filter(article=article, edition=tally.edition, member=viewer).first()
    return Rating(
        url=reverse("articles:article_rate", args=[article.pk]) if article.pk else "",
        helpful=tally.helpful_count,
        unhelpful=tally.unhelpful_count,
        share=tally.helpful_share,
        vote=vote,
        may_vote=viewer.is_authenticated and viewer.pk not in (article.author_id, article.checked_by_id),
    )
