"""Staff by keyboard: the list of support, an answer that is official, accepting for the asker, and what a topic is."""

from datetime import timedelta

import pytest
from django.utils import timezone

from forums.actions import post_topic, reply
from portal.writing.models import Draft

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE = {"viewport": {"width": 360, "height": 760}, "color_scheme": "dark"}


@pytest.mark.parametrize("page", [{}, PHONE], indirect=True, ids=["desk", "phone"])
def test_support_finds_a_late_question_answers_it_officially_and_accepts_what_solved_it(
    page, keyboard, signed_in, board, asker, helper, support
):
    board.answer_hours, board.answer_owner, board.staff_accept = 24, support, True
    board.save()
    then = timezone.now() - timedelta(hours=30)
    body = "<p>It hums, at two in the morning.</p>"
    topic = post_topic(board_id=board.pk, by=asker, kind="question", title="It hums at night, every night", body=body, now=then)
    theirs = reply(topic=topic, by=helper, body="<p>It is the pump, and its feet.</p>")
    signed_in(support)
    keyboard.open("/queue/support/")
    assert "Support owed it by" in page.locator("main").inner_text()
    keyboard.follow(topic.title, r"/t/\d+/")
    keyboard.write("We look into it, and write on Monday.", box="Your reply")
    keyboard.to("This is the official answer")
    keyboard.press("Space")
    keyboard.follow("Post reply", r"/t/\d+/.*#p\d+|/p/\d+/")
    topic.refresh_from_db()
    ours = topic.posts.get(position=3)
    assert ours.is_official and not Draft.objects.exists()
    keyboard.to("Accept this answer")
    page.locator(f"#p{theirs.pk}").get_by_role("button", name="Accept this answer").press("Enter")
    page.get_by_text("accepted by staff").first.wait_for()
    keyboard.holds()
    topic.refresh_from_db()
    assert topic.solution_id == theirs.pk
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("page", [{}, PHONE], indirect=True, ids=["desk", "phone"])
def test_a_moderator_makes_a_question_a_discussion_and_a_question_again(page, keyboard, signed_in, board, asker, moderator):
    topic = post_topic(board_id=board.pk, by=asker, kind="question", title="What do you drink at night?", body="<p>Tea, I.</p>")
    signed_in(moderator)
    keyboard.open(topic.get_absolute_url())
    for name, kind in (("Make it a discussion", "discussion"), ("Make it a question", "question")):
        keyboard.follow(name, r"/t/\d+/")
        topic.refresh_from_db()
        assert topic.kind == kind
