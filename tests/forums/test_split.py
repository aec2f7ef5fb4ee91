"""Splitting replies off: what they become, where their addresses lead, who hears of it, and the way back."""

import pytest

from forums.actions import (
    NothingChosen,
    NotSplit,
    accept_solution,
    add_helpful_vote,
    comment,
    hide_post,
    reply,
    split_topic,
    unsplit_topic,
)
from forums.actions.reading import add_positions
from forums.models import Post, Topic, TopicRead
from portal.common.permissions import Refused
from portal.notifications.actions import follow
from portal.notifications.inbox_lines import line_of
from portal.notifications.models import Follow, Notification
from tests.forums.test_totals import assert_totals_are_right, assert_totals_of_members_are_right

pytestmark = pytest.mark.django_db

TITLE = "How often is a gasket changed?"


@pytest.fixture
def aside(topic, answer, stranger):
    """A reply that asks something else."""
    return reply(topic=topic, by=stranger, body="<p>By the way, how often do you change the gasket?</p>")


@pytest.fixture
def to_aside(topic, aside, helper):
    return reply(topic=topic, by=helper, body="<p>Every second year.</p>")


@pytest.fixture
def everybody(asker, helper, stranger, moderator):
    return (asker, helper, stranger, moderator)


def split(topic, moderator, *posts, **fields):
    fields = {"title": TITLE, "board_id": topic.board_id, "kind": "question"} | fields
    new = split_topic(topic=topic, posts=[post.pk for post in posts], by=moderator, **fields)
    topic.refresh_from_db()
    return new


def test_replies_become_a_topic_with_their_comments(topic, answer, aside, to_aside, stranger, helper, moderator, everybody):
    remark = comment(post=to_aside, by=stranger, body="<p>So seldom?</p>")
    add_helpful_vote(post=to_aside, by=stranger)
    new = split(topic, moderator, to_aside, aside)
    assert list(new.posts.filter(parent=None).order_by("position").values_list("pk", "position")) == [
        (aside.pk, 1),
        (to_aside.pk, 2),
    ]
    remark.refresh_from_db()
    assert remark.topic == new and new.author == stranger and new.reply_count == 1 and new.comment_count == 1
    assert new.answered_at == to_aside.posted_at and new.tag_names == topic.tag_names
    assert topic.reply_count == 1 and topic.comment_count == 0 and topic.last_position == 4
    assert reply(topic=topic, by=helper, body="<p>Back to the matter.</p>").position == 5
    assert reply(topic=new, by=helper, body="<p>Or when it leaks.</p>").position == 3
    assert_totals_are_right()
    assert_totals_of_members_are_right(*everybody)


def test_old_addresses_lead_to_the_new_place(client, topic, aside, to_aside, moderator):
    address = topic.get_absolute_url()
    new = split(topic, moderator, aside, to_aside)
    assert client.get(f"/p/{to_aside.pk}/")["Location"] == f"{new.get_absolute_url()}#p{to_aside.pk}"
    assert client.get(f"{address}4/")["Location"] == f"/p/{to_aside.pk}/"
    assert client.get(f"{address}3/")["Location"] == f"/p/{aside.pk}/"
    assert "change the gasket" not in client.get(address).text
    page = client.get(new.get_absolute_url()).text
    assert "change the gasket" in page and "split replies off" in page and topic.title in page


def test_the_accepted_answer_and_what_is_hidden_stay(topic, answer, aside, asker, moderator):
    accept_solution(post=answer, by=asker)
    hide_post(thing=aside, by=moderator, reason="Advertising")
    first = topic.posts.get(position=1)
    with pytest.raises(NothingChosen):
        split(topic, moderator, answer, aside, first)


def test_a_board_is_asked_what_it_allows(topic, aside, make_board, moderator, helper):
    board = make_board("Talk", allows_questions=False)
    with pytest.raises(Refused, match="for discussions"):
        split(topic, moderator, aside, board_id=board.pk)
    assert split(topic, moderator, aside, board_id=board.pk, kind="discussion").board_id == board.pk
    with pytest.raises(Refused, match="Only moderators"):
        split(topic, helper, aside)


