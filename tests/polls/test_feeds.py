"""The feed of what is asked."""

import pytest

from portal.polls.actions import answer_poll

pytestmark = pytest.mark.django_db


def test_the_feed_holds_questions_and_no_results(client, poll, conversation, crowd, close_to_insiders):
    for member in crowd(6):
        answer_poll(poll=poll, by=member, choices=[poll.choices.first().pk])
    assert "/feeds/polls.atom" in client.get("/polls/").text
    feed = client.get("/feeds/polls.atom")
    assert feed.status_code == 200 and poll.title in feed.text and conversation.title in feed.text
    assert poll.choices.first().text not in feed.text
    close_to_insiders(poll)
    assert poll.title not in client.get("/feeds/polls.atom").text
