"""Without JavaScript the page that follows an act says what was done. With htmx the button itself does."""

import re

import pytest

from forums.actions import post_topic, reply
from forums.models import StaffNote


@pytest.fixture
def topic(board, asker):
    body = "<p>It hums, at two in the morning.</p>"
    return post_topic(by=asker, board_id=board.pk, kind="question", title="It hums at night", body=body)


def said(client, address, data):
    """What the next page says, after a plain form."""
    answer = client.post(address, data, follow=True)
    assert answer.redirect_chain, "a plain form is answered with a redirect"
    return re.findall(r'<div class="toast">([^<]+)', answer.text)


def test_a_helpful_vote_is_confirmed_once(client, topic, helper, stranger):
    answer = reply(topic=topic, by=helper, body="<p>It is the pump, I think.</p>")
    client.force_login(stranger)
    helpful = f"/p/{answer.pk}/helpful/"
    assert said(client, helpful, {"on": "1"}) == ["You found this helpful."]
    assert said(client, helpful, {"on": "1"}) == [], "it counts once"
    assert said(client, helpful, {"on": ""}) == ["You took your helpful vote back."]
    assert client.post(helpful, {"on": "1"}, headers={"HX-Request": "true"}).status_code == 200
    assert "You found this helpful." not in client.get(topic.get_absolute_url()).text


def test_having_the_same_problem_is_confirmed(client, topic, stranger):
    client.force_login(stranger)
    same = f"/t/{topic.pk}/same/"
    assert said(client, same, {"on": "1"}) == ["Noted: you have this problem too."]
    assert said(client, same, {"on": ""}) == ["Noted: you do not have this problem any more."]


def test_an_edit_is_confirmed(client, topic, helper):
    answer = reply(topic=topic, by=helper, body="<p>It is the pump, I think.</p>")
    client.force_login(helper)
    version = re.search(r'name="version" value="([^"]*)"', client.get(f"/p/{answer.pk}/edit/").text)
    data = {"version": version[1] if version else "", "body": "<p>It is the pump, I am sure.</p>"}
    assert said(client, f"/p/{answer.pk}/edit/", data) == ["Your changes are saved."]


def test_a_note_of_staff_is_confirmed_and_can_be_removed_at_once(client, topic, support):
    client.force_login(support)
    assert said(client, f"/t/{topic.pk}/note/", {"note": "A large customer."}) == ["Your note is saved. Only staff see it."]
    note = StaffNote.objects.get(topic=topic)
    answer = client.post(f"/t/{topic.pk}/note/", {"note": "Another large customer."}, follow=True)
    assert f'action="/notes/{note.pk + 1}/remove/"' in answer.text.partition('class="toast"')[2]
    assert said(client, f"/notes/{note.pk}/restore/", {}) == ["The note is back."]
