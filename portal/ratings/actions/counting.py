"""Figures, kept in the transaction of the act. Lock order everywhere: the product's rating, reviews by number, their votes.

`counted(product_id, *reviews)` locks the rating and compares what the reviews add to it before and after the act, so no act
does sums. Votes lock their review alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime

from django.db.models import Count, Q, Sum
from django.db.models.functions import TruncMonth

from portal.common.bulk import among, update_rows
from portal.common.ranking import wilson_rank
from portal.ratings.models import COUNTERS, STARS, DimensionScore, DimensionTally, MonthTally, ProductRating, Review

# A part of the figures: the dimension or the month, and its count or its sum.
Part = tuple[int | date, str]
VOTE_FIELDS = ("helpful_count", "unhelpful_count", "earlier_helpful_count", "helpful_score")


def lock_rating(product_id: int) -> ProductRating:
    """The product's figures, held until the transaction ends: reviews of one product are changed one after the other."""
    rows = ProductRating.objects.select_for_update(no_key=True)
    found = rows.filter(pk=product_id).first()
    if found is None:
        ProductRating.objects.get_or_create(product_id=product_id)
        found = rows.get(pk=product_id)
    return found


@contextmanager
def counted(rating: ProductRating, *reviews: Review) -> Iterator[None]:
    """Around an act on reviews of a product whose rating is locked: afterwards its figures are right."""
    before, parts_before = _contributions(reviews)
    yield
    after, parts_after = _contributions(reviews)
    after.subtract(before)
    changed = [name for name, number in after.items() if number]
    for name in changed:
        setattr(rating, name, max(0, getattr(rating, name) + after[name]))
    if changed:
        rating.save(update_fields=changed)
    parts_after.subtract(parts_before)
    _change_parts(rating.pk, parts_after)


def lock_ratings(products: Iterable[int]) -> dict[int, ProductRating]:
    """The figures of many products, locked in the order of their numbers: for imports."""
    wanted = sorted(set(products))
    ProductRating.objects.bulk_create([ProductRating(product_id=pk) for pk in wanted], ignore_conflicts=True)
    rows = ProductRating.objects.select_for_update(no_key=True).filter(among("pk", wanted)).order_by("pk")
    return {row.pk: row for row in rows}


def count_added(ratings: Mapping[int, ProductRating], reviews: Iterable[Review]) -> None:
    """Reviews that an import has just written count in ratings that are locked. They have no dimensions."""
    parts: dict[int, Counter[Part]] = {}
    changed: set[int] = set()
    for review in reviews:
        rating = ratings[review.product_id]
        changed.add(rating.pk)
        for name, number in contribution(review).items():
            setattr(rating, name, getattr(rating, name) + number)
        _count_month(review, parts.setdefault(rating.pk, Counter()))
    update_rows(ProductRating, COUNTERS, [[*(getattr(ratings[pk], name) for name in COUNTERS), pk] for pk in sorted(changed)])
    for pk, counts in sorted(parts.items()):
        _change_parts(pk, counts)


def _change_parts(product_id: int, parts: Counter[Part]) -> None:
    wanted = {key for (key, _what), number in parts.items() if number}
    if not wanted:
        return
    dimensions = sorted(key for key in wanted if isinstance(key, int))
    months = sorted(key for key in wanted if isinstance(key, date))
    held: dict[int | date, DimensionTally | MonthTally] = {}
    if dimensions:
        held |= {
            row.dimension_id: row for row in DimensionTally.objects.filter(product_id=product_id, dimension__in=dimensions)
        }
    if months:
        held |= {row.month: row for row in MonthTally.objects.filter(product_id=product_id, month__in=months)}
    keys: list[int | date] = [*dimensions, *months]
    for key in keys:
        row = held.get(key) or _new_tally(product_id, key)
        row.count = max(0, row.count + parts[key, "count"])
        row.sum = max(0, row.sum + parts[key, "sum"])
        row.save()


def _new_tally(product_id: int, key: int | date) -> DimensionTally | MonthTally:
    if isinstance(key, date):
        return MonthTally(product_id=product_id, month=key)
    return DimensionTally(product_id=product_id, dimension_id=key)


def _contributions(reviews: tuple[Review, ...]) -> tuple[Counter[str], Counter[Part]]:
    total, parts = Counter[str](), Counter[Part]()
    counting = []
    for review in reviews:
        if review.pk is not None:
            total.update(contribution(review))
            _count_month(review, parts)
            if review.is_counted:
                counting.append(review.pk)
    if counting:
        for dimension, stars in DimensionScore.objects.filter(review__in=counting).values_list("dimension_id", "stars"):
            parts[dimension, "count"] += 1
            parts[dimension, "sum"] += stars
    return total, parts


def _count_month(review: Review, parts: Counter[Part]) -> None:
    if review.is_counted and review.is_dated:
        month = month_of(review.posted_at)
        parts[month, "count"] += 1
        parts[month, "sum"] += review.stars


def month_of(moment: datetime) -> date:
    """The first day of the month, by UTC: the same for all readers."""
    return moment.astimezone(UTC).date().replace(day=1)


