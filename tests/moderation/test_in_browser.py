"""Flagged, decided by keyboard, told: the whole way in a browser, wide and on a telephone, with axe on every page."""

from __future__ import annotations

from typing import Any

import pytest

from forums.actions import post_topic, reply
from portal.moderation.flagging import flag
from portal.moderation.models import Decision, Rule

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SIZES: list[dict[str, Any]] = [{}, {"viewport": {"width": 360, "height": 760}, "color_scheme": "dark"}]


@pytest.mark.parametrize("page", SIZES, indirect=True, ids=["desk", "phone"])
def test_two_cases_are_decided_by_keyboard_and_the_author_reads_why(
    page, axe, keyboard, signed_in, board, asker, newcomer, stranger, moderator, run_reactions, advertising
):
    from playwright.sync_api import expect

    topic = post_topic(board_id=board.pk, by=asker, kind="question", title="Which filter fits", body="<p>It is gone.</p>")
    replies = [reply(topic=topic, by=newcomer, body=f"<p>Cheap watches, number {number}.</p>") for number in range(2)]
    for thing in replies:
        flag(thing=thing, by=stranger, reason="spam")
    run_reactions()

    def narrow() -> None:
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, page.url
        assert axe(".queue") == [], page.url

    signed_in(moderator)
    page.goto(f"{keyboard.site}/admin/flags/")
    for number, thing in enumerate(replies):
        with page.expect_navigation():
            page.keyboard.press("j" if number == 0 else "c")
        if number == 0:
            with page.expect_navigation():
                page.keyboard.press("c")
        expect(page.locator(".queue article")).to_contain_text("Claimed by you")
        expect(page.locator(".queue article")).to_contain_text(f"number {number}")
        if number == 0:
            narrow()
        page.keyboard.press("d")
        page.keyboard.press("ArrowUp" if number else "ArrowDown")
        for _step in range(4):
            if page.locator("input[name=act]:checked").get_attribute("value") == "hide":
                break
            page.keyboard.press("ArrowDown")
        keyboard.to("Reason, in your words")
        keyboard.type("Your reply sells watches.")
        keyboard.to("Decide")
        with page.expect_navigation():
            page.keyboard.press("Enter")
        assert Decision.objects.filter(object_id=thing.pk, rule=Rule.objects.get(pk=advertising.pk)).exists()
    with page.expect_navigation():
        page.keyboard.press("u")
    expect(page.locator(".queue article")).to_contain_text("number 1")
    page.goto(f"{keyboard.site}/admin/flags/log/")
    narrow()
    expect(page.locator(".queue table")).to_contain_text("2. No advertising")

    run_reactions()
    signed_in(newcomer)
    page.goto(f"{keyboard.site}/inbox/")
    keyboard.to("Which filter fits")  # that one was shown again
    keyboard.follow("Which filter fits", r"/hidden/")
    expect(page.locator("main")).to_contain_text("Your reply sells watches.")
    expect(page.locator("main")).to_contain_text("number 0")
    keyboard.follow("Rule 2", r"/rules/#rule-2")
    page.goto(keyboard.site + topic.get_absolute_url())
    expect(page.locator(f"#p{replies[0].pk}")).to_contain_text("only its author and moderators see it")


@pytest.mark.parametrize("page", SIZES[1:], indirect=True, ids=["phone"])
def test_the_queue_works_without_javascript(
    browser, site, board, asker, newcomer, stranger, moderator, signed_in, page, advertising
):
    topic = post_topic(board_id=board.pk, by=asker, kind="question", title="Which filter fits", body="<p>It is gone.</p>")
    said = reply(topic=topic, by=newcomer, body="<p>Cheap watches.</p>")
    flag(thing=said, by=stranger, reason="spam")
    signed_in(moderator)
    context = browser.new_context(java_script_enabled=False)
    context.add_cookies(page.context.cookies())
    plain = context.new_page()
    plain.goto(f"{site}/admin/flags/")
    plain.get_by_role("link", name="Next case").click()
    plain.get_by_role("button", name="Claim it").click()
    plain.get_by_role("radio", name="Hide it").check()
    plain.get_by_label("Reason, in your words").fill("Your reply sells watches.")
    plain.get_by_role("button", name="Decide").click()
    said.refresh_from_db()
    assert said.hidden_at is not None and Decision.objects.get().rule == advertising
    context.close()


@pytest.mark.parametrize("page", SIZES, indirect=True, ids=["desk", "phone"])
def test_a_case_in_the_wrong_place_is_found_by_its_tab_and_moved_with_a_prepared_reason(
    page, axe, keyboard, signed_in, board, make_board, newcomer, stranger, moderator
):
    from playwright.sync_api import expect

    from portal.moderation.models import ReasonTemplate

    other = make_board("Filters and parts")
    ReasonTemplate.objects.create(title="Wrong place here", text="People who know more about it read there.")
    topic = post_topic(board_id=board.pk, by=newcomer, kind="question", title="Which filter fits", body="<p>It is gone.</p>")
    flag(thing=topic, by=stranger, reason="off-topic")
    signed_in(moderator)
    page.goto(f"{keyboard.site}/admin/flags/")
    keyboard.to("New members 1")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    with page.expect_navigation():
        page.keyboard.press("j")
    assert "show=new" in page.url and axe(".queue") == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    expect(page.locator(".queue article")).to_contain_text("Spam check")
    page.keyboard.press("d")
    for _step in range(6):
        if page.locator("input[name=act]:checked").get_attribute("value") == "move":
            break
        page.keyboard.press("ArrowDown")
    keyboard.to("Where to, if it is moved")
    keyboard.type("Filters")
    keyboard.to("Begin with a prepared reason")
    keyboard.type("Wrong place here")
    expect(page.get_by_label("Reason, in your words")).to_have_value("People who know more about it read there.")
    keyboard.to("Decide")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    topic.refresh_from_db()
    assert topic.board_id == other.pk and Decision.objects.get().act == "move"
    with page.expect_navigation():
        page.keyboard.press("u")
    topic.refresh_from_db()
    assert topic.board_id == board.pk
