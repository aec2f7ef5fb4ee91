"""What pages of products take from here by name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import ngettext

from portal.common.viewer import Viewer
from portal.products.models import ProductPage
from portal.ratings.addresses import list_url, write_url
from portal.ratings.cards import Card, cards_of
from portal.ratings.figures import aggregate_rating, means_of
from portal.ratings.models import Review
from portal.ratings.reading import Summary, best_of, own_review, summary_of
from portal.ratings.structured import product_data


def ratings_of(products: Sequence[ProductPage]) -> dict[int, Any]:
    """The weighted mean of each product that has one: two queries for a whole list."""
    return means_of(product.pk for product in products)


def labels_with_link(viewer: Viewer) -> str:
    """What a member loses here when they take the link to their customer record back: said before they do."""
    count = Review.objects.public_rows().filter(author_id=viewer.pk, verified_at__isnull=False).count()
    if not count:
        return ""
    return ngettext(
        "%(count)s review of yours loses the label “Verified customer”.",
        "%(count)s reviews of yours lose the label “Verified customer”.",
        count,
    ) % {"count": count}


@dataclass(frozen=True)
class OnProduct:
    """A product's reviews on its own page."""

    summary: Summary
    best: Sequence[Card]
    own: Review | None
    list_url: str
    write_url: str
    structured: dict[str, Any] | None  # schema.org Product with its AggregateRating


def product_reviews(product: ProductPage, viewer: Viewer) -> OnProduct:
    """A product's rating and its most helpful reviews. A fixed number of queries."""
    summary = summary_of(product, timezone.now())
    return OnProduct(
        summary=summary,
        best=cards_of(best_of(product), viewer) if summary.rating.count else [],
        own=own_review(product, viewer),
        list_url=list_url(product),
        write_url=write_url(product),
        structured=product_data(product, aggregate_rating(summary.rating)),
    )
