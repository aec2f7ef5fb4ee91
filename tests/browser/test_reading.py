"""Keeping posts, finding what waits, and changing several topics at once: by keyboard alone, with axe on every page."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from forums.actions import post_topic, reply
from forums.models import Bookmark, BulkAct, Topic
from tests.browser.test_journeys import Keyboard

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BOTH = pytest.mark.parametrize(
    "page", [{}, {"viewport": {"width": 360, "height": 760}, "color_scheme": "dark"}], indirect=True, ids=["desk", "phone"]
)


@pytest.fixture
def keyboard(page: Any, site: str, axe: Any) -> Keyboard:
    page.emulate_media(reduced_motion="reduce")
    return Keyboard(page, site, axe)


@pytest.fixture
def topics(board, asker):
    return [
        post_topic(
            board_id=board.pk,
            by=asker,
            kind="question",
            title=f"It hums at night, number {number}",
            body="<p>It hums, at two in the morning.</p>",
            now=timezone.now() - timedelta(hours=100),
        )
        for number in range(3)
    ]


@BOTH
def test_a_post_is_kept_with_a_note_and_a_day_and_let_go_and_taken_back(page, keyboard, signed_in, topics, stranger):
    from playwright.sync_api import expect

    signed_in(stranger)
    keyboard.open(topics[0].get_absolute_url())
    keyboard.to("Asker")  # inside the post
    keyboard.press("b")
    expect(page.locator("[data-keep]").first).to_contain_text("Bookmarked")
    with page.expect_navigation(url=re.compile("/bookmark/")):
        keyboard.press("b")
    keyboard.holds()
    keyboard.to("Note")
    keyboard.type("Ask again in spring")
    page.get_by_label("Remind me on").fill(str(timezone.localdate() + timedelta(days=30)))
    keyboard.follow("Save bookmark", "/bookmarks/")
    assert Bookmark.objects.get().note == "Ask again in spring"
    keyboard.follow("Remove it", "/bookmarks/")
    assert not Bookmark.objects.exists()
    keyboard.follow("Undo", "/bookmarks/")
    assert Bookmark.objects.get().remind_at is not None


def test_the_key_does_nothing_outside_posts_and_in_boxes(page, keyboard, signed_in, topics, stranger):
    signed_in(stranger)
    keyboard.open(topics[0].get_absolute_url())
    keyboard.press("b")
    page.locator("#reply [role=textbox], #reply textarea").first.focus()
    keyboard.press("b")
    page.wait_for_timeout(300)
    assert not Bookmark.objects.exists()


@BOTH
def test_everything_is_marked_as_read_and_unread_again(page, keyboard, signed_in, topics, stranger):
    stranger.joined_at = timezone.now() - timedelta(days=90)
    stranger.save()
    signed_in(stranger)
    keyboard.open("/topics/unread/")
    assert page.locator("a.new").count() == 3
    keyboard.follow("Mark all as read", "/topics/unread/")
    assert page.get_by_text("You have read everything").count() == 1
    keyboard.follow("Undo", "/topics/unread/")
    assert page.locator("a.new").count() == 3


@BOTH
def test_a_moderator_closes_several_topics_and_takes_it_back(page, keyboard, signed_in, topics, moderator):
    signed_in(moderator)
    keyboard.open("/queue/")
    for number in (0, 2):
        keyboard.to(f"Choose “It hums at night, number {number}”")
        keyboard.press("Space")
    assert page.locator("[data-count]").inner_text() == "2 chosen"
    keyboard.follow("Close …", "/topics/bulk/")
    keyboard.to("Reason")
    keyboard.type("Asked many times")
    keyboard.follow("Close them", "/queue/")
    assert Topic.objects.filter(closed_reason="Asked many times").count() == 2
    keyboard.follow("Undo", "/queue/together/")
    assert not Topic.objects.exclude(closed_at=None).exists() and BulkAct.objects.get().undone_at is not None


@pytest.mark.parametrize("page", [{"java_script_enabled": False}], indirect=True)
def test_all_of_it_goes_without_script(page, site, signed_in, topics, moderator):
    signed_in(moderator)
    page.goto(f"{site}/topics/?choose=1")
    page.get_by_role("checkbox", name="number 1").check()
    page.get_by_role("button", name="Archive …").click()
    page.get_by_role("button", name="Archive them").click()
    assert Topic.objects.exclude(archived_at=None).get() == topics[1]
    page.get_by_role("button", name="Undo").click()
    assert not Topic.objects.exclude(archived_at=None).exists()
    page.goto(site + topics[0].get_absolute_url())
    page.get_by_role("button", name="Bookmark").first.click()
    assert Bookmark.objects.get().member == moderator
    page.get_by_role("button", name="Mute").click()
    assert page.get_by_role("button", name="Muted").count() == 1


def test_what_waits_is_open_to_everybody(keyboard, signed_in, topics, asker, helper):
    reply(topic=topics[0], by=helper, body="<p>It is the pump, I think.</p>")
    reply(topic=topics[0], by=asker, body="<p>I have looked at the pump.</p>")
    for member, addresses in (
        (asker, ("/mine/", "/mine/asked/", "/topics/my-products/")),
        (helper, ("/mine/", "/mine/answered/", "/topics/to-finish/", "/topics/unanswered-72h/", "/bookmarks/")),
    ):
        signed_in(member)
        for address in addresses:
            keyboard.open(address)
