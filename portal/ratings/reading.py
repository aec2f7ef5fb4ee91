"""What the pages of a product's reviews show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Sum
from django.utils import timezone

from portal.common.pagination import Slice, slice_after
from portal.common.viewer import Viewer
from portal.products.models import ProductPage
from portal.ratings.actions import current_review
from portal.ratings.cards import Card, cards_of, for_cards
from portal.ratings.figures import FEWEST, Bar, Mean, Prior, bars, plain, prior, weighted
from portal.ratings.filters import Filter
from portal.ratings.models import DimensionTally, MonthTally, ProductRating, Review

PAGE = 10
POSITIVE = (5, 4)
CRITICAL = (3, 2, 1)
_LATEST = 300  # reviews among which the versions to choose from are looked for


@dataclass(frozen=True)
class Summary:
    """The figures of a product as the head of its page shows them."""

    rating: ProductRating
    mean: Mean | None
    before: Prior
    bars: Sequence[Bar]
    recent: Mean | None
    dimensions: Sequence[tuple[str, Mean]]

    @property
    def has_few(self) -> bool:
        return self.rating.count < FEWEST

    @property
    def plain(self) -> Mean | None:
        total, count = self.rating.sum, self.rating.count
        return plain(total, count, is_all_best=total == 5 * count, is_all_worst=total == count)

    @property
    def recommend_percent(self) -> int | None:
        count = self.rating.recommend_count
        return round(100 * self.rating.recommend_yes_count / count) if count else None


@dataclass(frozen=True)
class ReviewList:
    """A page of a product's reviews."""

    cards: Sequence[Card]
    positive: Card | None
    critical: Card | None
    older: str
    newer: str


def rating_of(product: ProductPage) -> ProductRating:
    """The product's figures; all zero where nobody has reviewed it."""
    return ProductRating.objects.filter(pk=product.pk).first() or ProductRating(product_id=product.pk)


def summary_of(product: ProductPage, now: datetime) -> Summary:
    """Four queries, whatever the number of reviews."""
    rating = rating_of(product)
    before = prior()
    has_any = rating.count > 0
    return Summary(
        rating=rating,
        mean=weighted(rating, before) if has_any else None,
        before=before,
        bars=bars(rating),
        recent=_recent(product, now) if has_any else None,
        dimensions=_dimensions(product) if has_any else [],
    )


def _recent(product: ProductPage, now: datetime) -> Mean | None:
    """Over the last twelve months, counted in whole months."""
    since = now.date().replace(year=now.year - 1, day=1)
    found = MonthTally.objects.filter(product=product, month__gt=since).aggregate(sum=Sum("sum"), count=Sum("count"))
    total, count = found["sum"] or 0, found["count"] or 0
    return plain(total, count, is_all_best=total == 5 * count, is_all_worst=total == count)


def _dimensions(product: ProductPage) -> list[tuple[str, Mean]]:
    rows = DimensionTally.objects.filter(product=product, count__gt=0).select_related("dimension")
    found = []
    for row in rows.order_by("dimension__sort_order", "dimension_id"):
        best, worst = row.sum == 5 * row.count, row.sum == row.count
        found.append((row.dimension.name, Mean(row.sum / row.count, row.count, is_all_best=best, is_all_worst=worst)))
    return found


def review_list(product: ProductPage, asked: Filter, viewer: Viewer, cursor: str, *, size: int = PAGE) -> ReviewList:
    """A page of what the filter asks for; on the first page without one the most helpful positive and critical review.

    Raises BadCursor.
    """
    rows = Review.objects.public_rows().filter(product=product)
    page: Slice[Review] = slice_after(
        for_cards(asked.of(rows)), by=asked.field, size=size, cursor=cursor, newest_first=asked.newest_first
    )
    best: list[Review] = []
    if not cursor and not asked.is_narrowed and not asked.order:
        best = best_of(product)
    cards = {card.review.pk: card for card in cards_of([*best, *page.rows], viewer)}
    positive, critical = (cards[review.pk] for review in best) if best else (None, None)
    return ReviewList(
        cards=[cards[review.pk] for review in page.rows],
        positive=positive,
        critical=critical,
        older=asked.url(product, cursor=page.older) if page.older else "",
        newer=asked.url(product, cursor=page.newer) if page.newer else "",
    )


def best_of(product: ProductPage) -> list[Review]:
    """The most helpful positive review and the most helpful critical one, always side by side; nothing where one is missing."""
    found = []
    for wanted in (POSITIVE, CRITICAL):
        # For each number of stars one entry of the index, instead of all reviews of the product in order.
        rows = [row for stars in wanted if (row := _top(product, stars)) is not None]
        if not rows:
            return []
        found.append(max(rows, key=lambda row: row[1:]))
    reviews = {review.pk: review for review in for_cards(Review.objects.filter(pk__in=[pk for pk, *_score in found]))}
    return [reviews[pk] for pk, *_score in found]


def _top(product: ProductPage, stars: int) -> tuple[int, float, int] | None:
    rows = Review.objects.public_rows().filter(product=product, stars=stars, is_employee=False, helpful_score__gt=0)
    return rows.order_by("-helpful_score", "-pk").values_list("pk", "helpful_score", "helpful_count").first()


def versions_of(product: ProductPage) -> list[str]:
    """The versions that the latest reviews name, to choose from."""
    latest = (
        Review.objects.public_rows().filter(product=product).order_by("-posted_at", "-pk").values("product_version")[:_LATEST]
    )
    return sorted({row["product_version"] for row in latest} - {""}, reverse=True)


def own_review(product: ProductPage, viewer: Viewer) -> Review | None:
    """The viewer's review of the product; also one that they deleted and can still bring back."""
    if not viewer.is_authenticated:
        return None
    current = current_review(product.pk, viewer)
    if current is not None:
        return current
    deleted = Review.objects.filter(product=product, author_id=viewer.pk, deleted_by_id=viewer.pk).order_by("-deleted_at")
    return deleted.first()


def context_of(product: ProductPage, viewer: Viewer) -> dict[str, Any]:
    """What the head of every page about a product's reviews needs."""
    return {"product": product, "summary": summary_of(product, timezone.now()), "own": own_review(product, viewer)}
