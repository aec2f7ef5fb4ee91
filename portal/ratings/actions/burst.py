"""Many reviews by new members at once: nobody else sees them until a person has looked."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from portal.activity.record import is_in_the_past, record
from portal.common.permissions import require
from portal.members.models import Member
from portal.ratings.actions.counting import counted, lock_rating
from portal.ratings.activities import REVIEW_HELD, REVIEW_RELEASED
from portal.ratings.models import ProductRating, Review
from portal.ratings.permissions import can_release

WITHIN = timedelta(hours=24)
NEW_FOR = timedelta(days=7)


def hold_burst(*, rating: ProductRating, review: Review, by: Member, now: datetime) -> None:
    """Part of posting, under the lock of the product's rating: the review that makes it a burst is held with those before it.

    What a person has released stays released, and the burst is counted without it.
    """
    if not settings.REVIEW_BURST or is_in_the_past() or review.is_employee or by.joined_at < now - NEW_FOR:
        return
    recent = Review.objects.filter(
        product_id=rating.pk,
        posted_at__gt=now - WITHIN,
        author__joined_at__gte=now - NEW_FOR,
        is_employee=False,
        imported_from="",
        released_at=None,
        hidden_at=None,
        deleted_at=None,
    )
    burst = list(recent.select_for_update(no_key=True, of=("self",)).order_by("pk"))
    if len(burst) < settings.REVIEW_BURST:
        return
    new = [row for row in burst if row.held_at is None]
    with counted(rating, *new):
        for row in new:
            row.held_at = now
            row.save(update_fields=["held_at"])
            record(REVIEW_HELD, actor=None, object=row, happened_at=now)
    review.held_at = now


@transaction.atomic
def release_review(*, review: Review, by: Member, now: datetime | None = None) -> None:
    """A moderator publishes a review that was held. A second time changes nothing."""
    now = now or timezone.now()
    rating = lock_rating(review.product_id)
    review = Review.objects.lock_one(review.pk)
    require(can_release(by, review))
    if review.held_at is not None:
        with counted(rating, review):
            review.held_at, review.released_at = None, now
            review.save(update_fields=["held_at", "released_at"])
        record(REVIEW_RELEASED, actor=by, object=review, target=review.product, happened_at=now)
