"""The list of keyboard shortcuts: a page, and a dialog for those with script."""

from __future__ import annotations

import pytest


@pytest.mark.django_db
def test_it_is_a_page_that_every_page_leads_to(client):
    page = client.get("/shortcuts/")
    assert page.status_code == 200 and "<kbd>?</kbd>" in page.text
    assert 'href="/shortcuts/"' in client.get("/members/").text


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_the_question_mark_shows_it_where_one_is_and_can_be_turned_off(page, site, axe):
    from playwright.sync_api import expect

    page.goto(f"{site}/members/")
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Keyboard shortcuts")
    expect(dialog).to_be_visible()
    expect(dialog.get_by_role("button", name="Close")).to_be_focused()
    assert axe() == []
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    page.locator("main input[name=q]").first.focus()
    page.keyboard.type("?")
    expect(dialog).to_have_count(0)
    page.get_by_role("link", name="Keyboard shortcuts").click()
    dialog.get_by_label("Single keys work on this device").uncheck()
    dialog.get_by_role("button", name="Close").click()
    expect(dialog).to_have_count(0)
    page.keyboard.press("?")
    page.wait_for_timeout(300)
    expect(dialog).to_have_count(0)
