"""A member's whole way, by keyboard alone, with axe on every page that it passes; and once without JavaScript."""

from __future__ import annotations

import re
from typing import Any

import pytest

from forums.actions import post_topic, reply
from forums.models import Post, Topic
from portal.members.models import Member
from portal.settings.trust import trust_table_from
from portal.writing.models import Draft
from tests.browsing import Keyboard

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def as_if_time_passed(settings: Any) -> None:
    """Nobody waits between two posts here, and every edit leaves its mark, as it would minutes later."""
    settings.TRUST_TABLE = trust_table_from('{"seconds_between": [0, 0, 0, 0, 0], "grace_minutes": [0, 0, 0, 0, 0]}')


@pytest.mark.parametrize(
    "page", [{}, {"viewport": {"width": 360, "height": 760}, "color_scheme": "dark"}], indirect=True, ids=["desk", "phone"]
)
def test_a_question_is_asked_answered_accepted_and_changed(page, keyboard, signed_in, board, asker, helper):
    from playwright.sync_api import expect

    signed_in(asker)
    keyboard.open("/ask/")
    keyboard.to("Your question in one sentence")
    keyboard.type("The Alto 2 falls to 6 bar")
    keyboard.to("Board")
    keyboard.type("M")
    keyboard.write("Nine bar until Sunday. I have **descaled** it since.", box="What happens")
    keyboard.to("Tags")
    keyboard.type("pressure, descaling")
    keyboard.follow("Post topic$", r"/t/\d+/")
    topic = Topic.objects.get()
    assert (topic.title, topic.board_id, topic.posts.get().body) == (
        "The Alto 2 falls to 6 bar",
        board.pk,
        "<p>Nine bar until Sunday. I have <strong>descaled</strong> it since.</p>",
    )

    signed_in(helper)
    keyboard.open(topic.get_absolute_url())
    keyboard.write("A flake of scale sits in the gicleur.", box="Your reply")
    keyboard.follow("Post reply", r"/t/\d+/.*#p\d+|/p/\d+/")
    answer = Post.objects.get(position=2)

    signed_in(asker)
    keyboard.open(topic.get_absolute_url())
    keyboard.to("Helpful")
    keyboard.press("Enter")
    helpful = page.locator(f"#p{answer.pk}").get_by_role("button", name="Helpful")
    expect(helpful).to_have_attribute("aria-pressed", "true")
    expect(helpful).to_be_focused()
    keyboard.holds()
    keyboard.follow("Accept this answer", r"/t/\d+/")
    expect(page.locator("article.solution")).to_contain_text("gicleur")
    topic.refresh_from_db()
    assert topic.solution_id == answer.pk and Post.objects.get(pk=answer.pk).helpful_count == 1

    keyboard.to("Comment$")
    keyboard.press("Enter")
    page.locator("form[action$='/comment/'] textarea").first.wait_for(state="attached")
    keyboard.write("It was just that.", box="Your comment")
    keyboard.holds()
    keyboard.follow("Post comment", r"#p\d+|/p/\d+/")
    assert Post.objects.get(parent__isnull=False).body == "<p>It was just that.</p>"

    keyboard.open(topic.get_absolute_url())
    keyboard.to("More for the first post, by Asker")
    keyboard.press("Enter")
    keyboard.follow("Edit", r"/p/\d+/edit/")
    keyboard.to("Text|What happens")
    expect(page.locator(".rich [role=textbox]:focus")).to_be_focused()
    keyboard.press("Control+End")
    keyboard.type(" Solved now.")
    keyboard.to("What did you change")
    keyboard.type("Said how it ended")
    keyboard.follow("Save", r"/t/\d+/|/p/\d+/")
    expect(page.locator("article.first")).to_contain_text("Solved now.")
    keyboard.follow("edited once", r"/history/")
    expect(page.locator("main")).to_contain_text("Said how it ended")


def test_a_question_begun_survives_the_closed_browser(page, keyboard, browser, site, signed_in, board, asker):
    from playwright.sync_api import expect

    signed_in(asker)
    keyboard.open("/ask/")
    keyboard.to("Your question in one sentence")
    keyboard.type("Is the gasket worn")
    keyboard.write("It drips since", box="What happens")
    expect(page.locator("[data-editor-status]")).to_contain_text("Draft saved")
    cookies = page.context.cookies()
    page.context.close()

    context = browser.new_context()
    context.add_cookies(cookies)
    again = context.new_page()
    later = Keyboard(again, site, list)
    later.open("/writing/drafts/")
    later.follow("Is the gasket worn|Go on", r"/ask/")
    expect(again.get_by_label("Your question in one sentence")).to_have_value("Is the gasket worn")
    later.to("What happens")
    expect(again.locator(".rich [role=textbox]")).to_have_text("It drips since")
    again.keyboard.press("Control+End")
    later.type(" Sunday noon.")
    later.follow("Post topic$", r"/t/\d+/")
    assert Topic.objects.get().title == "Is the gasket worn"
    assert Post.objects.get().body == "<p>It drips since Sunday noon.</p>"
    assert not Draft.objects.exists()
    context.close()


