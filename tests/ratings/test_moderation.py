"""Hidden or returned for its words alone, with the passage marked and another try; never for its stars."""

from __future__ import annotations

import pytest

from portal.common.permissions import Refused
from portal.moderation.decisions import decide, undo
from portal.moderation.flagging import flag
from portal.moderation.models import Decision, Rule
from portal.ratings.actions import NotAReason, NotInTheText, Said, edit_review, return_review
from portal.ratings.models import Review, ReviewReturn
from tests.ratings.conftest import WORDS

pytestmark = pytest.mark.django_db
PRIVATE = "Second burrs in a year. Frank Oduya (0170 555 0142) told me that a stone did it, and he was right."
CHANGED = "Second burrs in a year. The technician told me that a stone did it, and he was right about it."


@pytest.mark.parametrize(
    "reason",
    [
        "This low rating hurts the product",
        "One star is unfair",
        "A 1-star review without cause",
        "negative review",
        "The rating is too low",
        "misleading star",
    ],
)
def test_a_low_rating_is_never_a_reason(review, moderator, advertising, figures, product, reason):
    made = review(1, by="leila")
    if reason == "misleading star":
        # Nor does a rule that an administrator wrote make it one.
        advertising = Rule.objects.create(number=77, title="No low ratings", text="Be nice.")
        reason = "Against the rule"
    with pytest.raises(NotAReason) as refusal:
        decide(thing=made, act="hide", by=moderator, rule=advertising, reason=reason)
    assert "A low rating is never a reason" in str(refusal.value)
    assert Review.objects.get(pk=made.pk).is_public and not Decision.objects.exists()
    assert figures(product).count == 1
    assert not {"stars", "rating"} & {str(code) for code in ReviewReturn.Code.values}


def test_a_review_that_breaks_a_rule_is_hidden_and_comes_back_whatever_its_stars(
    review, moderator, advertising, figures, product
):
    for stars in (1, 5):
        made = review(stars)
        decision = decide(thing=made, act="hide", by=moderator, rule=advertising, reason="It sells filters of its own shop")
        assert figures(product).count == 0
        assert not Review.objects.public_rows().exists()
        undo(decision=decision, by=moderator)
        assert figures(product).count == 1
        Review.objects.all().delete()
        from django.db import transaction

        from portal.ratings.actions.counting import lock_rating, write_figures

        with transaction.atomic():
            write_figures(lock_rating(product.pk))


def test_a_returned_review_comes_back_to_its_author_with_the_passage_and_is_read_again_after_a_change(
    client, review, moderator, product, figures, run_reactions
):
    made = review(2, by="leila", words=PRIVATE)
    client.force_login(moderator)
    form = {"code": "private", "passage": "Frank Oduya (0170 555 0142)", "note": "Say “the technician”."}
    assert client.post(f"/reviews/{made.pk}/return/", form | {"passage": "not in it"}).status_code == 422
    assert client.post(f"/reviews/{made.pk}/return/", form | {"note": "The rating is too low"}).status_code == 422
    assert client.post(f"/reviews/{made.pk}/return/", form).status_code == 302
    assert figures(product).count == 0
    decision = Decision.objects.get()
    assert decision.rule.flag_reason == "private" and "Personal data of others" in decision.reason
    run_reactions()
    author = made.author
    client.force_login(author)
    assert "Your rating is not in question" in client.get("/inbox/").content.decode()
    page = client.get(f"/reviews/{made.pk}/edit/").content.decode()
    assert '<mark dir="auto">Frank Oduya (0170 555 0142)</mark>' in page and "Send again" in page
    assert client.post(f"/reviews/{made.pk}/edit/", {"stars": "2", "body": CHANGED}).status_code == 302
    assert Review.objects.get(pk=made.pk).hidden_at is not None  # until a moderator has looked
    client.force_login(moderator)
    assert "The technician told me" in client.get("/reviews/held/").content.decode()
    client.post(f"/reviews/{made.pk}/unhide/")
    shown = Review.objects.get(pk=made.pk)
    assert shown.is_public and shown.stars == 2 and not ReviewReturn.objects.filter(closed_at=None).exists()
    assert figures(product).count == 1


def test_what_a_moderator_hid_for_good_cannot_be_changed_and_nobody_judges_their_own(review, moderator, advertising):
    made = review(2, by="leila")
    decide(thing=made, act="hide", by=moderator, rule=advertising, reason="It sells filters")
    with pytest.raises(Refused):
        edit_review(review=made, by=made.author, said=Said(stars=2))
    own = review(5, by=moderator)
    with pytest.raises(Refused):
        return_review(review=own, by=moderator, code="rude", passage="loud", note="Leave it out")
    other = review(3, by="noor")
    with pytest.raises(NotInTheText):
        return_review(review=other, by=moderator, code="rude", passage="", note="Leave it out")
    assert WORDS


def test_flags_of_members_lead_to_the_queue_and_staff_read_the_words_without_the_stars(client, review, moderator, helper):
    made = review(1, by="leila")
    flag(thing=made, by=helper, reason="spam", note="Sells something")
    client.force_login(moderator)
    case = client.get(f"/admin/flags/ratings.review:{made.pk}/")
    assert case.status_code == 200
    text = case.content.decode()
    assert "The pump is loud" in text and "1 star" not in text


def test_others_do_not_read_a_hidden_review_its_author_does(client, review, moderator, advertising, stranger):
    made = review(2, by="leila", title="Zqx words")
    decide(thing=made, act="hide", by=moderator, rule=advertising, reason="It sells filters")
    client.force_login(stranger)
    assert client.get(f"/reviews/{made.pk}/").status_code == 404
    client.force_login(made.author)
    assert "Zqx words" in client.get(f"/reviews/{made.pk}/").content.decode()


def test_a_report_compares_how_reviews_fare_by_their_stars(client, review, moderator, advertising):
    from django.utils import timezone

    from portal.ratings.rates import differs_by_stars, rates

    low = [review(1) for _number in range(12)]
    high = [review(5) for _number in range(12)]
    return_review(review=low[0], by=moderator, code="rude", passage="loud", note="Leave it out")
    decide(thing=high[0], act="hide", by=moderator, rule=advertising, reason="It sells filters")
    found = {rate.stars: rate for rate in rates(timezone.now())}
    assert (found[1].count, found[1].returned, found[1].hidden) == (12, 1, 0)
    assert (found[5].count, found[5].returned, found[5].hidden) == (12, 0, 1)
    assert not differs_by_stars(list(found.values()))
    assert "do not differ by more than chance explains" in client.get("/reviews/rates/").content.decode()
    for made in low[1:]:
        decide(thing=made, act="hide", by=moderator, rule=advertising, reason="It sells filters")
    assert differs_by_stars(rates(timezone.now()))
    assert "differ by more than chance" in client.get("/reviews/rates/").content.decode()
