"""Feeds: bounded, well-formed, and silent about what a visitor may not see."""

import xml.etree.ElementTree as ET

import pytest

from forums.actions import hide_post, hide_topic, post_topic, reply

ATOM = "{http://www.w3.org/2005/Atom}"


def titles(response):
    assert response.status_code == 200, response.content[:300]
    assert response["Content-Type"].startswith("application/atom+xml")
    return [entry.findtext(f"{ATOM}title") for entry in ET.fromstring(response.content).iter(f"{ATOM}entry")]


def test_the_feed_of_a_board_has_its_topics_newest_first(client, board, asker):
    for number in range(1, 4):
        post_topic(board_id=board.pk, by=asker, kind="question", title=f"Question {number}", body="<p>It drips &amp; hums.</p>")
    feed = client.get(f"/feeds/board/{board.pk}.atom")
    assert titles(feed) == ["Question 3", "Question 2", "Question 1"]
    assert "It drips &amp;amp; hums." in feed.text


def test_a_feed_is_bounded_and_costs_the_same_however_many_topics_there_are(client, board, asker, queries_of):
    def ask():
        return post_topic(board_id=board.pk, by=asker, kind="question", title="Why", body="<p>Why does it do that?</p>")

    ask()
    client.get(f"/feeds/board/{board.pk}.atom")
    one = queries_of(lambda: client.get(f"/feeds/board/{board.pk}.atom"))
    for _ in range(35):
        ask()
    assert queries_of(lambda: client.get(f"/feeds/board/{board.pk}.atom")) == one
    assert len(titles(client.get(f"/feeds/board/{board.pk}.atom"))) == 30


def test_the_feed_of_a_topic_has_its_replies_but_no_hidden_one(client, topic, answer, helper, moderator):
    bad = reply(topic=topic, by=helper, body="<p>Buy my pumps instead, they are cheap.</p>")
    hide_post(thing=bad, by=moderator, reason="Advertising")
    feed = client.get(f"/feeds/topic/{topic.pk}.atom")
    assert titles(feed) == ["Helper replied", topic.title]
    assert "cheap" not in feed.text


def test_tag_and_all_topics_have_feeds(client, topic):
    assert titles(client.get("/feeds/tag/pressure.atom")) == [topic.title]
    assert titles(client.get("/feeds/topics.atom")) == [topic.title]


def test_a_reader_who_has_this_state_gets_304(client, topic):
    feed = client.get("/feeds/topics.atom")
    assert client.get("/feeds/topics.atom", headers={"if-none-match": feed["ETag"]}).status_code == 304


@pytest.fixture
def secret(private_board, insider):
    return post_topic(
        board_id=private_board.pk,
        by=insider,
        kind="question",
        title="The secret price",
        body="<p>It is lower.</p>",
        tags=["prices"],
    )


def test_private_boards_have_no_feed_not_even_for_their_members(client, secret, private_board, insider):
    client.force_login(insider)
    for address in (f"/feeds/board/{private_board.pk}.atom", f"/feeds/topic/{secret.pk}.atom", "/feeds/tag/prices.atom"):
        assert client.get(address).status_code == 404
    assert titles(client.get("/feeds/topics.atom")) == []


def test_a_hidden_topic_has_no_feed(client, topic, moderator):
    hide_topic(thing=topic, by=moderator, reason="Spam")
    assert client.get(f"/feeds/topic/{topic.pk}.atom").status_code == 404


@pytest.mark.parametrize("path", ["/feeds/board/0.atom", "/feeds/tag/%00.atom", "/feeds/topic/99999999999999999999999.atom"])
def test_what_no_feed_has_is_not_found(client, board, path):
    assert client.get(path).status_code == 404
