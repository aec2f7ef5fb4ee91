"""What becomes of a member's reviews and votes when the account goes, or is claimed by its owner."""

from __future__ import annotations

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone

from portal.common.html import NO_HTML
from portal.members.models import Member
from portal.ratings.actions.counting import counted, lock_rating
from portal.ratings.actions.photos import forget_uploads
from portal.ratings.actions.voting import take_vote
from portal.ratings.models import Review, ReviewReturn, ReviewVote
from portal.writing.models import Upload


@transaction.atomic
def erase_from_ratings(*, member: Member, keep_content: bool) -> None:
    """Their votes go. Their reviews stay under the placeholder, or go with all that was said in them; the figures follow.

    The label of a customer goes either way: it rests on a record that is no longer linked.
    """
    for pk, product in _in_order(Review.objects.filter(author=member)):
        rating = lock_rating(product)
        review = Review.objects.lock_one(pk)
        with counted(rating, review):
            review.verified_at = None
            if not keep_content:
                _empty(review)
            review.save()
    for vote in ReviewVote.objects.filter(member=member).order_by("review_id"):
        take_vote(Review.objects.lock_one(vote.review_id), vote)


def _empty(review: Review) -> None:
    review.title, review.body, review.excerpt = "", NO_HTML, ""
    review.pros, review.cons = [], []
    review.recommends = review.used_for = review.product_version = ""
    review.deleted_at = review.deleted_at or timezone.now()
    review.versions.all().delete()
    review.scores.all().delete()
    review.uses.all().delete()
    ReviewReturn.objects.filter(review=review).update(passage="-", note="")
    held = {"object_type": ContentType.objects.get_for_model(review), "object_id": review.pk}
    forget_uploads(list(Upload.objects.filter(**held)))


@transaction.atomic
def reassign(*, old: Member, new: Member) -> None:
    """What an imported member reviewed becomes their owner's. Of two reviews of one product the owner's own stays the current one."""
    now = timezone.now()
    for pk, product in _in_order(Review.objects.filter(author=old)):
        rating = lock_rating(product)
        review = Review.objects.lock_one(pk)
        has_own = Review.objects.filter(product_id=product, author=new, deleted_at=None).exists()
        with counted(rating, review):
            review.author = new
            if has_own:
                review.deleted_at = review.deleted_at or now
            review.save(update_fields=["author", "deleted_at"])
    for vote in ReviewVote.objects.filter(member=old).order_by("review_id"):
        review = Review.objects.lock_one(vote.review_id)
        if review.author_id == new.pk or ReviewVote.objects.filter(review=review, member=new).exists():
            take_vote(review, vote)
        else:
            vote.member = new
            vote.save(update_fields=["member"])


def _in_order(reviews: object) -> list[tuple[int, int]]:
    """Numbers of reviews and products, in the order in which ratings are locked."""
    return list(reviews.order_by("product_id", "pk").values_list("pk", "product_id"))  # type: ignore[attr-defined]
