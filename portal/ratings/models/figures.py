"""What is counted about a product's reviews, kept in the transaction of each act; reading counts nothing."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from portal.ratings.models.families import Dimension
from portal.ratings.models.reviews import STARS

STAR_FIELDS = tuple(f"stars_{stars}" for stars in STARS)
IMPORTED_STAR_FIELDS = tuple(f"imported_stars_{stars}" for stars in STARS)
COUNTERS = (
    *STAR_FIELDS,
    *IMPORTED_STAR_FIELDS,
    *("text_count", "recommend_count", "recommend_yes_count", "verified_count", "rewarded_count"),
    *("employee_count", "held_count"),
)


class ProductRating(models.Model):
    """The figures of one product. Its row is locked by every act on the product's reviews.

    `stars_N` are reviews of members with N stars, `imported_stars_N` those that an import brought; both are counted on the
    page, and only the first in structured data. Employees' and held reviews are in none of them.
    """

    product = models.OneToOneField("products.ProductPage", on_delete=models.CASCADE, primary_key=True, related_name="rating")
    stars_1 = models.PositiveIntegerField(default=0)
    stars_2 = models.PositiveIntegerField(default=0)
    stars_3 = models.PositiveIntegerField(default=0)
    stars_4 = models.PositiveIntegerField(default=0)
    stars_5 = models.PositiveIntegerField(default=0)
    imported_stars_1 = models.PositiveIntegerField(default=0)
    imported_stars_2 = models.PositiveIntegerField(default=0)
    imported_stars_3 = models.PositiveIntegerField(default=0)
    imported_stars_4 = models.PositiveIntegerField(default=0)
    imported_stars_5 = models.PositiveIntegerField(default=0)
    text_count = models.PositiveIntegerField(default=0, help_text=_("Of members' reviews, those with words."))
    recommend_count = models.PositiveIntegerField(default=0)
    recommend_yes_count = models.PositiveIntegerField(default=0)
    verified_count = models.PositiveIntegerField(default=0)
    rewarded_count = models.PositiveIntegerField(default=0)
    employee_count = models.PositiveIntegerField(default=0)
    held_count = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("rating of a product")
        verbose_name_plural = _("ratings of products")

    def __str__(self) -> str:
        return f"rating of {self.product_id}"

    @property
    def histogram(self) -> dict[int, int]:
        """How many counted reviews have so many stars."""
        return {stars: self.of_members(stars) + getattr(self, f"imported_stars_{stars}") for stars in STARS}

    def of_members(self, stars: int) -> int:
        number: int = getattr(self, f"stars_{stars}")
        return number

    @property
    def count(self) -> int:
        return sum(self.histogram.values())

    @property
    def sum(self) -> int:
        return sum(stars * number for stars, number in self.histogram.items())

    @property
    def real_count(self) -> int:
        return sum(self.of_members(stars) for stars in STARS)

    @property
    def real_sum(self) -> int:
        return sum(stars * self.of_members(stars) for stars in STARS)

    @property
    def in_short(self) -> str:
        """The plain mean and its count in a few words; nothing without counted reviews. "5.0" only where all are five."""
        count = self.count
        if not count:
            return ""
        mean = min(f"{self.sum / count:.1f}", "4.9" if self.sum < 5 * count else "5.0")
        mean = max(mean, "1.1" if self.sum > count else "1.0")
        return ngettext("%(mean)s of 5, %(count)s review", "%(mean)s of 5, %(count)s reviews", count) % {
            "mean": mean,
            "count": count,
        }

    @property
    def imported_count(self) -> int:
        return self.count - self.real_count


class DimensionTally(models.Model):
    """How a product does in one dimension: over the counted reviews that say so."""

    product = models.ForeignKey(
        "products.ProductPage", on_delete=models.CASCADE, related_name="dimension_tallies", db_index=False
    )
    dimension = models.ForeignKey(Dimension, on_delete=models.CASCADE, related_name="tallies")
    count = models.PositiveIntegerField(default=0)
    sum = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("figures of a dimension")
        verbose_name_plural = _("figures of dimensions")
        constraints = [
            models.UniqueConstraint(fields=["product", "dimension"], name="one_tally_per_product_and_dimension"),
            models.CheckConstraint(
                condition=Q(sum__gte=F("count"), sum__lte=F("count") * 5), name="a_sum_of_stars_fits_its_count"
            ),
        ]


class MonthTally(models.Model):
    """Counted reviews of a product by the month in which they were posted, so that "the last twelve months" costs twelve rows."""

    product = models.ForeignKey("products.ProductPage", on_delete=models.CASCADE, related_name="month_tallies", db_index=False)
    month = models.DateField(help_text=_("Its first day."))
    count = models.PositiveIntegerField(default=0)
    sum = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("figures of a month")
        verbose_name_plural = _("figures of months")
        constraints = [
            models.UniqueConstraint(fields=["product", "month"], name="one_tally_per_product_and_month"),
            models.CheckConstraint(
                condition=Q(sum__gte=F("count"), sum__lte=F("count") * 5), name="a_sum_of_a_month_fits_its_count"
            ),
        ]
