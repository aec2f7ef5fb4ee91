"""Writing a review, changing it, taking it back: one per member and product, with figures that follow at once."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from portal.common.html import html_of
from portal.common.permissions import Refused
from portal.ratings.actions import (
    AlreadyReviewed,
    Said,
    delete_review,
    edit_review,
    post_review,
    restore_review,
    vote_on_review,
    withdraw_review_vote,
)
from portal.ratings.models import Dimension, DimensionTally, Review, UseOption, UseQuestion
from portal.writing.entry import NotAdmitted, as_written

pytestmark = pytest.mark.django_db


def test_a_review_counts_with_its_stars_dimensions_and_answers(review, product, figures):
    noise = Dimension.objects.create(family=product.family, name="Noise")
    elsewhere = Dimension.objects.create(family="Grinders", name="Grind")
    where = UseQuestion.objects.create(family=product.family, question="Where?")
    office = UseOption.objects.create(question=where, text="In an office")
    made = review(
        4,
        by="leila",
        title="Too loud",
        pros=["steam", " "],
        recommends="yes",
        scores={noise.pk: 2, elsewhere.pk: 5},
        uses={where.pk: office.pk},
    )
    rating = figures(product)
    assert (rating.count, rating.sum, rating.histogram[4], rating.text_count) == (1, 4, 1, 1)
    assert (rating.recommend_yes_count, rating.recommend_count) == (1, 1)
    assert made.pros == ["steam"]
    # What another family asks is not stored.
    assert dict(made.scores.values_list("dimension__name", "stars")) == {"Noise": 2}
    assert made.uses.get().option == office
    tally = DimensionTally.objects.get()
    assert (tally.dimension, tally.count, tally.sum) == (noise, 1, 2)


def test_a_member_has_one_current_review_of_a_product_held_by_the_database(review, product):
    made = review(4, by="leila")
    with pytest.raises(AlreadyReviewed) as held:
        review(5, by="leila")
    assert held.value.review == made
    with pytest.raises(IntegrityError), transaction.atomic():
        Review.objects.create(product=product, author=made.author, stars=5)
    for stars in (0, 6):
        with pytest.raises(IntegrityError), transaction.atomic():
            Review.objects.filter(pk=made.pk).update(stars=stars)


def test_an_edit_keeps_the_version_before_and_moves_the_figures(review, product, figures):
    made = review(2, by="leila", title="Too loud")
    edited = edit_review(review=made, by=made.author, said=Said(stars=3, title="Less loud", body=made.body))
    before = edited.versions.get()
    assert (before.number, before.stars, before.title) == (1, 2, "Too loud")
    assert (edited.stars, edited.version_number) == (3, 2)
    assert figures(product).histogram == {1: 0, 2: 0, 3: 1, 4: 0, 5: 0}
    # The same again changes nothing.
    again = edit_review(review=made, by=made.author, said=Said(stars=3, title="Less loud", body=made.body))
    assert again.version_number == 2


def test_what_was_deleted_leaves_the_figures_and_comes_back_unless_there_is_another(review, product, figures):
    made = review(1, by="leila")
    review(5, by="noor")
    delete_review(review=made, by=made.author)
    assert (figures(product).count, figures(product).sum) == (1, 5)
    restore_review(review=made, by=made.author)
    assert (figures(product).count, figures(product).sum) == (2, 6)
    delete_review(review=made, by=made.author)
    review(4, by="leila")
    with pytest.raises(AlreadyReviewed):
        restore_review(review=made, by=made.author)
    late = Review.objects.get(pk=made.pk)
    with pytest.raises(Refused):
        restore_review(review=late, by=made.author, now=late.deleted_at + timedelta(days=31))


def test_only_its_author_changes_a_review_and_the_company_cannot_remove_it(review, product_manager, helper):
    made = review(1, by="leila")
    for other in (helper, product_manager):
        with pytest.raises(Refused):
            edit_review(review=made, by=other, said=Said(stars=5))
        with pytest.raises(Refused):
            delete_review(review=made, by=other)


def test_a_text_is_long_enough_or_left_out(product, reviewer):
    leila = reviewer("leila")
    with as_written(False):
        with pytest.raises(NotAdmitted) as refusal:
            post_review(product=product, by=leila, said=Said(stars=4, body=html_of("Good.")))
        assert (refusal.value.field, refusal.value.status) == ("body", 422)
        with pytest.raises(NotAdmitted):
            post_review(product=product, by=leila, said=Said(stars=4, body=html_of("🙂" * 60)))
        assert post_review(product=product, by=leila, said=Said(stars=4)).body == ""


def test_votes_order_reviews_and_can_be_taken_back(review, helper, stranger):
    made = review(4, by="leila")
    vote_on_review(review=made, by=helper, is_helpful=True)
    assert vote_on_review(review=made, by=helper, is_helpful=True).helpful_count == 1
    changed = vote_on_review(review=made, by=stranger, is_helpful=False)
    assert (changed.helpful_count, changed.unhelpful_count) == (1, 1)
    changed = vote_on_review(review=made, by=stranger, is_helpful=True)
    assert (changed.helpful_count, changed.unhelpful_count) == (2, 0)
    assert changed.helpful_score > 0.5
    assert withdraw_review_vote(review=made, by=stranger).helpful_count == 1
    with pytest.raises(Refused):
        vote_on_review(review=made, by=made.author, is_helpful=True)


def test_votes_for_a_text_of_which_less_than_half_is_left_do_not_speak_for_the_new_one(review, helper):
    made = review(5, by="leila")
    vote_on_review(review=made, by=helper, is_helpful=True)
    other = html_of("It broke twice in one year and nobody answered the telephone for several weeks.")
    edited = edit_review(review=made, by=made.author, said=Said(stars=1, body=other))
    assert (edited.helpful_count, edited.earlier_helpful_count, edited.helpful_score) == (0, 1, 0)
    # Who voted before may vote again, and is counted once.
    voted = vote_on_review(review=edited, by=helper, is_helpful=True)
    assert (voted.helpful_count, voted.earlier_helpful_count) == (1, 0)


def test_many_small_edits_count_as_the_one_that_they_are(review, helper):
    words = [f"word{number}" for number in range(20)]
    made = review(5, by="leila", words=" ".join(words))
    vote_on_review(review=made, by=helper, is_helpful=True)
    for number in range(11):
        words[number] = f"other{number}"
        made = edit_review(review=made, by=made.author, said=Said(stars=5, body=html_of(" ".join(words))))
    assert (made.helpful_count, made.earlier_helpful_count) == (0, 1)


def test_a_burst_by_new_members_is_held_until_a_person_has_looked(review, reviewer, product, figures, moderator):
    from portal.ratings.actions import release_review

    now = timezone.now()
    known = review(5, by="known")
    new = [review(1, by=reviewer(f"new{number}", joined_at=now - timedelta(days=1))) for number in range(4)]
    assert figures(product).held_count == 0
    fifth = review(1, by=reviewer("new5", joined_at=now - timedelta(days=1)))
    assert fifth.held_at is not None
    rating = figures(product)
    assert (rating.count, rating.sum, rating.held_count) == (1, 5, 5)
    assert not Review.objects.visible_to(known.author).filter(pk__in=[each.pk for each in new]).exists()
    release_review(review=new[0], by=moderator)
    rating = figures(product)
    assert (rating.count, rating.held_count) == (2, 4)
    with pytest.raises(Refused):
        release_review(review=new[1], by=known.author)