def test_the_first_key_leads_past_the_bar(page, keyboard, signed_in, board, asker):
    signed_in(asker)
    keyboard.open("/")
    keyboard.press("Tab")
    keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id || location.hash") in ("main", "#main")
    keyboard.open(board.url)
    keyboard.follow("Ask a question", r"/ask/")


@pytest.mark.parametrize("page", [{"java_script_enabled": False}], indirect=True)
def test_without_a_script_one_joins_asks_answers_votes_and_accepts(page, site, signed_in, board, helper, asker):
    from tests.members.test_in_browser import sign_up

    sign_up(page, site)
    page.get_by_label("Your name").fill("Ines Okafor")
    page.get_by_role("button", name=re.compile("name|Save|Go on|Continue|Done", re.I)).first.click()
    ines = Member.objects.get(name="Ines Okafor")

    page.goto(f"{site}/ask/?board={board.pk}")
    page.get_by_label("Your question in one sentence").fill("Does the Pico take the big filter?")
    page.get_by_label("What happens, and").fill("It is **too wide** by a hair or two.")
    page.get_by_role("button", name="Post topic").click()
    page.wait_for_url("**/t/**")
    topic = Topic.objects.get()
    assert topic.author == ines
    assert page.locator("article strong").inner_text() == "too wide"

    signed_in(helper)
    page.goto(site + board.url)
    page.get_by_role("link", name="Does the Pico take the big filter?").first.click()
    page.get_by_label("Your reply").fill("No. The *small* one.")
    page.get_by_role("button", name="Post reply").click()
    answer = Post.objects.get(position=2)
    page.locator(f"#p{answer.pk}").wait_for()

    signed_in(asker)
    page.goto(site + topic.get_absolute_url())
    page.locator(f"#p{answer.pk}").get_by_role("button", name="Helpful").click()
    page.wait_for_url(f"**#p{answer.pk}")
    assert Post.objects.get(pk=answer.pk).helpful_count == 1
    page.get_by_role("link", name="Comment").first.click()
    page.get_by_label("Your comment").fill("Same here.")
    page.get_by_role("button", name="Post comment").click()
    page.get_by_text("Same here.").wait_for()

    signed_in(ines)
    page.goto(site + topic.get_absolute_url())
    page.get_by_role("button", name="Accept this answer").click()
    page.get_by_text("Accepted. The next person").wait_for()
    topic.refresh_from_db()
    assert topic.solution_id == answer.pk


@pytest.mark.data
def test_a_topic_full_of_scripts_runs_none(page, site, signed_in, board, moderator, asker, shared_data):
    """What the hostile texts left behind, drawn by Chromium: nothing asks, nothing is even stopped by the policy."""
    from tests import hostile

    folder = shared_data / "hostile-inputs"
    texts = [text for text in hostile.scripts(folder) if "script" in text.lower() or re.search(r"\bon\w+=", text)]
    texts += [text for text in hostile.blns(folder) if "<" in text or "javascript" in text]
    texts = [
        *texts,
        "<img src=x onerror='window.__pwned=1'>",
        "<svg onload='window.__pwned=1'>",
        "<script>window.__pwned=1</script>",
    ]
    title = "<script>window.__pwned=1</script> \"><img src=x onerror='window.__pwned=1'>"
    topic = post_topic(board_id=board.pk, by=asker, kind="question", title=title, body=texts[-1] + "x", tags=["bar"])
    from portal.common.html import html_of
    from portal.writing.html import from_markdown

    for body in hostile.batches(texts, between="\n<p>", length=12_000, most=60):
        reply(topic=topic, by=asker, body=body + "x")
        reply(topic=topic, by=asker, body=from_markdown(body) + html_of("x"))
    Member.objects.filter(pk=asker.pk).update(
        name="<script>window.__pwned=1</script>", bio=texts[-3], location="'\"><svg onload=alert(1)>"
    )
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    page.add_init_script(
        "addEventListener('securitypolicyviolation', (event) => (window.__stopped ??= []).push(event.violatedDirective + ' ' + event.sample))"
    )
    addresses = [
        topic.get_absolute_url(),
        board.url,
        "/topics/",
        "/members/",
        "/members/asker/",
        "/search/?q=%3Cscript%3E",
    ]
    for member in (asker, moderator):
        signed_in(member)
        for address in addresses:
            answer = page.goto(site + address)
            assert answer.status == 200, address
            page.wait_for_timeout(100)
            assert page.evaluate("[window.__pwned, window.__stopped]") == [None, None], address
    page.goto(site + topic.get_absolute_url())
    page.locator("#id_body").focus()
    page.get_by_role("link", name="Quote").first.click()
    page.locator(".rich blockquote").first.wait_for()
    assert page.evaluate("[window.__pwned, window.__stopped]") == [None, None]
    assert page.locator("h1").inner_text() == title
    assert dialogs == []
