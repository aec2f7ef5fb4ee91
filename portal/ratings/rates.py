"""How often reviews are returned or hidden, by their stars: whether a low rating fares worse, with the interval that chance leaves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Exists, F, OuterRef, Q

from portal.common.ranking import wilson
from portal.ratings.models import STARS, Review, ReviewReturn

WITHIN = timedelta(days=365)
Z_OF_95_PERCENT = 1.959963984540


@dataclass(frozen=True)
class Rate:
    """Reviews of so many stars in the last twelve months: how many, how many of them were taken out of sight, and the interval."""

    stars: int
    count: int
    returned: int
    hidden: int
    days: float | None  # the middle of the waits between sending again and being shown

    @property
    def share(self) -> float | None:
        return (self.returned + self.hidden) / self.count if self.count else None

    @property
    def interval(self) -> tuple[float, float]:
        return wilson(self.returned + self.hidden, self.count, Z_OF_95_PERCENT)


def rates(now: datetime) -> Sequence[Rate]:
    """By stars, the most first. Reviews of staff and of imports are in none of them, nor those of products that not everybody may read of."""
    since = now - WITHIN
    returned = Exists(ReviewReturn.objects.filter(review=OuterRef("pk")))
    rows = Review.objects.within_reach(AnonymousUser()).filter(
        posted_at__gte=since, author__isnull=False, imported_from="", is_employee=False
    )
    counted = rows.annotate(was_returned=returned).order_by().values_list("stars")
    figures = {
        stars: (count, back, hidden)
        for stars, count, back, hidden in counted.annotate(
            count=Count("pk"),
            back=Count("pk", filter=Q(was_returned=True)),
            gone=Count("pk", filter=Q(was_returned=False, hidden_at__isnull=False)),
        )
    }
    waits: dict[int, list[float]] = {}
    done = ReviewReturn.objects.filter(review__in=rows, at__gte=since, closed_at__isnull=False, sent_again_at__isnull=False)
    for stars, again, closed in done.values_list(F("review__stars"), "sent_again_at", "closed_at"):
        if again is not None and closed is not None:
            waits.setdefault(stars, []).append((closed - again).total_seconds() / 86400)
    return [
        Rate(stars, *figures.get(stars, (0, 0, 0)), median(waits[stars]) if stars in waits else None)
        for stars in reversed(STARS)
    ]


def differs_by_stars(found: Sequence[Rate]) -> bool:
    """Whether some interval lies wholly above another: then chance is no good explanation."""
    intervals = [rate.interval for rate in found if rate.count]
    return any(low > high for low, _high in intervals for _low, high in intervals)
