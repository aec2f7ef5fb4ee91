"""A review as pages show it: prepared for many at once, with a fixed number of queries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import QuerySet, prefetch_related_objects
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.common.html import CleanHtml
from portal.common.viewer import Viewer
from portal.members.models import Member
from portal.ratings.figures import width_of
from portal.ratings.models import Review, ReviewVote
from portal.ratings.permissions import (
    RESTORE_TIME,
    can_answer,
    can_delete_review,
    can_edit_review,
    can_restore_review,
    can_return,
)


@dataclass(frozen=True)
class Card:
    """A review with what its reader may do. `vote`: True helpful, False not, None neither."""

    review: Review
    name: str
    body: CleanHtml
    use: str  # "Used 2 years, office of 14, firmware 3.1"
    photos: Sequence[Any] = ()
    answer: Any = None
    vote: bool | None = None
    is_mine: bool = False
    may: frozenset[str] = field(default_factory=frozenset)

    @property
    def width(self) -> str:
        return width_of(self.review.stars)

    @property
    def helpful(self) -> int:
        """Found helpful, here and at the source of an import."""
        return self.review.helpful_count + self.review.imported_helpful_count

    @property
    def restorable_until(self) -> datetime | None:
        return self.review.deleted_at + RESTORE_TIME if self.review.deleted_at else None


def for_cards(reviews: QuerySet[Review]) -> QuerySet[Review]:
    """The rows with what cards read of them."""
    return reviews.select_related("author", "answer__author")


def cards_of(reviews: Sequence[Review], viewer: Viewer) -> list[Card]:
    """Three queries more however many reviews they are, and one for a member's votes."""
    prefetch_related_objects(reviews, "photos__upload", "uses__option")
    votes: dict[int, bool] = {}
    if viewer.is_authenticated and reviews:
        mine = ReviewVote.objects.filter(member=viewer, review__in=reviews)
        votes = {
            vote.review_id: vote.is_helpful
            for vote in mine
            for review in reviews
            if review.pk == vote.review_id and review.edition == vote.edition
        }
    now = timezone.now()
    return [_card(review, viewer, votes, now) for review in reviews]


def name_of(member: Member | None, otherwise: str = "") -> str:
    if member is None:
        return otherwise or _("Someone")
    return _("Former member") if member.erased_at is not None else member.display_name


def _card(review: Review, viewer: Viewer, votes: dict[int, bool], now: datetime) -> Card:
    is_mine = viewer.is_authenticated and review.author_id == viewer.pk
    answer = getattr(review, "answer", None)
    return Card(
        review=review,
        name=name_of(review.author, review.author_name),
        body=CleanHtml(review.body),
        use=_use_of(review),
        photos=[photo.upload for photo in review.photos.all()],
        answer=answer,
        vote=votes.get(review.pk),
        is_mine=is_mine,
        may=_rights(review, viewer, is_mine, now),
    )


def _use_of(review: Review) -> str:
    facts = [answer.option.text for answer in review.uses.all()]
    if review.product_version:
        facts.append(_("version %(version)s") % {"version": review.product_version})
    if review.used_for:
        facts.insert(0, _("Used %(time)s") % {"time": review.get_used_for_display()})
    return ", ".join(facts)


def _rights(review: Review, viewer: Viewer, is_mine: bool, now: datetime) -> frozenset[str]:
    """Only what would not be refused is offered."""
    if not viewer.is_authenticated:
        return frozenset()
    may = {
        "vote": not is_mine and review.is_public,
        "flag": not is_mine and review.is_public,
        "edit": is_mine and review.deleted_at is None and bool(can_edit_review(viewer, review, now)),
        "delete": is_mine and review.deleted_at is None and bool(can_delete_review(viewer, review, now)),
        "restore": is_mine and review.deleted_at is not None and bool(can_restore_review(viewer, review, now)),
        "answer": bool(viewer.is_company and can_answer(viewer, review, now)),
        "moderate": bool(viewer.is_moderator),
        "return": bool(viewer.is_moderator and can_return(viewer, review)),
        "release": bool(viewer.is_moderator and review.held_at is not None and not is_mine),
    }
    return frozenset(name for name, allowed in may.items() if allowed)
