"""The workbench in a browser: by keyboard alone, light and dark, wide and narrow, and without JavaScript."""

import pytest

from ideas.actions import cast_vote
from ideas.models import Idea
from ideas.workbench.models import PlannedChange, SavedView

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 360, "height": 780}


@pytest.fixture
def ideas(make_idea, helper, stranger):
    made = [make_idea(f"Needle number {number} in the box") for number in range(3)]
    for idea in made:
        cast_vote(idea=idea, by=helper)
    return made


def test_by_keyboard_two_are_chosen_changed_and_taken_back_and_a_view_is_saved(page, site, signed_in, ideas, product_manager):
    signed_in(product_manager)
    page.goto(f"{site}/admin/workbench/")
    assert not page.locator("[data-bulk]").is_visible()
    for idea in ideas[:2]:
        page.get_by_label(f"Choose: {idea.title}").press("Space")
    page.get_by_text("2 chosen").wait_for()
    page.locator("summary", has_text="Set status").press("Enter")
    page.get_by_label("Status", exact=True).select_option("considering")
    page.get_by_label("Public reason").press_sequentially("We look into it.")
    page.get_by_role("button", name="Change status").press("Enter")
    page.get_by_text("2 ideas become “Considering” in a moment.").wait_for()
    page.get_by_role("button", name="Undo the change").press("Enter")
    page.get_by_text("Taken back. No idea has changed").wait_for()
    assert PlannedChange.objects.get().stopped_at is not None
    page.locator("summary", has_text="Save this view").press("Enter")
    page.get_by_label("Name of the view").press_sequentially("Needles")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Needles").wait_for()
    assert SavedView.objects.get().name == "Needles"


def test_a_panel_closes_with_escape_and_all_can_be_chosen(page, site, signed_in, ideas, product_manager):
    signed_in(product_manager)
    page.goto(f"{site}/admin/workbench/")
    page.get_by_label("Choose all 3 of this page").press("Space")
    page.get_by_text("3 chosen").wait_for()
    page.get_by_text("A new status tells up to 3 voters.").wait_for()
    summary = page.locator("summary", has_text="Owner")
    summary.press("Enter")
    page.get_by_label("Who answers for them").wait_for()
    page.keyboard.press("Escape")
    assert not page.get_by_label("Who answers for them").is_visible()
    page.get_by_role("button", name="Clear choice").press("Enter")
    assert not page.locator("[data-bulk]").is_visible()


@pytest.mark.parametrize(
    "page",
    [{"viewport": size, "color_scheme": scheme} for size in (WIDE, NARROW) for scheme in ("light", "dark")],
    indirect=True,
    ids=["wide-light", "wide-dark", "narrow-light", "narrow-dark"],
)
def test_axe_finds_nothing_and_nothing_but_the_table_scrolls_sideways(page, site, signed_in, axe, ideas, product_manager):
    signed_in(product_manager)
    for lens in ("accounts", "segments", "groups"):
        page.goto(f"{site}/admin/workbench/?lens={lens}")
        assert axe(".workbench") == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_label(f"Choose: {ideas[0].title}").check()
    page.locator("summary", has_text="Set status").click()
    assert axe(".workbench") == []
    page.goto(f"{site}/admin/workbench/same/")
    assert axe(".workbench") == []


@pytest.mark.parametrize("page", [{"java_script_enabled": False, "viewport": WIDE}], indirect=True)
def test_without_javascript_the_bar_is_a_plain_form(page, site, signed_in, ideas, product_manager, settings):
    settings.UNDO_SECONDS = 0
    signed_in(product_manager)
    page.goto(f"{site}/admin/workbench/")
    page.get_by_label(f"Choose: {ideas[0].title}").check()
    page.locator("summary", has_text="Owner").click()
    page.get_by_label("Who answers for them").select_option(label="Dov")
    page.get_by_role("button", name="Set owner").click()
    page.locator("td", has_text="Dov").wait_for()
    assert Idea.objects.get(pk=ideas[0].pk).owner == product_manager
