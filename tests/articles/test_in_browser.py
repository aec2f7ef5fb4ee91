"""Saying whether an article helped, as a reader does it."""

import pytest

from portal.articles.models import ArticleVote

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_reader_says_no_and_why_without_leaving_the_article(page, site, signed_in, axe, make_article, helper):
    article = make_article("Clear the gicleur", summary="Ten minutes, one needle, one washer.")
    signed_in(helper)
    page.goto(site + article.url)
    assert axe() == []
    page.get_by_role("link", name="No, and here is why").click()
    page.get_by_text("I could not follow it").click()
    page.get_by_label("What should the author know?").fill("Which screw comes first?")
    assert axe("#helped") == []
    page.get_by_role("button", name="Send this").click()
    page.get_by_text("You said that it did not help: I could not follow it.").wait_for()
    assert page.url == site + article.url
    assert ArticleVote.objects.get().note == "Which screw comes first?"
