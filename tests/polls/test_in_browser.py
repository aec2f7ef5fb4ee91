"""Polls and conversations by keyboard; wide and light, narrow and dark. And a poll without a script."""

import pytest

from portal.polls.actions import answer_poll, answer_statement
from portal.polls.models import PollBallot, Statement, StatementAnswer
from portal.polls.tasks import draw_maps

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE = {"viewport": {"width": 360, "height": 760}, "color_scheme": "dark"}
BOTH = pytest.mark.parametrize("page", [{}, PHONE], indirect=True, ids=["desk", "phone"])


@BOTH
def test_a_poll_shows_its_results_once_one_has_answered(page, keyboard, signed_in, make_poll, crowd, asker, expected_problems):
    expected_problems.append("422")
    poll = make_poll("Which grind?", choices=["Fine", "Coarseasfarasitwillgobutnotonestepfurtherthanthatplease", "Middle"])
    for member in crowd(6):
        answer_poll(poll=poll, by=member, choices=[poll.choices.first().pk])
    signed_in(asker)
    keyboard.open("/polls/")
    keyboard.follow("Which grind", poll.get_absolute_url())
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert "%" not in page.locator("main").inner_text()
    page.get_by_text("You see the results once you have answered.").wait_for()
    keyboard.follow("Answer$", r"/answer/")  # nothing chosen
    page.get_by_text("Choose an answer first").first.wait_for()
    keyboard.to("Fine")
    keyboard.press("Space")
    keyboard.follow("Answer$", poll.get_absolute_url())
    assert PollBallot.objects.filter(member=asker).exists()
    page.get_by_text("7 of 7").wait_for()
    keyboard.follow("Take my answer back", poll.get_absolute_url())
    assert not PollBallot.objects.filter(member=asker).exists() and "%" not in page.locator("main").inner_text()


@BOTH
def test_statements_are_answered_and_one_is_added(
    page, keyboard, signed_in, conversation, statements, crowd, asker, expected_problems
):
    expected_problems.append("422")
    for number, member in enumerate(crowd(12)):
        for statement in statements[:-1]:
            answer_statement(statement=statement, by=member, answer=1 if number % 2 == statement.pk % 2 else -1)
    draw_maps()
    signed_in(asker)
    keyboard.open(conversation.get_absolute_url())
    assert "Group A" not in page.locator("main").inner_text()
    for count in range(1, 8):
        keyboard.to("Agree")
        keyboard.press("Enter")
        page.get_by_text(f"{count} of 8 answered").wait_for()
    assert StatementAnswer.objects.filter(member=asker, answer=1).count() == 7
    keyboard.holds()
    keyboard.to("Your statement")
    keyboard.type("Short")
    keyboard.follow("Add this statement", r"/statements/")
    assert page.get_by_label("Your statement").input_value() == "Short"
    keyboard.to("Your statement$")
    keyboard.press("End")
    keyboard.type(", but long enough to be understood.")
    keyboard.follow("Add this statement", conversation.get_absolute_url())
    assert Statement.objects.filter(text="Short, but long enough to be understood.", author=asker).exists()
    assert "Group A" in page.locator("main").inner_text()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("page", [{"java_script_enabled": False}], indirect=True)
def test_without_a_script_one_answers(page, site, signed_in, poll, conversation, statements, asker):
    signed_in(asker)
    page.goto(site + poll.get_absolute_url())
    page.get_by_label("Middle").check()
    page.get_by_role("button", name="Answer", exact=True).click()
    page.get_by_text("1 of 1").wait_for()
    page.goto(site + conversation.get_absolute_url())
    page.get_by_role("button", name="Disagree").first.click()
    page.get_by_text("1 of 8 answered").wait_for()
    assert StatementAnswer.objects.get().answer == -1
