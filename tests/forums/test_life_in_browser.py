"""Asking, taking on and the archive in Chromium: by keyboard, with what a board asks, on a phone and without scripts."""

from __future__ import annotations

from typing import Any

import pytest

from forums.actions import accept_solution, archive_topic, ask_for_info, claim_topic, post_topic, reply
from forums.models import AskField, Deflection, Topic
from search.actions import reindex_unit

pytestmark = pytest.mark.browser
TITLE = "Pressure drops in the middle of the shot"
PHONE = {"viewport": {"width": 320, "height": 740}, "color_scheme": "dark"}


@pytest.fixture
def solved(site: str, board: Any, asker: Any, helper: Any) -> Any:
    topic = post_topic(
        board_id=board.pk, by=asker, kind="question", title="Pressure drops after descaling", body="<p>It sinks to six bar.</p>"
    )
    accept_solution(post=reply(topic=topic, by=helper, body="<p>Push a needle through.</p>"), by=asker)
    reindex_unit(kind="forums.topic", object_id=topic.pk)
    return topic


@pytest.fixture
def asking_board(make_board: Any) -> Any:
    board = make_board("Grist", requires_tags=True, question_template="**What I did:**")
    AskField.objects.create(board=board, label="Firmware", kind="version", is_required=True)
    AskField.objects.create(board=board, label="Water", kind="choice", choices="Tap\nBottled")
    return board


@pytest.mark.parametrize("expected_problems", [["422"]])
def test_a_board_brings_what_it_asks_while_one_types(
    page: Any, site: str, signed_in: Any, axe: Any, solved: Any, asking_board: Any, stranger: Any
) -> None:
    signed_in(stranger)
    page.goto(f"{site}/ask/")
    page.get_by_label("Your question in one sentence").fill(TITLE)
    page.get_by_label("Board").select_option(label="Grist")
    version = page.get_by_label("Firmware")
    version.wait_for()
    assert page.get_by_text("On this board every question has a tag").is_visible()
    version.fill("the newest")
    page.get_by_label("Water").select_option("Bottled")
    assert axe() == []
    # Another kind asks for less, and back again nothing that was typed is lost.
    page.get_by_label("Discussion").check()
    version.wait_for(state="detached")
    page.get_by_label("Question", exact=True).check()
    version.wait_for()
    version.fill("the newest")
    page.get_by_label("Your question in one sentence").press("Enter")  # posts, and does not say that something solved it
    page.get_by_text("Write the number, such as 3.1.4.").first.wait_for()
    assert page.get_by_label("Your question in one sentence").input_value() == TITLE
    assert axe() == []
    assert not Deflection.objects.exists()


def test_this_solved_it_posts_nothing_and_can_be_taken_back(
    page: Any, site: str, signed_in: Any, axe: Any, solved: Any, stranger: Any
) -> None:
    signed_in(stranger)
    page.goto(f"{site}/ask/")
    page.get_by_label("Your question in one sentence").fill(TITLE)
    button = page.get_by_role("button", name=f"This solved it {solved.title}")
    button.wait_for()
    assert axe() == []
    button.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{solved.get_absolute_url()}")
    page.get_by_text("Good to hear").wait_for()
    assert Deflection.objects.get().title == TITLE and Topic.objects.count() == 1
    page.get_by_role("button", name="Undo").click()
    page.wait_for_url("**/ask/?title=*")
    assert not Deflection.objects.exists()
    assert page.get_by_label("Your question in one sentence").input_value() == TITLE


def test_what_was_read_before_signing_in_is_offered_with_the_question(
    page: Any, site: str, signed_in: Any, axe: Any, solved: Any, board: Any, stranger: Any
) -> None:
    page.goto(site + solved.get_absolute_url())
    signed_in(stranger)
    page.goto(f"{site}/ask/?board={board.pk}")
    page.get_by_label("Show helpers what I have already read").wait_for()
    assert page.get_by_role("link", name=solved.title).is_visible()
    assert axe() == []
    page.get_by_label("Your question in one sentence").fill(TITLE)
    page.wait_for_load_state("networkidle")  # what is similar has come
    text = page.get_by_label("What happens, and what have you tried?")
    text.fill("It sinks to six bar, every morning at seven.")
    page.get_by_role("button", name="Post topic").click()
    page.get_by_role("heading", name="Read before asking").wait_for()
    assert "every morning at seven" in Topic.objects.get(title=TITLE).posts.get(position=1).body
    assert Topic.objects.get(title=TITLE).read_before == [["forums.topic", solved.pk]]


@pytest.mark.parametrize("page", [{"java_script_enabled": False}], indirect=True)
def test_asking_without_scripts_shows_what_is_there_and_what_the_board_asks(
    page: Any, site: str, signed_in: Any, solved: Any, asking_board: Any, stranger: Any
) -> None:
    signed_in(stranger)
    page.goto(f"{site}/ask/")
    page.get_by_label("Your question in one sentence").fill(TITLE)
    page.get_by_label("Board").select_option(label="Grist")
    page.get_by_role("button", name="Has it been answered already?").click()
    assert page.get_by_label("Firmware").is_visible() and page.get_by_role("button", name="This solved it").is_visible()
    page.get_by_label("Firmware").fill("3.1.4")
    page.get_by_label("What happens, and what have you tried?").fill("It sinks to six bar, every morning at seven.")
    page.get_by_label("Tags").fill("pressure")
    page.get_by_role("button", name="Post topic").click()
    assert Topic.objects.get(title=TITLE).answers == [["Firmware", "3.1.4"]]
    assert page.get_by_text("3.1.4").is_visible()


@pytest.mark.parametrize("page", [PHONE, {}], indirect=True)
def test_banners_are_open_to_everybody(
    page: Any, site: str, signed_in: Any, axe: Any, board: Any, asker: Any, helper: Any, moderator: Any
) -> None:
    topic = post_topic(board_id=board.pk, by=asker, kind="question", title=TITLE, body="<p>It sinks to six bar.</p>")
    claim_topic(topic=topic, by=helper)
    ask_for_info(topic=topic, by=moderator, note="Which firmware does it show?")
    signed_in(asker)
    page.goto(site + topic.get_absolute_url())
    assert page.get_by_text("An answer needs more from you").is_visible() and page.get_by_text("is on it for").is_visible()
    assert axe() == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    archive_topic(topic=topic, by=moderator)
    page.reload()
    assert page.get_by_text("It can be read and found; nothing more is said in it.").is_visible()
    assert axe() == []


def test_a_helper_takes_a_question_on_by_keyboard(
    page: Any, site: str, signed_in: Any, board: Any, asker: Any, helper: Any
) -> None:
    topic = post_topic(board_id=board.pk, by=asker, kind="question", title=TITLE, body="<p>It sinks to six bar.</p>")
    signed_in(helper)
    page.goto(site + topic.get_absolute_url())
    page.get_by_role("button", name="I'm on it").focus()
    page.keyboard.press("Enter")
    page.get_by_text("You are on it for 10 more minutes").wait_for()
    page.get_by_role("button", name="Give it back").click()
    page.get_by_role("button", name="I'm on it").wait_for()
