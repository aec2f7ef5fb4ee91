"""The only writers of reviews: one module per group of acts. Lock order: the product's rating, reviews by number, their votes."""

from portal.ratings.actions.answering import answer_review
from portal.ratings.actions.burst import release_review
from portal.ratings.actions.labels import label_all, label_reviews, label_reviews_of, label_rewarded
from portal.ratings.actions.moderating import NotAReason, NotInTheText, hide_review, return_review, unhide_review
from portal.ratings.actions.voting import vote_on_review, withdraw_review_vote
from portal.ratings.actions.writing import (
    AlreadyReviewed,
    Said,
    current_review,
    delete_review,
    edit_review,
    post_review,
    restore_review,
)

__all__ = [
    "AlreadyReviewed",
    "NotAReason",
    "NotInTheText",
    "Said",
    "answer_review",
    "current_review",
    "delete_review",
    "edit_review",
    "hide_review",
    "label_all",
    "label_reviews",
    "label_reviews_of",
    "label_rewarded",
    "post_review",
    "release_review",
    "restore_review",
    "return_review",
    "unhide_review",
    "vote_on_review",
    "withdraw_review_vote",
]
