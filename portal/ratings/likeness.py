"""People like you: the same figures over the reviewers who share traits that the reader chose.

Never for fewer than five people, nor where fewer than five would remain outside the group: the difference of two figures
could point to a person.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, Sum

from portal.common.private_counts import FEWEST_PEOPLE
from portal.products.models import ProductPage
from portal.ratings.figures import Mean
from portal.ratings.models import DimensionScore, DimensionTally, ProductRating, Review, ReviewQuerySet, UseAnswer, UseQuestion

MOST = 6  # traits at a time


@dataclass(frozen=True)
class Group:
    """Reviewers who share the chosen traits. `is_shown` is False where they, or the others, are too few."""

    traits: Sequence[str] = ()
    is_shown: bool = False
    mean: Mean | None = None
    dimensions: Mapping[str, Mean] = field(default_factory=dict)


def questions_of(product: ProductPage) -> list[UseQuestion]:
    """What readers can choose: the questions that are asked of the product's family, with their answers."""
    return list(UseQuestion.objects.asked_of(product.family).prefetch_related("options"))


def sharing(reviews: ReviewQuerySet, options: Sequence[int]) -> ReviewQuerySet:
    """Those whose authors gave all of these answers."""
    for option in options:
        reviews = reviews.filter(Exists(UseAnswer.objects.filter(review=OuterRef("pk"), option=option)))
    return reviews


def group_of(product: ProductPage, rating: ProductRating, options: Sequence[int], questions: Sequence[UseQuestion]) -> Group:
    """The figures of the group, where it may be shown. Three queries."""
    chosen = {option.pk: option.text for question in questions for option in question.options.all()}
    traits = [chosen[option] for option in options if option in chosen]
    people = sharing(Review.objects.public_rows().filter(product=product, is_employee=False, author__isnull=False), options)
    found = people.aggregate(
        count=Count("pk"), sum=Sum("stars"), best=Count("pk", filter=Q(stars=5)), worst=Count("pk", filter=Q(stars=1))
    )
    count = found["count"]
    if not may_be_shown(count, rating.count):
        return Group(traits)
    mean = Mean(found["sum"] / count, count, is_all_best=found["best"] == count, is_all_worst=found["worst"] == count)
    return Group(traits, True, mean, _dimensions(product, people))


def may_be_shown(inside: int, all_of_them: int) -> bool:
    return inside >= FEWEST_PEOPLE and all_of_them - inside >= FEWEST_PEOPLE


def _dimensions(product: ProductPage, people: ReviewQuerySet) -> dict[str, Mean]:
    of_all = dict(DimensionTally.objects.filter(product=product).values_list("dimension_id", "count"))
    scores = DimensionScore.objects.filter(review__in=people).order_by()
    rows: Any = scores.values_list("dimension_id", "dimension__name").annotate(count=Count("pk"), sum=Sum("stars"))
    return {
        name: Mean(total / count, count, is_all_best=total == 5 * count, is_all_worst=total == count)
        for pk, name, count, total in rows
        if may_be_shown(count, of_all.get(pk, 0))
    }
