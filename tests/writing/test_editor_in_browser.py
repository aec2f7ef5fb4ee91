from __future__ import annotations

from typing import Any

import pytest

pytestmark = pytest.mark.browser


@pytest.fixture(autouse=True)
def _pages(settings: Any) -> None:
    settings.ROOT_URLCONF = "tests.writing.pages"


@pytest.fixture
def box(page: Any, site: str, signed_in: Any, asker: Any) -> Any:
    signed_in(asker)
    page.goto(f"{site}/reply/")
    return page.locator(".editor")


def rich(page: Any) -> Any:
    return page.locator(".rich [role=textbox]")


def test_a_focus_brings_the_editor_and_nothing_moves(page, box, axe):
    from playwright.sync_api import expect

    before = box.bounding_box()
    page.locator("#id_body").focus()
    expect(rich(page)).to_be_focused()
    after = box.bounding_box()
    assert abs(before["y"] - after["y"]) < 0.5
    assert abs(before["height"] - after["height"]) < 1.5
    assert axe() == []
    page.keyboard.type("**It** works")
    page.get_by_role("button", name="Post reply").click()
    expect(page.locator("#sent")).to_have_text("It works")
    assert "<strong>It</strong>" in page.locator("#sent").inner_html()