def contribution(review: Review) -> dict[str, int]:
    """What one review adds to the figures of its product."""
    if review.hidden_at is not None or review.deleted_at is not None:
        return {}
    if review.held_at is not None:
        return {"held_count": 1}
    if review.is_employee:
        return {"employee_count": 1}
    is_imported = bool(review.imported_from)
    return {
        f"{'imported_' if is_imported else ''}stars_{review.stars}": 1,
        "text_count": int(bool(review.body) and not is_imported),
        "recommend_count": int(bool(review.recommends)),
        "recommend_yes_count": int(review.recommends == Review.Recommends.YES),
        "verified_count": int(review.verified_at is not None),
        "rewarded_count": int(review.rewarded_at is not None),
    }


def score_of(review: Review) -> float:
    """The order "most helpful": only votes for the text that stands now, here and at the source of an import."""
    return wilson_rank(review.helpful_count + review.imported_helpful_count, review.unhelpful_count)


def figures_from_rows(product_id: int) -> tuple[dict[str, int], dict[int | date, tuple[int, int]]]:
    """The same figures, counted anew from the reviews: for imports, and for `recount`."""
    rows = Review.objects.filter(product_id=product_id, hidden_at=None, deleted_at=None)
    is_counted = Q(held_at=None, is_employee=False)
    wanted: dict[str, Count] = {
        "held_count": Count("pk", filter=Q(held_at__isnull=False)),
        "employee_count": Count("pk", filter=Q(held_at=None, is_employee=True)),
        "text_count": Count("pk", filter=is_counted & Q(imported_from="") & ~Q(body="")),
        "recommend_count": Count("pk", filter=is_counted & ~Q(recommends="")),
        "recommend_yes_count": Count("pk", filter=is_counted & Q(recommends=Review.Recommends.YES)),
        "verified_count": Count("pk", filter=is_counted & Q(verified_at__isnull=False)),
        "rewarded_count": Count("pk", filter=is_counted & Q(rewarded_at__isnull=False)),
    }
    for stars in STARS:
        wanted[f"stars_{stars}"] = Count("pk", filter=is_counted & Q(imported_from="", stars=stars))
        wanted[f"imported_stars_{stars}"] = Count("pk", filter=is_counted & ~Q(imported_from="") & Q(stars=stars))
    figures: dict[str, int] = rows.aggregate(**wanted)
    scores = DimensionScore.objects.filter(review__in=rows.filter(is_counted)).order_by().values_list("dimension_id")
    parts: dict[int | date, tuple[int, int]] = {
        pk: (count, total) for pk, count, total in scores.annotate(count=Count("pk"), total=Sum("stars"))
    }
    dated = rows.filter(is_counted, is_dated=True).order_by().annotate(month=TruncMonth("posted_at", tzinfo=UTC))
    for month, count, total in dated.values_list("month").annotate(count=Count("pk"), total=Sum("stars")):
        parts[month.date()] = count, total
    return figures, parts


def write_figures(rating: ProductRating, *, is_check: bool = False) -> bool:
    """Make the figures of a product, whose row is locked, those of its reviews. Gives whether they differed."""
    figures, parts = figures_from_rows(rating.pk)
    changed = [name for name in COUNTERS if getattr(rating, name) != figures[name]]
    held: dict[int | date, DimensionTally | MonthTally] = {
        row.dimension_id: row for row in DimensionTally.objects.filter(product_id=rating.pk)
    }
    held |= {row.month: row for row in MonthTally.objects.filter(product_id=rating.pk)}
    wrong = [key for key in {*held, *parts} if _of(held.get(key)) != parts.get(key, (0, 0))]
    if is_check:
        return bool(changed or wrong)
    for name in changed:
        setattr(rating, name, figures[name])
    if changed:
        rating.save(update_fields=changed)
    for key in wrong:
        row = held.get(key) or _new_tally(rating.pk, key)
        row.count, row.sum = parts.get(key, (0, 0))
        row.save()
    return bool(changed or wrong)


def _of(tally: DimensionTally | MonthTally | None) -> tuple[int, int]:
    return (tally.count, tally.sum) if tally else (0, 0)


def votes_from_rows(review: Review) -> tuple[int, int, int]:
    """Helpful and not for the text that stands, and helpful for an earlier one."""
    found = review.votes.aggregate(
        up=Count("pk", filter=Q(is_helpful=True, edition=review.edition)),
        down=Count("pk", filter=Q(is_helpful=False, edition=review.edition)),
        earlier=Count("pk", filter=Q(is_helpful=True) & ~Q(edition=review.edition)),
    )
    return found["up"], found["down"], found["earlier"]


def write_votes(review: Review, *, is_check: bool = False) -> bool:
    """Make the votes of a locked review those of its rows. Gives whether they differed."""
    counts = dict(zip(VOTE_FIELDS, votes_from_rows(review), strict=False))
    changed = [name for name, number in counts.items() if getattr(review, name) != number]
    for name in changed:
        setattr(review, name, counts[name])
    is_moved = abs(review.helpful_score - score_of(review)) > 1e-9
    if (changed or is_moved) and not is_check:
        review.helpful_score = score_of(review)
        review.save(update_fields=VOTE_FIELDS)
    return bool(changed) or is_moved
