"""Comparing by keyboard, and without a script."""

import pytest

from ideas.pairwise.models import Comparison

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE = {"viewport": {"width": 360, "height": 760}, "color_scheme": "dark"}


@pytest.mark.parametrize("page", [{}, PHONE], indirect=True, ids=["desk", "phone"])
def test_one_two_and_s_choose(page, keyboard, signed_in, board, ideas, asker):
    signed_in(asker)
    keyboard.open(f"/compare/{board.pk}/")
    page.get_by_text("cannot say").last.wait_for()
    for count, key in enumerate("12s", start=1):
        shown = page.locator("#pair h3").all_inner_texts()
        keyboard.press(key)
        page.get_by_text(f"{count} pair").first.wait_for()
        said = Comparison.objects.select_related("first", "second").order_by("-pk")[0]
        chosen = {0: None, 1: said.first.title, 2: said.second.title}[said.answer]
        assert chosen == {"1": shown[0], "2": shown[1], "s": None}[key]
    keyboard.holds()
    keyboard.to("This matters more")
    keyboard.press("Enter")
    page.get_by_text("4 pairs so far").wait_for()
    page.evaluate("localStorage.setItem('single-keys', 'off')")
    keyboard.open(f"/compare/{board.pk}/")
    assert not page.locator("[data-keys-hint]").is_visible()
    keyboard.press("1")
    assert Comparison.objects.count() == 4
    keyboard.follow("What came out so far", r"/ranking/")


@pytest.mark.parametrize("page", [{"java_script_enabled": False}], indirect=True)
def test_without_a_script_one_compares(page, site, signed_in, board, ideas, asker):
    signed_in(asker)
    page.goto(f"{site}/compare/{board.pk}/")
    page.get_by_role("button", name="This matters more").first.click()
    page.get_by_text("1 pair so far").wait_for()
    assert Comparison.objects.count() == 1 and not page.locator("[data-keys-hint]").is_visible()
