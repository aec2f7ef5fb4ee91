"""Labels of reviews, set by the system alone: whether the customer record knows a purchase, whether a reward was received."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from portal.activity.record import record
from portal.crm.consents import LINK, has_agreed
from portal.crm.purchases import purchase_of, purchases_of
from portal.members.models import Member
from portal.ratings.actions.counting import counted, lock_rating
from portal.ratings.activities import REVIEW_LABELLED
from portal.ratings.models import Review


def purchase_label(product_id: int, member: Member) -> datetime | None:
    """Since when the member counts as a customer of the product: the moment of the purchase; None without one."""
    purchase = purchase_of(product_id, member.pk)
    return purchase.at if purchase else None


@transaction.atomic
def label_reviews(*, reviews: Iterable[int], now: datetime | None = None) -> int:
    """Look again whether the authors of these reviews (by number) bought the product. Gives how many labels changed."""
    now, changed = now or timezone.now(), 0
    of_product: dict[int, list[int]] = {}
    rows = Review.objects.filter(pk__in=list(reviews), author__isnull=False, imported_from="").order_by("product_id", "pk")
    for pk, product in rows.values_list("pk", "product_id"):
        of_product.setdefault(product, []).append(pk)
    for product, pks in of_product.items():
        rating = lock_rating(product)
        locked = list(Review.objects.select_for_update(no_key=True, of=("self",)).filter(pk__in=pks).order_by("pk"))
        bought = purchases_of(product, [review.author_id for review in locked if review.author_id])
        for review in locked:
            purchase = bought.get(review.author_id or 0)
            if (purchase is None) != (review.verified_at is None):
                with counted(rating, review):
                    review.verified_at = purchase.at if purchase else None
                    review.save(update_fields=["verified_at"])
                data = {"verified": purchase is not None}
                record(REVIEW_LABELLED, actor=None, object=review, data=data, happened_at=now)
                changed += 1
    return changed


def label_reviews_of(*, member: Member, now: datetime | None = None) -> int:
    """The same for all reviews of one member: their link to the customer record changed."""
    return label_reviews(reviews=Review.objects.filter(author=member).values_list("pk", flat=True), now=now)


def label_all(*, now: datetime | None = None, batch: int = 500) -> int:
    """Look again at every review that has the label or may get it: orders and refunds come in without a word to reviews.

    Only reviews of members with a link to a customer record, or of those that were verified, are asked about.
    """
    linked = Member.objects.filter(has_agreed(LINK, "pk")).values("pk")
    asked = Review.objects.filter(Q(verified_at__isnull=False) | Q(author__in=linked)).order_by("product_id", "pk")
    pks = list(asked.values_list("pk", flat=True))
    return sum(label_reviews(reviews=pks[start : start + batch], now=now) for start in range(0, len(pks), batch))


@transaction.atomic
def label_rewarded(*, review: Review, now: datetime | None = None) -> None:
    """Note that a review was rewarded, whatever its stars: it is shown with it from now on, and cannot be taken off."""
    now = now or timezone.now()
    rating = lock_rating(review.product_id)
    review = Review.objects.lock_one(review.pk)
    if review.rewarded_at is None:
        with counted(rating, review):
            review.rewarded_at = now
            review.save(update_fields=["rewarded_at"])
        record(REVIEW_LABELLED, actor=None, object=review, data={"rewarded": True}, happened_at=now)
