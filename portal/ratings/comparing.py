"""Two or three products side by side: the same questions put to reviewers of each.

A difference is named only where chance is unlikely to have made it: from a probability of 90 % on, by the normal
approximation of the difference of two means, and never with fewer than five reviews on a side.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.common.pages import site_path
from portal.common.viewer import Viewer
from portal.products.models import ProductPage
from portal.ratings.figures import FEWEST, Mean
from portal.ratings.models import DimensionTally, Review
from portal.ratings.reading import Summary, summary_of

MOST = 3
SURE = 0.9


@dataclass(frozen=True)
class Sample:
    """A mean with what it rests on: how many, and how far they lie apart (the variance of one)."""

    mean: float
    variance: float
    count: int


@dataclass(frozen=True)
class Cell:
    """What one product has in a row. `share` of 100 draws a bar; nothing where there is no figure."""

    shown: str = ""
    under: str = ""
    share: float | None = None
    stars: str = ""  # the width of the drawing, where it is a rating
    is_best: bool = False


@dataclass(frozen=True)
class Line:
    """A row: what is compared, whether the products differ, and each one's figure."""

    name: str
    said: str
    cells: Sequence[Cell]
    differs: bool


@dataclass(frozen=True)
class Column:
    product: ProductPage
    url: str
    list_url: str
    without: str  # the address of the comparison without it


def probability_higher(one: Sample, other: Sample) -> float:
    """How probable it is that the true mean of `one` is above that of `other`."""
    error = math.sqrt(one.variance / one.count + other.variance / other.count)
    if error == 0:
        return 0.5 if one.mean == other.mean else float(one.mean > other.mean)
    return 0.5 * (1 + math.erf((one.mean - other.mean) / error / math.sqrt(2)))


def verdict(samples: Sequence[Sample | None]) -> tuple[int | None, int | None]:
    """Which one is higher than all others, and which lower, as far as that can be said. None: no clear difference."""
    known = {place: sample for place, sample in enumerate(samples) if sample is not None and sample.count >= FEWEST}
    if len(known) < 2:
        return None, None
    best = worst = None
    for place, sample in known.items():
        others = [other for at, other in known.items() if at != place]
        if all(probability_higher(sample, other) >= SURE for other in others):
            best = place
        if all(probability_higher(other, sample) >= SURE for other in others):
            worst = place
    return best, worst


def lines_of(products: Sequence[ProductPage], now: datetime) -> list[tuple[str, list[Line]]]:
    """The rows of the table in their groups: the same number of queries for each product."""
    summaries = [summary_of(product, now) for product in products]
    said = [
        _line(_("Rating"), products, summaries, _rating_sample, _rating_cell),
        _line(_("Last 12 months"), products, summaries, _recent_sample, _recent_cell),
        _line(_("Would recommend it"), products, summaries, _recommend_sample, _recommend_cell),
    ]
    return [(_("What reviewers say"), said), (_("By dimension"), _dimensions(products))]


def _dimensions(products: Sequence[ProductPage]) -> list[Line]:
    rows = DimensionTally.objects.filter(product__in=products, count__gt=0).select_related("dimension")
    named: dict[str, dict[int, DimensionTally]] = {}
    for row in rows.order_by("dimension__sort_order", "dimension_id"):
        named.setdefault(row.dimension.name, {})[row.product_id] = row
    return [
        _line(name, products, [of_product.get(product.pk) for product in products], _side_sample, _side_cell)
        for name, of_product in named.items()
    ]


def _line(
    name: str,
    products: Sequence[ProductPage],
    facts: Sequence[Any],
    sample_of: Callable[[Any], Sample | None],
    cell_of: Callable[[Any], Cell],
) -> Line:
    best, worst = verdict([sample_of(fact) if fact is not None else None for fact in facts])
    said = _("no clear difference")
    if best is not None:
        said = (_("%(name)s is higher than both") if len(products) > 2 else _("%(name)s is higher")) % {
            "name": products[best].title
        }
    elif worst is not None:
        said = _("%(name)s is lower") % {"name": products[worst].title}
    cells = [cell_of(fact) if fact is not None else Cell() for fact in facts]
    if best is not None:
        cells[best] = Cell(**{**cells[best].__dict__, "is_best": True})
    return Line(name, said, cells, differs=best is not None or worst is not None)


