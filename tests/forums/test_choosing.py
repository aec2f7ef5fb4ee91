"""Moderators choose a topic by typing: its title, number or address; nothing is offered that they may not see."""

import re

import pytest
from django.urls import reverse

from forums.actions import post_topic
from forums.choosing import topic_typed
from portal.common.access import access_changed


@pytest.fixture
def ask(board, asker):
    def ask(title, *, by=None, where=None):
        body = "<p>It hums, at two in the morning.</p>"
        return post_topic(by=by or asker, board_id=(where or board).pk, kind="question", title=title, body=body)

    return ask


@pytest.fixture
def offered(client, moderator):
    client.force_login(moderator)

    def offered(typed, **more):
        page = client.get(reverse("forums:topic_options"), {"into": typed} | more)
        assert page.status_code == 200
        return re.findall(r'<option value="([^"]*)">', page.text)

    return offered


def test_topics_are_offered_by_words_of_their_title(offered, ask):
    pump, other = ask("The pump hums at night"), ask("A pump that hums <loudly>")
    assert offered("hums pump") == [f"{other.pk} · A pump that hums &lt;loudly&gt;", f"{pump.pk} · The pump hums at night"]
    assert offered("hums pump", without=other.pk) == [f"{pump.pk} · The pump hums at night"]
    assert offered(f"{pump.pk} · The pump hums at night") == [f"{pump.pk} · The pump hums at night"]
    assert offered("") == offered("no such words") == offered("%") == []


def test_what_a_moderator_may_not_see_is_neither_offered_nor_chosen(offered, ask, moderator, insider, private_board):
    access_changed()
    secret = ask("The secret pump hums", by=insider, where=private_board)
    assert offered("secret") == offered(str(secret.pk)) == []
    assert topic_typed(moderator, "The secret pump hums") is topic_typed(moderator, str(secret.pk)) is None


def test_only_moderators_are_offered_topics(client, helper):
    address = reverse("forums:topic_options")
    assert client.get(address, {"into": "x"}).status_code == 302
    client.force_login(helper)
    assert client.get(address, {"into": "x"}).status_code == 403


@pytest.mark.parametrize(
    "typed", ["{pk}", "#{pk}", "/t/{pk}/", "https://example.com/t/{pk}/the-pump/?page=2", "{pk} · {title}", "the PUMP hums"]
)
def test_without_script_a_number_an_address_or_the_title_is_accepted(client, ask, moderator, typed):
    topic, twin = ask("It hums at night"), ask("The pump hums")
    client.force_login(moderator)
    data = {"act": "close", "duplicate_of": typed.format(pk=twin.pk, title=twin.title)}
    client.post(f"/t/{topic.pk}/curate/", data)
    topic.refresh_from_db()
    assert topic.duplicate_of == twin


def test_a_title_that_two_topics_have_is_not_guessed(client, ask, moderator):
    topic = ask("It hums at night")
    ask("The pump hums"), ask("The pump hums")
    client.force_login(moderator)
    answer = client.post(f"/t/{topic.pk}/curate/", {"act": "close", "reason": "Twice.", "duplicate_of": "The pump hums"})
    topic.refresh_from_db()
    assert topic.closed_at is None and answer.status_code == 422 and "This can mean several" in answer.text
    # Without script one of them is chosen by a button, and what was typed besides goes along.
    meant = re.findall(r'<button class="btn small" name="duplicate_of" value="([^"]+)"', answer.text)
    assert len(meant) == 2 and 'value="Twice."' in answer.text
    client.post(f"/t/{topic.pk}/curate/", {"act": "close", "reason": "Twice.", "duplicate_of": ["The pump hums", meant[1]]})
    topic.refresh_from_db()
    assert topic.closed_reason == "Twice." and topic.duplicate_of.title == "The pump hums"


def test_nothing_that_fits_is_said_in_words(client, ask, moderator):
    topic = ask("It hums at night")
    client.force_login(moderator)
    answer = client.post(f"/t/{topic.pk}/curate/", {"act": "close", "duplicate_of": "no such words"})
    assert answer.status_code == 422 and "No single topic has this title" in answer.text
    merge = client.get(f"/t/{topic.pk}/merge/", {"into": "no such words"})
    assert merge.status_code == 422 and "No single topic has this title" in merge.text


def test_the_boxes_ask_for_what_they_offer(client, ask, moderator):
    topic = ask("It hums at night")
    client.force_login(moderator)
    for page in (client.get(topic.get_absolute_url()), client.get(f"/t/{topic.pk}/merge/")):
        assert f'hx-get="{reverse("forums:topic_options")}?without={topic.pk}"' in page.text
        for listed in re.findall(r'list="([^"]+)"', page.text):
            assert f'<datalist id="{listed}">' in page.text
