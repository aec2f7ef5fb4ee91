"""The figures of a product's rating as pages show them: the weighted mean, its parts, and numbers that never round up to perfect."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from portal.common.pages import restrictions
from portal.common.ranking import bayes_avg
from portal.ratings.models import STARS, ProductRating

FEWEST = 5  # below it, a rating says that it stays close to the mean of all products
_GAP, _STAR = 18, 16  # of the drawing of five stars: from one star to the next, and the width of one


@dataclass(frozen=True)
class Prior:
    """What is known before a product's own reviews: the mean of all reviews, and the median count of reviews of a product."""

    mean: float = 3.0
    count: float = 0.0


@dataclass(frozen=True)
class Mean:
    """A mean and how many it is of. `shown` says "5.0" only where all are five, and "1.0" only where all are one."""

    value: float
    count: int
    is_all_best: bool = False
    is_all_worst: bool = False

    @property
    def shown(self) -> str:
        return one_decimal(self.value, is_all_best=self.is_all_best, is_all_worst=self.is_all_worst)

    @property
    def width(self) -> str:
        """How much of the drawing of five stars is filled."""
        return width_of(self.value)


def one_decimal(value: float, *, is_all_best: bool = False, is_all_worst: bool = False) -> str:
    shown = f"{value:.1f}"
    if shown == "5.0" and not is_all_best:
        return "4.9"
    if shown == "1.0" and not is_all_worst:
        return "1.1"
    return shown


def width_of(value: float) -> str:
    """Of the drawing, in its own units: whole stars with the gaps between them, and a part of the next."""
    whole = min(int(value), 5)
    return f"{min(whole * _GAP + (value - whole) * _STAR, 90):.4g}"


def prior() -> Prior:
    """Over all rated products that everybody may read of: figures of others would tell of them.

    One query of small rows; exact at any moment, so that no page lags behind another.
    """
    public = ProductRating.objects.filter(product__live=True)
    for closed in restrictions():
        public = public.exclude(product__path__startswith=closed.path)
    rows = public.values_list(*(f"{kind}stars_{stars}" for kind in ("", "imported_") for stars in STARS))
    counts, total, stars_given = [], 0, 0
    for row in rows:
        count = sum(row)
        if count:
            counts.append(count)
            total += count
            stars_given += sum(stars * (row[stars - 1] + row[stars + 4]) for stars in STARS)
    return Prior(stars_given / total, median(counts)) if total else Prior()


def weighted(rating: ProductRating, before: Prior) -> Mean:
    """The mean that pages show first: with few reviews it stays near that of all products."""
    histogram, count = rating.histogram, rating.count
    value = bayes_avg(rating.sum, count, before.mean, before.count)
    return Mean(value, count, is_all_best=histogram[5] == count, is_all_worst=histogram[1] == count)


def plain(total: int, count: int, *, is_all_best: bool = False, is_all_worst: bool = False) -> Mean | None:
    return Mean(total / count, count, is_all_best=is_all_best, is_all_worst=is_all_worst) if count else None


@dataclass(frozen=True)
class Bar:
    """One row of the histogram."""

    stars: int
    count: int
    percent: int
    width: str  # of 100: "27.9%"


def bars(rating: ProductRating) -> list[Bar]:
    """The most stars first. A row that has any is never drawn as none, nor said to be 0 %."""
    histogram, count = rating.histogram, rating.count
    most = max(histogram.values(), default=0)
    return [
        Bar(
            stars,
            histogram[stars],
            max(round(100 * histogram[stars] / count), 1 if histogram[stars] else 0) if count else 0,
            f"{100 * histogram[stars] / most:.3g}%" if most else "0%",
        )
        for stars in reversed(STARS)
    ]


def aggregate_rating(rating: ProductRating | None) -> dict[str, Any] | None:
    """schema.org AggregateRating, over reviews of members alone; None without any."""
    if rating is None or not rating.real_count:
        return None
    value = rating.real_sum / rating.real_count
    if rating.real_sum < 5 * rating.real_count:
        value = min(value, 4.99)
    if rating.real_sum > rating.real_count:
        value = max(value, 1.01)
    found: dict[str, Any] = {
        "@type": "AggregateRating",
        "ratingValue": round(value, 2),
        "bestRating": 5,
        "worstRating": 1,
        "ratingCount": rating.real_count,
    }
    if rating.text_count:
        found["reviewCount"] = rating.text_count
    return found


def means_of(products: Iterable[int]) -> dict[int, Mean]:
    """The weighted mean of each product that has counted reviews. Two queries for any number."""
    ratings = [row for row in ProductRating.objects.filter(pk__in=list(products)) if row.count]
    if not ratings:
        return {}
    before = prior()
    return {row.pk: weighted(row, before) for row in ratings}


def best_first(means: dict[int, Mean], products: Sequence[Any]) -> list[Any]:
    """The best rated first; those without a rating are left out."""
    rated = [product for product in products if product.pk in means]
    return sorted(rated, key=lambda product: (-means[product.pk].value, -means[product.pk].count, product.pk))
