"""Merging and splitting in a browser: by keyboard, with the preview and the undo, and once without JavaScript."""

import pytest

from forums.actions import post_topic, reply
from forums.models import Topic

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def other(board, stranger):
    return post_topic(
        board_id=board.pk, by=stranger, kind="question", title="Pressure sinks", body="<p>To five bar, every morning.</p>"
    )


def test_a_moderator_merges_by_keyboard_and_takes_it_back(page, site, signed_in, axe, topic, other, moderator):
    signed_in(moderator)
    page.goto(f"{site}{other.get_absolute_url()}")
    page.get_by_role("link", name="Merge into another …").press("Enter")
    page.get_by_label("Which topic does it go into?").fill(f"{site}{topic.get_absolute_url()}")
    assert axe("main") == []
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="What will happen").wait_for()
    assert axe("main") == []
    page.get_by_role("button", name="Merge them").press("Enter")
    page.get_by_text("Merged. Old addresses lead here.").wait_for()
    assert f"/t/{topic.pk}/" in page.url
    assert axe("main") == []
    page.get_by_role("button", name="Undo").press("Enter")
    page.get_by_text("Taken back. The topic stands by itself again.").wait_for()
    assert f"/t/{other.pk}/" in page.url


def test_topics_are_offered_while_a_moderator_types(page, site, signed_in, axe, topic, other, moderator):
    signed_in(moderator)
    page.goto(f"{site}/t/{other.pk}/merge/")
    page.get_by_label("Which topic does it go into?").press_sequentially(topic.title.split()[0].lower())
    option = page.locator("datalist option")
    option.first.wait_for(state="attached")
    assert option.count() == 1 and topic.title in option.get_attribute("value")
    assert axe("main") == []
    page.get_by_label("Which topic does it go into?").fill(option.get_attribute("value"))
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="What will happen").wait_for()
    assert topic.title in page.inner_text("main")


@pytest.mark.parametrize("page", [{"java_script_enabled": False, "viewport": {"width": 360, "height": 740}}], indirect=True)
def test_replies_are_split_off_without_javascript(page, site, signed_in, topic, answer, stranger, moderator):
    aside = reply(topic=topic, by=stranger, body="<p>By the way, how often is the gasket changed?</p>")
    signed_in(moderator)
    page.goto(f"{site}/t/{topic.pk}/split/")
    page.get_by_label("Reply 2").check()
    page.get_by_label("Title of the new topic").fill("How often is the gasket changed?")
    page.get_by_role("button", name="Show what will happen").click()
    assert "1 reply becomes a topic" in page.inner_text("main")
    assert page.get_by_label("Reply 2").is_checked()
    page.get_by_role("button", name="Split them off").click()
    new = Topic.objects.get(title="How often is the gasket changed?")
    assert f"/t/{new.pk}/" in page.url and new.posts.get().pk == aside.pk
    page.get_by_role("button", name="Undo").click()
    assert f"/t/{topic.pk}/" in page.url and "how often is the gasket" in page.inner_text("main")
