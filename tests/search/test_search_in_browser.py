"""Search in Chromium: by keyboard, with filters that apply at once, on a phone, and without scripts."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from forums.models import Post, Topic
from search.actions import reindex

pytestmark = pytest.mark.browser
NOW = datetime(2026, 3, 19, tzinfo=UTC)
PHONE = {"viewport": {"width": 360, "height": 740}, "color_scheme": "dark"}


@pytest.fixture(autouse=True)
def _topics(site: str, board: Any, asker: Any) -> None:
    for title in ("Pressure drops after descaling", "Descaling and the pump", "Pressure is fine"):
        topic = Topic.objects.create(board=board, author=asker, title=title, posted_at=NOW)
        Post.objects.create(topic=topic, author=asker, body="<p>Six bar.</p>", position=1, posted_at=NOW)
    solved = Topic.objects.get(title="Pressure is fine")
    answer = Post.objects.create(topic=solved, author=asker, body="<p>Yes.</p>", excerpt="Yes.", position=2, posted_at=NOW)
    solved.set_solution(answer, by=asker, now=NOW)
    reindex()


def test_titles_are_completed_and_chosen_by_keyboard(page: Any, site: str, axe: Any) -> None:
    page.goto(f"{site}/search/")
    box = page.get_by_role("combobox", name="Search everything")
    box.focus()
    page.keyboard.type("descal")
    options = page.get_by_role("option")
    options.first.wait_for()
    assert box.get_attribute("aria-expanded") == "true"
    assert axe() == []
    page.keyboard.press("ArrowDown")
    chosen = options.first
    assert chosen.get_attribute("aria-selected") == "true"
    assert box.get_attribute("aria-activedescendant") == chosen.get_attribute("id")
    page.keyboard.press("Escape")
    assert options.count() == 0
    page.keyboard.press("ArrowDown")
    options.first.wait_for()
    page.keyboard.press("ArrowUp")
    assert options.last.get_attribute("aria-selected") == "true"
    page.keyboard.press("ArrowDown")  # past the end: back in the box, Enter searches
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=descal")


@pytest.mark.parametrize("page", [{}, PHONE], ids=["wide", "phone"], indirect=True)
def test_a_filter_applies_at_once_and_stands_in_the_address(page: Any, site: str, axe: Any) -> None:
    page.goto(f"{site}/search/?q=pressure")
    assert axe() == []
    if page.viewport_size["width"] < 400:
        page.get_by_text("Filters", exact=True).click()
    page.get_by_label("Solved").first.check()
    page.wait_for_url("**state=solved**")
    assert page.locator("li.hit").count() == 1
    assert "Filters, 1 on" in page.content()
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]
    assert axe() == []


@pytest.mark.parametrize("page", [{"java_script_enabled": False}], indirect=True)
def test_it_all_works_without_scripts(page: Any, site: str) -> None:
    page.goto(f"{site}/search/")
    page.locator("#need").fill("pressure")
    page.locator("#need").press("Enter")
    page.get_by_label("Solved").first.check()
    page.get_by_role("button", name="Show results").click()
    assert page.locator("li.hit h3").inner_text() == "Pressure is fine"
    page.goto(f"{site}/search/?q=grinst")
    assert page.get_by_role("link", name="Ask it with these words").is_visible()
