"""A poll in a topic by keyboard: asked, voted in, changed, closed; wide and light, narrow and dark, and without a script."""

import re

import pytest

from forums.models import Topic
from portal.polls.models import InlineBallot, InlinePoll
from tests.forums.test_poll_in_topic import ASKED

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE = {"viewport": {"width": 360, "height": 760}, "color_scheme": "dark"}
BOTH = pytest.mark.parametrize("page", [{}, PHONE], indirect=True, ids=["desk", "phone"])


@BOTH
def test_a_poll_is_asked_with_a_topic_and_answered_by_keyboard(
    page, keyboard, site, signed_in, axe, board, asker, helper, expected_problems
):
    expected_problems.append("422")
    signed_in(asker)
    keyboard.open(f"/ask/?board={board.pk}&kind=discussion")
    keyboard.to("Your question in one sentence")
    keyboard.type("Which basket do you use at home?")
    keyboard.write("I am about to buy one and cannot decide.", box="What happens")
    keyboard.to("Add a poll")
    keyboard.press("Enter")
    keyboard.to("Question of the poll")
    keyboard.type("Which basket?")
    keyboard.to("Choices")
    keyboard.type("Single")
    keyboard.follow("Post topic", r"/ask/")  # one choice is too few
    assert page.get_by_label("Question of the poll").input_value() == "Which basket?"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    keyboard.to("Choices(?!:)")  # the box, not the link to it
    keyboard.press("Control+End")
    keyboard.press("Enter")
    keyboard.type("Bottomlessasfarasitwillgobutnotonestepfurtherthanthatplease")
    keyboard.follow("Post topic", r"/t/\d+/")
    topic, poll = Topic.objects.get(), InlinePoll.objects.get()
    assert page.get_by_text("You see the results once you have voted.").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    keyboard.follow("Change the poll", r"/poll/\d+/edit/")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    keyboard.follow("Cancel", r"/t/\d+/")
    signed_in(helper)
    keyboard.open(topic.get_absolute_url())
    keyboard.to("Single")
    keyboard.press("Space")
    keyboard.to("Vote$")
    keyboard.press("Enter")
    page.get_by_text("Your vote counts.").wait_for()
    assert page.get_by_text("1 of 1").is_visible() and InlineBallot.objects.get().member == helper
    keyboard.holds()
    keyboard.to("Change your vote")  # the focus went on from where it was
    keyboard.press("Enter")
    keyboard.to("Single")
    keyboard.press("ArrowDown")
    keyboard.to("Change my vote")
    keyboard.press("Enter")
    page.locator("li", has_text="Bottomless").get_by_text("your choice").wait_for()
    signed_in(asker)
    keyboard.open(topic.get_absolute_url())
    keyboard.follow("Close the poll", r"/t/\d+/")
    assert page.get_by_text(re.compile("closed on")).is_visible() and page.get_by_text("1 of 1").is_visible()
    assert not page.get_by_role("button", name="Vote", exact=True).count()
    poll.refresh_from_db()
    assert poll.closed_by == asker


@pytest.mark.parametrize("page", [{"java_script_enabled": False}], indirect=True)
def test_without_a_script_a_visitor_reads_the_choices_and_a_member_votes(
    page, site, signed_in, board, asker, helper, expected_problems
):
    expected_problems.append("422")
    from forums.actions import post_topic

    topic = post_topic(
        board_id=board.pk,
        by=asker,
        kind="discussion",
        title="Which basket at home?",
        body="<p>I cannot decide.</p>",
        poll=ASKED,
    )
    page.goto(site + topic.get_absolute_url())
    assert page.get_by_label("Bottomless").is_visible() and page.get_by_role("button", name="Sign in to vote").is_visible()
    signed_in(helper)
    page.goto(site + topic.get_absolute_url())
    page.get_by_role("button", name="Vote", exact=True).click()
    assert page.get_by_text("Choose an answer first.").is_visible()
    page.get_by_label("Double").check()
    page.get_by_role("button", name="Vote", exact=True).click()
    page.get_by_text("1 of 1").wait_for()
    page.get_by_text("Change your vote").click()
    page.get_by_role("button", name="Take my vote back").click()
    assert not InlineBallot.objects.exists()