def _rating_sample(summary: Summary) -> Sample | None:
    count = summary.rating.count
    if not count:
        return None
    mean = summary.rating.sum / count
    variance = sum(number * (stars - mean) ** 2 for stars, number in summary.rating.histogram.items()) / count
    return Sample(mean, max(variance, _least_variance(count)), count)


def _rating_cell(summary: Summary) -> Cell:
    if summary.mean is None:
        return Cell(under=_("not yet rated"))
    return Cell(summary.mean.shown, _reviews(summary.mean.count), stars=summary.mean.width)


def _recent_sample(summary: Summary) -> Sample | None:
    return _bounded(summary.recent.value, summary.recent.count) if summary.recent else None


def _recent_cell(summary: Summary) -> Cell:
    if summary.recent is None:
        return Cell(under=_("no reviews in this time"))
    return Cell(summary.recent.shown, _reviews(summary.recent.count))


def _recommend_sample(summary: Summary) -> Sample | None:
    count = summary.rating.recommend_count
    if not count:
        return None
    share = summary.rating.recommend_yes_count / count
    return Sample(share, max(share * (1 - share), 1 / (count + 2)), count)


def _recommend_cell(summary: Summary) -> Cell:
    if summary.recommend_percent is None:
        return Cell(under=_("nobody has said"))
    return Cell(f"{summary.recommend_percent} %", _("of %(count)s") % {"count": summary.rating.recommend_count})


def _side_sample(tally: DimensionTally) -> Sample | None:
    return _bounded(tally.sum / tally.count, tally.count)


def _side_cell(tally: DimensionTally) -> Cell:
    best, worst = tally.sum == 5 * tally.count, tally.sum == tally.count
    mean = Mean(tally.sum / tally.count, tally.count, is_all_best=best, is_all_worst=worst)
    return Cell(mean.shown, _reviews(tally.count), share=(mean.value - 1) * 25)


def _bounded(mean: float, count: int) -> Sample:
    """Where only the sum is kept: as far apart as marks of one to five with this mean can lie. A difference is named less often."""
    return Sample(mean, max((mean - 1) * (5 - mean), _least_variance(count)), count)


def _least_variance(count: int) -> float:
    """All alike is no proof that the next one is."""
    return 4 / (count + 2)


def _reviews(count: int) -> str:
    return ngettext("%(count)s review", "%(count)s reviews", count) % {"count": count}


def chosen_products(numbers: Sequence[int], viewer: Viewer) -> list[ProductPage]:
    """The first three of these that the viewer may read of, in the order asked for, of one family: only they share dimensions."""
    found = ProductPage.objects.visible_to(viewer).defer("body").in_bulk(list(dict.fromkeys(numbers))[: 4 * MOST])
    products = [found[number] for number in dict.fromkeys(numbers) if number in found]
    return [product for product in products if product.family == products[0].family][:MOST]


def others_to_add(products: Sequence[ProductPage], viewer: Viewer) -> list[ProductPage]:
    """What can be put beside them: rated products of the same family."""
    if not products:
        rated = Review.objects.public_rows().order_by().values("product").distinct()
        return list(ProductPage.objects.visible_to(viewer).defer("body").filter(pk__in=rated).order_by("family", "title")[:100])
    family = ProductPage.objects.visible_to(viewer).defer("body").filter(family=products[0].family)
    return list(family.exclude(pk__in=[product.pk for product in products]).order_by("title")[:100])


def compare_url(products: Sequence[ProductPage], *, without: ProductPage | None = None) -> str:
    kept = [product for product in products if product != without]
    return "/compare-products/?" + "&".join(f"p={product.pk}" for product in kept)


def columns_of(products: Sequence[ProductPage], list_url: Callable[..., str]) -> list[Column]:
    return [
        Column(product, site_path(product), list_url(product), compare_url(products, without=product)) for product in products
    ]