def test_who_wrote_and_who_follows_hears_of_it(
    topic, answer, aside, to_aside, asker, stranger, helper, moderator, newcomer, run_reactions
):
    follow(member=newcomer, thing=topic)
    run_reactions()
    Notification.objects.all().delete()
    new = split(topic, moderator, aside, to_aside)
    run_reactions()
    heard = {row.member: row for row in Notification.objects.all()}
    assert set(heard) == {asker, stranger, helper, newcomer}
    line = line_of(heard[stranger], stranger)
    assert topic.title in line.text and line.url == new.get_absolute_url()
    assert set(Follow.objects.of(new).values_list("member__username", flat=True)) == {"stranger", "helper"}


def test_who_had_read_it_has_nothing_unread(topic, aside, to_aside, asker, helper, moderator):
    add_positions(shown={(asker.pk, topic.pk): 4, (helper.pk, topic.pk): 3})
    new = split(topic, moderator, aside, to_aside)
    assert TopicRead.objects.get(topic=new).member == asker


def test_a_split_can_be_taken_back(client, topic, answer, aside, to_aside, moderator, helper, everybody):
    new = split(topic, moderator, aside, to_aside)
    remark = comment(post=to_aside, by=helper, body="<p>Or third.</p>")
    client.force_login(moderator)
    assert client.post(f"/t/{new.pk}/unsplit/")["Location"] == topic.get_absolute_url()
    places = Post.objects.filter(topic=topic, parent=None).order_by("position").values_list("position", flat=True)
    assert list(places) == [1, 2, 3, 4]
    remark.refresh_from_db()
    assert remark.topic == topic
    assert client.get(new.get_absolute_url())["Location"] == topic.get_absolute_url()
    assert_totals_are_right()
    assert_totals_of_members_are_right(*everybody)
    again = split(topic, moderator, aside)
    assert again.posts.get(position=1) == aside


def test_it_does_not_go_back_once_more_was_said(client, topic, aside, helper, moderator):
    new = split(topic, moderator, aside)
    reply(topic=new, by=helper, body="<p>Every second year.</p>")
    with pytest.raises(NotSplit):
        unsplit_topic(topic=new, by=moderator)
    client.force_login(moderator)
    assert "Merge the topic instead" in client.post(f"/t/{new.pk}/unsplit/", follow=True).text


def test_the_page_shows_first_what_will_happen(client, topic, aside, to_aside, moderator, helper):
    client.force_login(moderator)
    page = client.get(f"/t/{topic.pk}/split/").text
    assert "change the gasket" in page
    data = {"post": [aside.pk, to_aside.pk], "title": TITLE, "board": topic.board_id, "kind": "question"}
    page = client.post(f"/t/{topic.pk}/split/", data | {"show": "1"})
    assert page.status_code == 200 and "2 replies become a topic" in page.text and page.text.count(" checked>") >= 2
    assert Topic.objects.count() == 1
    response = client.post(f"/t/{topic.pk}/split/", data)
    new = Topic.objects.get(title=TITLE)
    assert response["Location"] == new.get_absolute_url()
    assert f"/t/{new.pk}/unsplit/" in client.get(response["Location"]).text
    client.force_login(helper)
    assert client.get(f"/t/{topic.pk}/split/").status_code == 403
    assert client.post(f"/t/{new.pk}/unsplit/").status_code == 403


def test_what_is_missing_is_said_and_what_was_chosen_is_kept(client, topic, aside, moderator):
    client.force_login(moderator)
    page = client.post(f"/t/{topic.pk}/split/", {"post": [aside.pk], "title": " ", "board": topic.board_id, "kind": "question"})
    assert page.status_code == 422 and "Say what the new topic is about." in page.text and " checked>" in page.text
    data = {"post": ["x", "9" * 40], "title": TITLE, "board": topic.board_id, "kind": "question"}
    page = client.post(f"/t/{topic.pk}/split/", data)
    assert page.status_code == 422 and "Choose the replies that go." in page.text and TITLE in page.text


def test_neither_line_names_the_other_topic_to_those_who_may_not_see_it(
    client, topic, aside, to_aside, private_board, insider, moderator
):
    new = split(topic, moderator, aside, to_aside)
    Topic.objects.filter(pk=topic.pk).update(board=private_board)
    client.force_login(insider)  # first, so that a line that is kept for others would have it
    assert topic.title in client.get(new.get_absolute_url()).text
    client.logout()
    page = client.get(new.get_absolute_url()).text
    assert TITLE in page and "split replies off" not in page and topic.title not in page
