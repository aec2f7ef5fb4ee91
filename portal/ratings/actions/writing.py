"""Writing a review, changing it, taking it back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from portal.activity.record import record
from portal.common.html import NO_HTML, CleanHtml
from portal.common.permissions import require
from portal.members.models import Member
from portal.products.models import ProductPage
from portal.ratings.actions.burst import hold_burst
from portal.ratings.actions.counting import counted, lock_rating, score_of
from portal.ratings.actions.labels import purchase_label
from portal.ratings.actions.photos import set_photos
from portal.ratings.activities import (
    REVIEW_DELETED,
    REVIEW_EDITED,
    REVIEW_POSTED,
    REVIEW_RERATED,
    REVIEW_RESTORED,
    REVIEW_SENT_AGAIN,
)
from portal.ratings.limits import LONGEST_POINT, LONGEST_TITLE, MOST_POINTS, REVIEW, REVIEW_EDIT
from portal.ratings.models import Dimension, DimensionScore, Review, ReviewVersion, UseAnswer, UseOption
from portal.ratings.permissions import (
    can_delete_review,
    can_edit_review,
    can_restore_review,
    can_review,
    is_staff_of_company,
)
from portal.writing.actions import attach_uploads
from portal.writing.entry import admit, line_of, passes
from portal.writing.html import excerpt, text_of


@dataclass(frozen=True)
class Said:
    """What a reviewer says. `scores` are stars by dimension, `uses` the chosen option by question, `photos` keys of uploads."""

    stars: int
    title: str = ""
    body: CleanHtml = NO_HTML
    pros: Sequence[str] = ()
    cons: Sequence[str] = ()
    recommends: str = ""
    used_for: str = ""
    product_version: str = ""
    scores: Mapping[int, int] = field(default_factory=dict)
    uses: Mapping[int, int] = field(default_factory=dict)
    photos: Sequence[str] = ()


class AlreadyReviewed(Exception):
    """The member has a current review of this product. `review` is that one."""

    def __init__(self, review: Review) -> None:
        super().__init__(str(review.pk))
        self.review = review


@passes(REVIEW)
@transaction.atomic
def post_review(*, product: ProductPage, by: Member, said: Said, now: datetime | None = None) -> Review:
    """A member reviews a product. Raises AlreadyReviewed, NotAdmitted."""
    now = now or timezone.now()
    require(can_review(by, product, now))
    rating = lock_rating(product.pk)
    require_none(product.pk, by)
    text = admit(REVIEW, by=by, title=said.title, body=said.body)
    review = Review(
        product=product,
        author=by,
        is_employee=is_staff_of_company(by),
        verified_at=purchase_label(product.pk, by),
        posted_at=now,
        **_fields(said, text.title, text.body),
    )
    with counted(rating, review):
        review.save()
        _write_answers(review, said, product.family)
    attach_uploads(thing=review, html=text.body, by=by)
    set_photos(review=review, keys=said.photos, by=by)
    record(REVIEW_POSTED, actor=by, object=review, target=product, data={"stars": review.stars}, happened_at=now)
    hold_burst(rating=rating, review=review, by=by, now=now)
    return review


@passes(REVIEW_EDIT)
@transaction.atomic
def edit_review(*, review: Review, by: Member, said: Said, now: datetime | None = None) -> Review:
    """Change a review; what it said before is kept. One that was returned goes back to who decides. Raises NotAdmitted."""
    now = now or timezone.now()
    rating = lock_rating(review.product_id)
    review = Review.objects.lock_one(review.pk)
    require(can_edit_review(by, review, now))
    text = admit(REVIEW_EDIT, by=by, title=said.title, body=said.body, before=review.body)
    before, earlier_words = _shown_fields(review), text_of(review.body)
    fields = _fields(said, text.title, text.body)
    is_rerated = review.stars != said.stars
    with counted(rating, review):
        is_changed = any(getattr(review, name) != value for name, value in fields.items())
        if any(before[name] != fields[name] for name in before):
            ReviewVersion.objects.create(review=review, number=review.version_number, until=now, **before)
            review.edited_at, review.edit_count = now, review.edit_count + 1
            _begin_edition(review, earlier_words, text_of(text.body))
        for name, value in fields.items():
            setattr(review, name, value)
        review.verified_at = purchase_label(review.product_id, by)
        review.save()
        is_changed |= _write_answers(review, said, review.product.family)
    attach_uploads(thing=review, html=text.body, by=by)
    is_changed |= set_photos(review=review, keys=said.photos, by=by)
    if is_changed:
        kind = REVIEW_RERATED if is_rerated else REVIEW_EDITED
        record(kind, actor=by, object=review, target=review.product, data={"stars": review.stars}, happened_at=now)
    if review.hidden_at is not None and review.returns.filter(closed_at=None).update(sent_again_at=now):
        record(REVIEW_SENT_AGAIN, actor=by, object=review, happened_at=now)
    return review


@transaction.atomic
def delete_review(*, review: Review, by: Member, now: datetime | None = None) -> None:
    """A member takes back what they wrote; the figures follow."""
    now = now or timezone.now()
    rating = lock_rating(review.product_id)
    review = Review.objects.lock_one(review.pk)
    require(can_delete_review(by, review, now))
    if review.deleted_at is None:
        with counted(rating, review):
            review.deleted_at, review.deleted_by = now, by
            review.save(update_fields=["deleted_at", "deleted_by"])
        record(REVIEW_DELETED, actor=by, object=review, target=review.product, happened_at=now)


@transaction.atomic
def restore_review(*, review: Review, by: Member, now: datetime | None = None) -> None:
    """Bring back what was deleted. Raises AlreadyReviewed when its author has written another one since."""
    now = now or timezone.now()
    rating = lock_rating(review.product_id)
    review = Review.objects.lock_one(review.pk)
    require(can_restore_review(by, review, now))
    if review.deleted_at is not None:
        require_none(review.product_id, by)
        with counted(rating, review):
            review.deleted_at = review.deleted_by = None
            review.save(update_fields=["deleted_at", "deleted_by"])
        record(REVIEW_RESTORED, actor=by, object=review, target=review.product, happened_at=now)


def current_review(product_id: int, member: Member) -> Review | None:
    """The review that the member has of the product now, hidden or held ones too."""
    return Review.objects.filter(product_id=product_id, author=member, deleted_at=None).first()


def require_none(product_id: int, member: Member) -> None:
    """The constraint holds it as well; here it is a sentence. Called under the lock of the product's rating."""
    current = current_review(product_id, member)
    if current is not None:
        raise AlreadyReviewed(current)


