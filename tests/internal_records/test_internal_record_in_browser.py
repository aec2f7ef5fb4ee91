"""An internal record by keyboard alone, in a real browser."""

import pytest
from django.urls import reverse

from ideas.internal_records.models import IdeaNote, IdeaScore, TrackerLink

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def place(make_idea, site, signed_in, product_manager):
    signed_in(product_manager)
    return site + reverse("idea_internal_record", args=[make_idea().pk])


@pytest.fixture
def expected_problems():
    return ["422"]  # a form with a mistake


def tab_to(page, name):
    """Press Tab until the thing with this name has the focus."""
    for _press in range(120):
        page.keyboard.press("Tab")
        focused = page.evaluate(
            "() => { const e = document.activeElement;"
            " return (e.labels && e.labels[0] ? e.labels[0].textContent : e.textContent || '').trim() }"
        )
        if focused == name:
            return
    raise AssertionError(f"Tab never comes to {name}")


def test_an_idea_is_scored_noted_and_linked_by_keyboard(page, place, axe):
    page.goto(place)
    tab_to(page, "Reach, people per quarter")
    page.keyboard.type("300")
    tab_to(page, "Impact")
    page.keyboard.type("2:")
    tab_to(page, "Confidence")
    page.keyboard.type("0.8")
    tab_to(page, "Effort, person-months")
    page.keyboard.type("0")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Effort is above zero.")
    assert page.locator("#rice-reach").input_value() == "300"
    assert axe(".internal-record") == []
    tab_to(page, "Effort, person-months")
    page.keyboard.press("Control+a")
    page.keyboard.type("4")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Reach 300 × Impact 2 × Confidence 0.8 ÷ Effort 4 = 120")

    tab_to(page, "New note")
    page.keyboard.type("The **same** part.")
    tab_to(page, "Write note")
    page.keyboard.press("Enter")
    page.wait_for_selector("strong:text('same')")

    tab_to(page, "Address of the issue")
    page.keyboard.type("https://github.com/hobbs/alto/issues/12")
    page.keyboard.press("Enter")
    page.wait_for_selector("a:text('hobbs/alto#12')")
    assert axe(".internal-record") == []
    assert (IdeaScore.objects.get().value, IdeaNote.objects.count(), TrackerLink.objects.count()) == (120, 1, 1)


@pytest.mark.parametrize(
    "page",
    [
        {"viewport": {"width": 360, "height": 800}},
        {"viewport": {"width": 360, "height": 800}, "color_scheme": "dark"},
        {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
    ],
    indirect=True,
)
def test_it_fits_a_phone_and_the_dark(page, place, site, axe):
    for address in (place, f"{site}{reverse('score_formulas')}", f"{site}{reverse('score_formula', args=['rice'])}"):
        page.goto(address)
        assert axe(".internal-record") == []
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), address


@pytest.mark.parametrize("page", [{"java_script_enabled": False}], indirect=True)
def test_it_works_without_script(page, place):
    page.goto(place)
    page.fill("#rice-reach", "10")
    page.click("text=Save RICE score")
    page.wait_for_selector("text=A factor is not judged yet.")
    page.fill("#note-text", "Plain.")
    page.click("button:text('Write note')")
    page.wait_for_selector("p:text('Plain.')")
