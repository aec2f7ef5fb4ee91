"""What moderators do with reviews, always under a reason that is about the words: hide, show again, return for a change."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.activity.record import record
from portal.common.permissions import require
from portal.members.models import Member
from portal.moderation.decidable import CannotDecide
from portal.moderation.permissions import can_moderate
from portal.ratings.actions.counting import counted, lock_rating
from portal.ratings.activities import REVIEW_HIDDEN, REVIEW_RETURNED, REVIEW_UNHIDDEN
from portal.ratings.limits import RETURN
from portal.ratings.models import Review, ReviewReturn
from portal.ratings.permissions import can_return, is_about_the_words
from portal.writing.entry import admit_act, line_of
from portal.writing.html import text_of

if TYPE_CHECKING:
    from portal.moderation.models import Decision


class NotAReason(CannotDecide):
    """The reason speaks of the rating. The message says what may be one."""


class NotInTheText(CannotDecide):
    """The marked passage is not in the review."""


def require_reason(reason: str) -> None:
    """Raise NotAReason where a low rating is given as the reason, be it in the words or in the name of the rule."""
    if not (verdict := is_about_the_words(reason)):
        raise NotAReason(verdict.reason)


@transaction.atomic
def hide_review(*, thing: Review, by: Member | None, reason: str, now: datetime | None = None) -> None:
    """A moderator hides a review, with a reason that is not its rating. Without `by` the flags of members hid it."""
    now = now or timezone.now()
    if by is not None:
        require(can_moderate(by))
        require_reason(reason)
    rating = lock_rating(thing.product_id)
    review = Review.objects.lock_one(thing.pk)
    if review.hidden_at is None or review.hidden_by_id is None:
        with counted(rating, review):
            review.hidden_at, review.hidden_by, review.hidden_reason = now, by, reason[:300]
            review.save(update_fields=["hidden_at", "hidden_by", "hidden_reason"])
        record(REVIEW_HIDDEN, actor=by, object=review, target=review.product, data={"reason": reason}, happened_at=now)


@transaction.atomic
def unhide_review(*, thing: Review, by: Member, reason: str = "", now: datetime | None = None) -> None:
    """A moderator shows a hidden review again. One that was returned is done with, and one that was held is released."""
    now = now or timezone.now()
    require(can_moderate(by))
    rating = lock_rating(thing.product_id)
    review = Review.objects.lock_one(thing.pk)
    if review.hidden_at is None:
        return
    with counted(rating, review):
        if review.held_at is not None:
            review.held_at, review.released_at = None, now
        review.hidden_at, review.hidden_by, review.hidden_reason = None, None, ""
        review.save(update_fields=["hidden_at", "hidden_by", "hidden_reason", "held_at", "released_at"])
    review.returns.filter(closed_at=None).update(closed_at=now)
    data = {"reason": reason} if reason else {}
    record(REVIEW_UNHIDDEN, actor=by, object=review, target=review.product, data=data, happened_at=now)


@transaction.atomic
def return_review(*, review: Review, by: Member, code: str, passage: str, note: str, now: datetime | None = None) -> Decision:
    """A moderator sends a review back to its author: the reason, the words that it is about, and what to change.

    It is a decision like any other, under the rule that the reason stands for. Raises NotInTheText, NotAReason.
    """
    from portal.moderation.decisions import decide
    from portal.moderation.models import Rule

    now = now or timezone.now()
    require(can_return(by, review))
    admit_act(RETURN, by=by)
    passage, note = line_of(passage)[:300], line_of(note)[:300]
    words = " ".join([review.title, *review.pros, *review.cons, *text_of(review.body).split()])
    if not passage or passage.casefold() not in words.casefold():
        raise NotInTheText(_("These words are not in the review. Copy the passage from it."))
    require_reason(note)
    label = ReviewReturn.Code(code).label
    rule = Rule.objects.in_force().filter(flag_reason=code).first()
    decision = decide(thing=review, act="hide", by=by, rule=rule, reason=f"{label}. {note}"[:300], now=now)
    ReviewReturn.objects.create(review=review, code=code, passage=passage, note=note, by=by, at=now)
    record(REVIEW_RETURNED, actor=by, object=review, target=review.product, data={"code": code}, happened_at=now)
    return decision
