"""The texts of the demo are data that people edit: whatever is wrong in them is found here and not at the first start."""

from datetime import UTC, datetime, timedelta

import pytest

from portal.operations.demo import company, reader
from portal.operations.demo.reader import Misspelt, later, moment

NOW = datetime(2026, 3, 19, 0, 5, tzinfo=UTC)  # just after midnight: what is "2 days ago at 20:15" is nearest then


@pytest.fixture(scope="module")
def topics():
    return reader.topics()


@pytest.fixture(scope="module")
def members():
    return {facts["username"]: facts for facts in reader.people()["members"]}


def everything_said(topic):
    for reply in topic.replies:
        yield reply
        yield from reply.comments


def test_there_is_enough_to_look_at(topics, members):
    assert len(members) >= 30
    assert 60 <= len(topics) <= 90
    assert sum(not topic.replies for topic in topics) >= 5
    assert sum(any(reply.accepted for reply in topic.replies) for topic in topics) >= 25
    assert 12 <= len(reader.articles()) <= 20


def test_nothing_happens_in_the_future(topics):
    for topic in topics:
        assert moment(topic.ago, NOW) + topic.length <= NOW, topic.title


def test_nobody_writes_before_they_joined(topics, members):
    for topic in topics:
        at = moment(topic.ago, NOW)
        assert NOW - timedelta(days=members[topic.author]["joined"]) < at, topic.title
        for words in everything_said(topic):
            assert NOW - timedelta(days=members[words.author]["joined"]) < at + words.later, (topic.title, words.author)


def test_replies_stand_in_the_order_in_which_they_were_written(topics):
    for topic in topics:
        times = [reply.later for reply in topic.replies]
        assert times == sorted(times), topic.title
        for reply in topic.replies:
            assert all(comment.later > reply.later for comment in reply.comments), topic.title
            assert reply.accepted is None or reply.accepted > reply.later, topic.title


def test_at_most_one_answer_is_accepted_and_only_of_a_question(topics):
    for topic in topics:
        accepted = [reply for reply in topic.replies if reply.accepted]
        assert len(accepted) <= 1, topic.title
        assert not accepted or topic.kind == "question", topic.title


def test_every_name_that_is_used_exists(topics, members):
    places = reader.places()
    boards = {facts["slug"] for facts in places["boards"]}
    products = {facts["title"] for facts in places["products"]}
    titles = {topic.title for topic in topics}
    for topic in topics:
        assert topic.board in boards
        assert topic.about in {"", *products}
        assert not topic.duplicate_of or topic.duplicate_of in titles
        assert set(topic.read) <= titles | {article.title for article in reader.articles()}
        labels = {
            field["label"]
            for facts in places["boards"]
            if facts["slug"] == topic.board
            for field in facts.get("ask_fields", [])
        }
        assert topic.answers.keys() <= labels
        assert topic.claimed_by in {"", *members}
    for article in reader.articles():
        assert set(article.products) <= products
        assert article.category in {facts["slug"] for facts in places["categories"]}
        assert {article.author, article.checked_by} <= members.keys()
    assert set(company.ROLES.values()) <= members.keys()


def test_keys_are_apart(topics):
    assert len({topic.key for topic in topics}) == len(topics)


def test_times_are_read_as_they_are_written():
    assert later("+1d11h") == timedelta(days=1, hours=11)
    assert moment("16d 07:52", NOW) == datetime(2026, 3, 3, 7, 52, tzinfo=UTC)
    assert moment("26h", NOW) == NOW - timedelta(hours=26)
    for wrong in ("", "+", "soon", "1d"):
        with pytest.raises(Misspelt):
            later(wrong)
    with pytest.raises(Misspelt):
        moment("yesterday", NOW)


def test_bookmarks_are_of_posts_that_somebody_wrote(topics, members):
    by_title = {topic.title: topic for topic in topics}
    for mark in reader.bookmarks():
        topic = by_title[mark["topic"]]
        words = topic if mark["position"] == 1 else topic.replies[mark["position"] - 2]
        assert mark["by"] in members and len(mark.get("note", "")) <= 300
        written = moment(topic.ago, NOW) + (timedelta() if words is topic else words.later)
        assert written <= moment(mark["kept"], NOW) <= NOW, mark["topic"]


def test_internal_records_are_of_ideas_that_somebody_wished_for(members):
    titles, texts = {idea["title"] for idea in reader.ideas()["ideas"]}, reader.internal_records()
    for record in texts["internal_records"]:
        assert record["idea"] in titles
        assert {row["by"] for row in [*record.get("notes", []), *record.get("links", [])]} <= set(members)
        assert "scored" in record or not record.keys() & {"rice", texts["formula"]["key"]}