def points(lines: Iterable[str]) -> list[str]:
    """Pros or cons: a few lines of plain text."""
    kept = (line_of(line)[:LONGEST_POINT] for line in lines)
    return [line for line in kept if line][:MOST_POINTS]


def share_left(before: str, after: str) -> float:
    """How much of a text is left in another: words in common, wherever they stand, of those there were."""
    old, new = Counter(before.casefold().split()), Counter(after.casefold().split())
    return (old & new).total() / old.total() if old else 1.0


def _fields(said: Said, title: str, body: CleanHtml) -> dict[str, Any]:
    return {
        "stars": said.stars,
        "title": title[:LONGEST_TITLE],
        "body": body,
        "excerpt": excerpt(body),
        "pros": points(said.pros),
        "cons": points(said.cons),
        "recommends": said.recommends,
        "used_for": said.used_for,
        "product_version": line_of(said.product_version)[:40],
    }


def _shown_fields(review: Review) -> dict[str, Any]:
    """What a version keeps."""
    return {name: getattr(review, name) for name in ("stars", "title", "body", "pros", "cons")}


def _begin_edition(review: Review, earlier: str, words: str) -> None:
    """A text of which less than half is left begins anew: votes for what it said before do not speak for it.

    It is measured by the words with which the edition began, so that many small edits count as the one that they are.
    """
    if review.edition < review.version_number - 1:
        first = review.versions.filter(number=review.edition).values_list("body", flat=True).first()
        earlier = text_of(CleanHtml(first or ""))
    if share_left(earlier, words) >= 0.5:
        return
    review.edition = review.version_number
    review.earlier_helpful_count += review.helpful_count
    review.helpful_count = review.unhelpful_count = review.imported_helpful_count = 0
    review.helpful_score = score_of(review)


def _write_answers(review: Review, said: Said, family: str) -> bool:
    """Stars of dimensions and answers of use, as far as the product's family asks for them. Gives whether any changed."""
    asked = set(Dimension.objects.asked_of(family).values_list("pk", flat=True))
    scores = {pk: stars for pk, stars in said.scores.items() if pk in asked}
    held = dict(review.scores.values_list("dimension_id", "stars"))
    scores |= {pk: stars for pk, stars in held.items() if pk not in asked}  # no longer asked: what was said stays
    offered = UseOption.objects.filter(question__family=family, question__is_asked=True)
    question_of = dict(offered.values_list("pk", "question_id"))
    uses = {question: option for question, option in said.uses.items() if question_of.get(option) == question}
    used = dict(review.uses.values_list("question_id", "option_id"))
    uses |= {question: option for question, option in used.items() if question not in question_of.values()}
    if scores != held:
        review.scores.all().delete()
        DimensionScore.objects.bulk_create(
            DimensionScore(review=review, dimension_id=pk, stars=stars) for pk, stars in sorted(scores.items())
        )
    if uses != used:
        review.uses.all().delete()
        UseAnswer.objects.bulk_create(
            UseAnswer(review=review, question_id=question, option_id=option) for question, option in sorted(uses.items())
        )
    return scores != held or uses != used
