"""Comparing by keyboard, and without a script."""

import pytest

from ideas.actions import propose_idea
from ideas.boards import forget_boards
from ideas.models import IdeaBoardIndexPage, IdeaBoardPage
from ideas.pairwise.models import Comparison

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE = {"viewport": {"width": 360, "height": 760}, "color_scheme": "dark"}


@pytest.fixture
def idea_board(db):
    from wagtail.models import Site

    home = Site.objects.get(is_default_site=True).root_page
    index = IdeaBoardIndexPage.objects.first() or home.add_child(instance=IdeaBoardIndexPage(title="Wishes", slug="wishes"))
    page = index.add_child(instance=IdeaBoardPage(title="Machines"))
    forget_boards()
    return page


@pytest.fixture
def ideas(idea_board, asker):
    titles = ["A quieter pump", "A louder bell", "A longer cord", "A shorter spout"]
    return [propose_idea(board_id=idea_board.pk, by=asker, title=f"{title} please", body="<p>Why not?</p>") for title in titles]


@pytest.mark.parametrize("page", [{}, PHONE], indirect=True, ids=["desk", "phone"])
def test_one_two_and_s_choose(page, keyboard, signed_in, idea_board, ideas, helper):
    signed_in(helper)
    keyboard.open(f"/compare/{idea_board.pk}/")
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
    keyboard.open(f"/compare/{idea_board.pk}/")
    assert not page.locator("[data-keys-hint]").is_visible()
    keyboard.press("1")
    assert Comparison.objects.count() == 4
    keyboard.follow("What came out so far", r"/ranking/")


@pytest.mark.parametrize("page", [{"java_script_enabled": False}], indirect=True)
def test_without_a_script_one_compares(page, site, signed_in, idea_board, ideas, helper):
    signed_in(helper)
    page.goto(f"{site}/compare/{idea_board.pk}/")
    page.get_by_role("button", name="This matters more").first.click()
    page.get_by_text("1 pair so far").wait_for()
    assert Comparison.objects.count() == 1 and not page.locator("[data-keys-hint]").is_visible()
