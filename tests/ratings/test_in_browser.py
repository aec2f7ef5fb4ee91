"""A reader finds reviews, and a member writes one with the keyboard, on a phone's width too."""

import pytest

from portal.ratings.models import Dimension, Review

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_member_reads_writes_and_votes_by_keyboard_at_both_widths(page, site, signed_in, axe, product, review, helper):
    Dimension.objects.create(family=product.family, name="Noise")
    made = review(2, by="leila", title="Too loud")
    review(5, by="ruth", title="Four years, two washers", pros=["steam"], cons=["noise"])
    address = f"{site}/product-reviews/{product.pk}/{product.slug}/"
    signed_in(helper)
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        for path in (
            address,
            site + product.get_url(),
            f"{site}/reviews/{made.pk}/",
            f"{site}/product-reviews/{product.pk}/write/",
        ):
            page.goto(path)
            assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), path
            assert axe() == [], path
    page.goto(address)
    page.get_by_role("link", name="2 stars").press("Enter")
    page.wait_for_url("**stars=2**")
    assert page.get_by_text("Four years, two washers").count() == 0
    page.get_by_role("button", name="Helpful", exact=False).first.press("Enter")
    page.locator('button[aria-pressed="true"]').first.wait_for()
    page.goto(f"{site}/product-reviews/{product.pk}/write/")
    page.get_by_role("radio", name="1 star, Poor").first.focus()
    for _step in range(3):
        page.keyboard.press("ArrowRight")
    page.get_by_label("Title").fill("Steady")
    page.get_by_label("Pros").fill("steam\nparts by post")
    page.get_by_role("button", name="Post review").press("Enter")
    page.get_by_text("Your review is published").wait_for()
    written = Review.objects.get(author=helper)
    assert (written.stars, written.pros) == (4, ["steam", "parts by post"])
