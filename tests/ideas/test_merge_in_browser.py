"""Merging ideas in a browser: by keyboard with the preview and the undo, and what a voter is asked, without JavaScript."""

import pytest

from ideas.actions import cast_vote, merge_ideas, split_idea
from ideas.actions.counting import recount_votes

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NARROW = {"java_script_enabled": False, "viewport": {"width": 360, "height": 740}}


@pytest.fixture
def two(make_idea, helper, stranger):
    ideas = make_idea("Start the timer when water flows"), make_idea("Start a shot timer when the water flows")
    for idea in ideas:
        recount_votes(idea)
        cast_vote(idea=idea, by=helper)
    cast_vote(idea=ideas[1], by=stranger)
    return ideas


def test_staff_merge_by_keyboard_and_take_it_back(page, site, signed_in, axe, two, product_manager, expected_problems):
    expected_problems.append("422")
    small, big = two
    signed_in(product_manager)
    page.goto(f"{site}{small.get_absolute_url()}")
    page.get_by_role("link", name="Merge into another").press("Enter")
    assert axe("main") == []
    # Enter in the field takes what was written, not the first of the suggestions.
    page.get_by_label("The other idea").fill("999999")
    page.keyboard.press("Enter")
    page.get_by_text("There is no idea with this number").first.wait_for()
    page.get_by_role("button", name=big.title).press("Enter")
    page.get_by_text("1 person voted for both and counts once").wait_for()
    assert axe("main") == []
    page.get_by_role("button", name="Merge, and tell the voters").press("Enter")
    page.get_by_role("heading", name=big.title).wait_for()
    assert axe("main") == []
    part = split_idea(idea=big, by=product_manager, title="A bell when the shot is done", body="<p>Ring.</p>")
    page.goto(f"{site}/ideas/{big.pk}/lineage/")
    assert part.title in page.locator("main").inner_text()
    assert axe("main") == []
    page.goto(f"{site}/ideas/{big.pk}/split/")
    assert axe("main") == []
    page.goto(f"{site}{small.get_absolute_url()}")
    page.get_by_role("link", name="Take the merge back").press("Enter")
    assert axe("main") == []
    page.get_by_role("button", name="Take it back").press("Enter")
    page.get_by_text("This idea stands by itself again.").wait_for()
    page.goto(f"{site}/admin/workbench/")
    page.get_by_role("link", name="Probably the same").wait_for()


@pytest.mark.parametrize("page", [NARROW], indirect=True)
def test_a_voter_moves_their_vote_without_javascript(page, site, signed_in, two, make_idea, make_member, product_manager):
    small, big = two
    third, voter = make_idea("A drawer for the needles"), make_member("voter")
    cast_vote(idea=small, by=voter)
    merge_ideas(idea=small, survivor=big, by=product_manager)
    signed_in(voter)
    page.goto(f"{site}{big.get_absolute_url()}")
    page.get_by_role("heading", name="Your vote may stay, move or go").wait_for()
    page.get_by_role("link", name="Move it to another idea").click()
    page.get_by_label("The other idea").fill(str(third.pk))
    page.get_by_role("button", name="Move my vote there").click()
    page.get_by_role("heading", name=third.title).wait_for()
