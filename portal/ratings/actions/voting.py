"""Whether a review helped its readers."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from portal.activity.record import record
from portal.common.permissions import require
from portal.members.models import Member
from portal.ratings.actions.counting import VOTE_FIELDS, score_of
from portal.ratings.activities import REVIEW_VOTED, VOTE_WITHDRAWN
from portal.ratings.limits import REVIEW_VOTE
from portal.ratings.models import Review, ReviewVote
from portal.ratings.permissions import can_vote_on_review
from portal.writing.entry import admit_act


@transaction.atomic
def vote_on_review(*, review: Review, by: Member, is_helpful: bool, now: datetime | None = None) -> Review:
    """A member says whether a review helped, or thinks better of it. Gives the review with its new counts."""
    now = now or timezone.now()
    review = Review.objects.lock_one(review.pk)
    require(can_vote_on_review(by, review, now))
    vote = review.votes.filter(member=by).first()
    if vote is not None and (vote.is_helpful, vote.edition) == (is_helpful, review.edition):
        return review  # sent twice
    admit_act(REVIEW_VOTE, by=by)
    if vote is not None:
        _count(review, vote, -1)
    vote = vote or ReviewVote(review=review, member=by)
    vote.is_helpful, vote.edition, vote.voted_at = is_helpful, review.edition, now
    vote.save()
    _count(review, vote, 1)
    _save(review)
    record(REVIEW_VOTED, actor=by, object=review, data={"is_helpful": is_helpful}, happened_at=now)
    return review


@transaction.atomic
def withdraw_review_vote(*, review: Review, by: Member, now: datetime | None = None) -> Review:
    """Take a vote back, at any time, whatever became of the review."""
    review = Review.objects.lock_one(review.pk)
    vote = review.votes.filter(member=by).first()
    if vote is not None:
        take_vote(review, vote)
        record(VOTE_WITHDRAWN, actor=by, object=review, happened_at=now or timezone.now())
    return review


def take_vote(review: Review, vote: ReviewVote) -> None:
    """Remove a vote from a review that is locked."""
    _count(review, vote, -1)
    vote.delete()
    _save(review)


def _count(review: Review, vote: ReviewVote, by: int) -> None:
    if vote.edition != review.edition:
        name = "earlier_helpful_count" if vote.is_helpful else ""
    else:
        name = "helpful_count" if vote.is_helpful else "unhelpful_count"
    if name:
        setattr(review, name, max(0, getattr(review, name) + by))


def _save(review: Review) -> None:
    review.helpful_score = score_of(review)
    review.save(update_fields=VOTE_FIELDS)
