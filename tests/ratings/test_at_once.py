"""A hundred reviews and votes at the same time end exact."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from portal.common.html import html_of
from portal.operations.counting import recount
from portal.ratings.actions import AlreadyReviewed, Said, delete_review, edit_review, post_review, vote_on_review
from portal.ratings.models import Dimension, ProductRating, Review
from tests.ratings.conftest import WORDS

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]


def at_once(calls, workers=16):
    """What they raised."""

    def run(call):
        try:
            call()
        except Exception as error:
            return error
        finally:
            connections.close_all()
        return None

    with ThreadPoolExecutor(workers) as pool:
        return [error for error in pool.map(run, calls) if error is not None]


def test_a_hundred_reviews_and_helpful_votes_at_once_end_exact(product, reviewer):
    noise = Dimension.objects.create(family=product.family, name="Noise")
    members = [reviewer(f"m{number}") for number in range(100)]

    def post(number):
        said = Said(stars=1 + number % 5, body=html_of(WORDS), scores={noise.pk: 1 + number % 3})
        return lambda: post_review(product=product, by=members[number], said=said)

    assert not at_once([post(number) for number in range(100)])
    # Again, all at once: the database lets nobody have a second one.
    raised = at_once([post(number % 5) for number in range(20)])
    assert len(raised) == 20 and all(isinstance(error, AlreadyReviewed) for error in raised)
    rating = ProductRating.objects.get()
    assert (rating.count, rating.sum) == (100, 300)
    reviews = list(Review.objects.order_by("pk"))
    one = reviews[0]

    def vote(number):
        return lambda: vote_on_review(review=one, by=members[number], is_helpful=number % 4 != 0)

    others = [number for number in range(100) if members[number].pk != one.author_id]
    calls = [vote(number) for number in others]
    # Beside the votes: authors who change and delete what they wrote.
    calls += [lambda r=r: edit_review(review=r, by=r.author, said=Said(stars=5, body=r.body)) for r in reviews[:40]]
    calls += [lambda r=r: delete_review(review=r, by=r.author) for r in reviews[60:80]]
    assert not at_once(calls)
    assert set(recount(is_check=True).values()) == {0}
    one.refresh_from_db()
    assert one.helpful_count + one.unhelpful_count == len(others)
    assert ProductRating.objects.get().count == 80
