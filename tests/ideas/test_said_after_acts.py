"""Without JavaScript the page that follows an act says what was done. With htmx the button itself does."""

import re

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


def said(client, address, data):
    """What the next page says, after a plain form."""
    answer = client.post(address, data, follow=True)
    assert answer.redirect_chain, "a plain form is answered with a redirect"
    return re.findall(r'<div class="toast">([^<]+)', answer.text)


def test_a_proposal_and_a_change_of_it_are_confirmed(client, idea_board, asker):
    client.force_login(asker)
    data = {"board": idea_board.pk, "title": "Mark the zero point", "body": "<p>So that I find it in the dark.</p>"}
    assert said(client, reverse("ideas:idea_propose"), data) == ["Your idea is proposed. You are told what becomes of it."]
    idea = idea_board.ideas.get()
    assert said(client, f"/ideas/{idea.pk}/edit/", data | {"title": "Mark it clearly"}) == ["Your changes are saved."]


def test_a_vote_and_taking_it_back_are_confirmed_once(client, make_idea, helper):
    idea = make_idea()
    client.force_login(helper)
    vote = f"/ideas/{idea.pk}/vote/"
    assert said(client, vote, {"on": "1"}) == ["Your vote counts. You can take it back with the same button."]
    assert said(client, vote, {"on": ""}) == ["Your vote is taken back."]
    assert said(client, vote, {"on": ""}) == [], "nothing was done"
    assert client.post(vote, {"on": "1"}, headers={"HX-Request": "true"}).status_code == 200
    assert "Your vote counts" not in client.get(idea.get_absolute_url()).text


def test_a_comment_its_change_and_a_helpful_vote_are_confirmed(client, make_idea, asker, helper):
    idea = make_idea()
    client.force_login(helper)
    comment = {"body": "<p>I would use it every morning, in the dark.</p>"}
    assert said(client, f"/ideas/{idea.pk}/comment/", comment) == ["Posted."]
    first = idea.comments.get()
    assert said(client, f"/ideas/comments/{first.pk}/edit/", comment) == ["Your changes are saved."]
    client.force_login(asker)
    helpful = f"/ideas/comments/{first.pk}/helpful/"
    assert said(client, helpful, {"on": "1"}) == ["You found this helpful."]
    assert said(client, helpful, {"on": ""}) == ["You took your helpful vote back."]


def test_a_note_and_a_link_in_the_internal_record_are_confirmed(client, make_idea, product_manager):
    idea = make_idea()
    client.force_login(product_manager)
    address = reverse("idea_internal_record", args=[idea.pk])
    note = {"act": "note", "text": "Two large customers ask."}
    assert "Your note is saved. Only staff see it." in client.post(address, note, follow=True).text
    link = {"act": "link", "url": "https://tracker.example/T-1", "key": "T-1", "state": "open"}
    assert "The link is added." in client.post(address, link, follow=True).text


def test_following_is_confirmed(client, make_idea, helper):
    idea = make_idea()
    client.force_login(helper)
    follow = reverse("notifications:follow", args=["idea", idea.pk])
    assert said(client, follow, {"state": "followed"}) == ["You follow this now."]
    assert said(client, follow, {"state": "muted"}) == ["You hear nothing of this any more."]
    assert said(client, follow, {"state": ""}) == ["You do not follow this any more."]
