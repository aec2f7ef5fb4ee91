"""What a list of reviews is narrowed to and in which order it stands, as its address says. Whatever makes no sense is left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from portal.ratings.addresses import list_url
from portal.ratings.likeness import MOST, sharing
from portal.ratings.models import ReviewPhoto, ReviewQuerySet
from portal.writing.html import without_controls

# Name in the address: the column, whether the greatest comes first, and the words.
ORDERS: dict[str, tuple[str, bool, Any]] = {
    "": ("helpful_score", True, gettext_lazy("Most helpful")),
    "new": ("posted_at", True, gettext_lazy("Newest")),
    "high": ("stars", True, gettext_lazy("Highest rating")),
    "low": ("stars", False, gettext_lazy("Lowest rating")),
}
STARS: dict[str, tuple[int, ...]] = {
    "5-4": (5, 4),
    "2-1": (2, 1),
    **{str(stars): (stars,) for stars in range(1, 6)},
}
LONGEST_WORDS = 80


@dataclass(frozen=True)
class Filter:
    """One narrowing of a product's reviews."""

    stars: str = ""
    version: str = ""
    words: str = ""
    is_verified: bool = False
    has_photos: bool = False
    order: str = ""
    like: tuple[int, ...] = ()  # answers of use that the reader shares

    @classmethod
    def from_query(cls, query: QueryDict) -> Filter:
        stars, order = query.get("stars", ""), query.get("sort", "")
        return cls(
            stars=stars if stars in STARS else "",
            version=" ".join(without_controls(query.get("version", "")).split())[:40],
            words=" ".join(without_controls(query.get("words", "")).split())[:LONGEST_WORDS],
            is_verified=query.get("verified") == "1",
            has_photos=query.get("photos") == "1",
            order=order if order in ORDERS else "",
            like=tuple(dict.fromkeys(_numbers(query.getlist("like"))))[:MOST],
        )

    @property
    def is_narrowed(self) -> bool:
        return bool(self.stars or self.version or self.words or self.is_verified or self.has_photos or self.like)

    @property
    def field(self) -> str:
        return ORDERS[self.order][0]

    @property
    def newest_first(self) -> bool:
        return ORDERS[self.order][1]

    def of(self, reviews: ReviewQuerySet) -> ReviewQuerySet:
        if self.stars:
            reviews = reviews.filter(stars__in=STARS[self.stars])
        if self.version:
            reviews = reviews.filter(product_version=self.version)
        if self.is_verified:
            reviews = reviews.filter(verified_at__isnull=False)
        if self.has_photos:
            reviews = reviews.filter(Exists(ReviewPhoto.objects.filter(review=OuterRef("pk"))))
        if self.like:
            reviews = sharing(reviews, self.like)
        for word in self.words.split():
            reviews = reviews.filter(Q(title__icontains=word) | Q(body__icontains=word))
        return reviews

    def url(self, product: Any, **changes: Any) -> str:
        """The address of the list with something changed: `url(product, stars="")` takes the stars off."""
        cursor = changes.pop("cursor", "")
        new = replace(self, **changes)
        return list_url(
            product,
            stars=new.stars,
            version=new.version,
            words=new.words,
            verified="1" if new.is_verified else "",
            photos="1" if new.has_photos else "",
            sort=new.order,
            like=new.like,
            cursor=cursor,
        )

    @property
    def stars_in_words(self) -> str:
        return words_of_stars(self.stars) if self.stars else ""


def _numbers(values: Sequence[str]) -> list[int]:
    return [int(value) for value in values[:20] if value.isascii() and value.isdecimal() and len(value) < 12]


def words_of_stars(name: str) -> str:
    """As in "5 and 4 stars", "3 stars", "1 star"."""
    chosen = STARS[name]
    if len(chosen) > 1:
        return _("%(most)s and %(least)s stars") % {"most": chosen[0], "least": chosen[1]}
    return ngettext("%(count)s star", "%(count)s stars", chosen[0]) % {"count": chosen[0]}
