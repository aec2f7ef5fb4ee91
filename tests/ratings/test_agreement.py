"""Average, count, histogram, dimensions and months agree with the rows, whatever happened before."""

from __future__ import annotations

import contextlib
from random import Random

import pytest
from django.utils import timezone

from portal.common.html import html_of
from portal.common.permissions import Refused
from portal.members.actions import erase_member
from portal.members.models import Member
from portal.moderation.decidable import CannotDecide
from portal.moderation.decisions import decide
from portal.ratings.actions import (
    AlreadyReviewed,
    Said,
    delete_review,
    edit_review,
    label_rewarded,
    release_review,
    restore_review,
    vote_on_review,
)
from portal.ratings.actions.counting import score_of, votes_from_rows
from portal.ratings.actions.erasure import reassign
from portal.ratings.models import Dimension, Review
from tests.ratings.conftest import WORDS

pytestmark = pytest.mark.django_db
REASON = "It names a technician with a telephone number"


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_figures_agree_after_any_sequence_of_acts(seed, review, product, reviewer, figures, moderator, advertising, settings):
    settings.REVIEW_BURST = 3
    chance, people = Random(seed), [reviewer(f"p{number}") for number in range(6)]
    people += [reviewer(f"n{number}", joined_at=timezone.now()) for number in range(3)]
    sides = [Dimension.objects.create(family=product.family, name=name) for name in ("Noise", "Build")]

    def said():
        scores = {side.pk: chance.randint(1, 5) for side in sides if chance.random() < 0.6}
        words = html_of(chance.choice(["", WORDS, "x" * 60]))
        return {"stars": chance.randint(1, 5), "body": words, "recommends": chance.choice(["", "yes", "no"]), "scores": scores}

    def some():
        return chance.choice(list(Review.objects.all()) or [None])

    def act():
        one, who = some(), chance.choice(people)
        match chance.choice(["post", "post", "edit", "delete", "restore", "hide", "show", "vote", "release", "reward"]):
            case "post":
                given = said()
                review(given.pop("stars"), by=who, words="", **given)
            case "edit" if one:
                edit_review(review=one, by=one.author, said=Said(**said()))
            case "delete" if one:
                delete_review(review=one, by=one.author)
            case "restore" if one:
                restore_review(review=one, by=one.author)
            case "hide" if one:
                decide(thing=one, act="hide", by=moderator, rule=advertising, reason=REASON)
            case "show" if one:
                decide(thing=one, act="restore", by=moderator)
            case "vote" if one:
                vote_on_review(review=one, by=who, is_helpful=chance.random() < 0.7)
            case "release" if one:
                release_review(review=one, by=moderator)
            case "reward" if one:
                label_rewarded(review=one)

    def agree():
        figures(product)
        for row in Review.objects.all():
            assert (row.helpful_count, row.unhelpful_count, row.earlier_helpful_count) == votes_from_rows(row)
            assert row.helpful_score == pytest.approx(score_of(row))

    for _step in range(60):
        with contextlib.suppress(AlreadyReviewed, Refused, CannotDecide):
            act()
        agree()
    authors = list(Member.objects.filter(pk__in=Review.objects.values("author")).order_by("pk"))
    erase_member(member=authors[0], by=authors[0], keep_content=False)
    agree()
    erase_member(member=authors[1], by=authors[1], keep_content=True)
    agree()
    reassign(old=authors[2], new=authors[3])
    agree()
    assert figures(product).count == Review.objects.public_rows().count()
