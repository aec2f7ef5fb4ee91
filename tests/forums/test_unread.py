"""What is new to a member: known without a write on the page that is read."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from forums.actions import mark_all_read, post_topic, reply, unmark_all_read
from forums.actions.reading import add_positions
from forums.models import ReadUntil, Topic, TopicRead
from forums.read_state import shown_positions
from forums.tasks import write_positions

BOARD = "/help/machines/"


@pytest.fixture(autouse=True)
def anew():
    shown_positions.forget()


@pytest.fixture
def reader(client, stranger):
    stranger.joined_at = timezone.now() - timedelta(days=90)
    stranger.save()
    client.force_login(stranger)
    return stranger


def new_in(page):
    return re.findall(r'class="new"[^>]*>([^<]+)<', page.text)


def test_a_list_says_how_much_is_new_and_leads_to_the_first_of_it(client, reader, topic, answer, helper):
    assert new_in(client.get(BOARD)) == ["2 new"]
    client.get(topic.get_absolute_url())
    assert new_in(client.get(BOARD)) == []
    reply(topic=topic, by=helper, body="<p>And rinse the tank before you fill it.</p>")
    page = client.get(BOARD)
    assert new_in(page) == ["1 new"]
    assert f'href="{topic.get_absolute_url()}3/"' in page.text


def test_reading_writes_nothing_and_the_worker_writes_it_down(client, reader, topic, answer):
    client.get(BOARD)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        client.get(topic.get_absolute_url())
        client.get(BOARD)
    assert not [query["sql"] for query in queries if not query["sql"].lstrip("(").startswith("SELECT")]
    assert not TopicRead.objects.exists()
    write_positions()
    read = TopicRead.objects.get()
    assert (read.member, read.topic, read.last_position) == (reader, topic, 2)
    from django.core.cache import cache

    cache.clear()
    assert new_in(client.get(BOARD)) == []


def test_what_was_read_stays_read_when_one_looks_at_the_beginning_again(reader, topic):
    add_positions(shown={(reader.pk, topic.pk): 40})
    add_positions(shown={(reader.pk, topic.pk): 20, (10**9, topic.pk): 3, (reader.pk, 10**9): 3})
    assert TopicRead.objects.get().last_position == 40


def test_what_is_old_counts_as_read(client, reader, topic):
    Topic.objects.update(active_at=timezone.now() - timedelta(days=31))
    assert new_in(client.get(BOARD)) == []
    Topic.objects.update(active_at=timezone.now() - timedelta(days=3))
    assert new_in(client.get(BOARD)) == ["1 new"]
    reader.joined_at = timezone.now()
    reader.save()
    assert new_in(client.get(BOARD)) == []


@pytest.mark.parametrize("address", [f"{BOARD}?show=unread", "/topics/unread/"])
def test_the_list_of_what_is_unread_has_nothing_else(client, reader, topic, board, asker, address):
    other = post_topic(
        board_id=board.pk, by=asker, kind="question", title="Is the hum at night normal", body="<p>It hums, at two.</p>"
    )
    client.get(other.get_absolute_url())
    for write in (lambda: None, write_positions):
        write()
        page = client.get(address).text
        assert topic.title in page and other.title not in page


def test_a_visitor_is_sent_to_sign_in_and_sees_no_marks(client, topic):
    assert client.get("/topics/unread/").status_code == 302
    assert new_in(client.get(BOARD)) == [] and "show=unread" not in client.get(BOARD).text
    assert client.get(f"{BOARD}?show=unread").status_code == 200


def test_a_topic_leads_to_its_first_unread_post(client, reader, topic):
    Topic.objects.update(last_position=60)
    add_positions(shown={(reader.pk, topic.pk): 30})
    assert f'href="{topic.get_absolute_url()}31/"' in client.get(topic.get_absolute_url()).text
    client.get(topic.get_absolute_url() + "?page=3")
    assert "first unread" not in client.get(topic.get_absolute_url()).text


def test_marks_cost_one_query_however_many_topics(client, reader, board, topic, asker, queries_of):
    client.get(BOARD)
    one = queries_of(lambda: client.get(BOARD))
    for number in range(9):
        post_topic(
            board_id=board.pk,
            by=asker,
            kind="question",
            title=f"Question number {number} of it",
            body="<p>It hums, every night.</p>",
        )
    assert queries_of(lambda: client.get(BOARD)) == one


def test_everything_on_a_board_is_marked_as_read_by_one_row(client, reader, board, topic, answer, helper):
    page = client.post(f"/topics/read/{board.pk}/", follow=True)
    assert new_in(page) == [] and "You have read everything" not in page.text and topic.title not in page.text
    assert new_in(client.get(BOARD)) == [] and not TopicRead.objects.exists()
    assert ReadUntil.objects.get().board_id == board.pk
    reply(topic=topic, by=helper, body="<p>And rinse the tank before you fill it.</p>")
    page = client.get(BOARD)
    assert new_in(page) == ["1 new"]  # not three: the two before were marked
    assert f'href="{topic.get_absolute_url()}3/"' in page.text
    assert topic.title in client.get("/topics/unread/").text


def test_everything_everywhere_is_marked_as_read_and_the_mark_is_taken_back(client, reader, topic, answer):
    page = client.post("/topics/read/", follow=True)
    assert "You have read everything" in page.text
    assert new_in(client.get(BOARD)) == []
    client.post("/topics/read/undo/")
    assert new_in(client.get(BOARD)) == ["2 new"] and topic.title in client.get("/topics/unread/").text


def test_taking_a_mark_back_goes_one_mark_back_and_no_further(reader, topic, answer):
    first = timezone.now() - timedelta(days=2)
    mark_all_read(member=reader, now=first)
    mark_all_read(member=reader)
    unmark_all_read(member=reader)
    assert ReadUntil.objects.get().until == first


def test_what_somebody_may_not_see_they_cannot_mark(client, reader, private_board):
    assert client.post(f"/topics/read/{private_board.pk}/").status_code == 404
    assert client.post("/topics/read/999999/").status_code == 404
    assert not ReadUntil.objects.exists()


def test_a_visitor_marks_nothing_and_looking_marks_nothing(client, board):
    assert client.post("/topics/read/").status_code == 302
    assert client.get("/topics/read/").status_code in (302, 405)
    assert not ReadUntil.objects.exists()


def test_a_mark_changes_nothing_for_others(client, reader, helper, topic, answer):
    helper.joined_at = timezone.now() - timedelta(days=90)
    helper.save()
    mark_all_read(member=reader)
    client.force_login(helper)
    assert new_in(client.get(BOARD)) == ["2 new"]


@pytest.mark.parametrize("address", [BOARD, f"{BOARD}?show=unread", "/topics/unread/"])
def test_marks_of_everything_cost_no_query_more(client, reader, board, topic, answer, address, queries_of):
    client.get(address)
    before = queries_of(lambda: client.get(address))
    mark_all_read(member=reader, now=timezone.now() - timedelta(days=3))
    mark_all_read(member=reader, board_id=board.pk, now=timezone.now() - timedelta(days=2))
    assert queries_of(lambda: client.get(address)) == before


def test_what_was_read_and_what_was_marked_count_together(client, reader, topic, answer, helper):
    """Read to the answer, marked with the next reply, and then one more: one is new."""
    add_positions(shown={(reader.pk, topic.pk): 2})
    reply(topic=topic, by=helper, body="<p>And rinse the tank before you fill it.</p>")
    mark_all_read(member=reader)
    assert new_in(client.get(BOARD)) == []
    reply(topic=topic, by=helper, body="<p>And the pipe that leads to it.</p>")
    assert new_in(client.get(BOARD)) == ["1 new"]
    add_positions(shown={(reader.pk, topic.pk): 4})
    mark_all_read(member=reader, now=timezone.now() - timedelta(days=3))
    shown_positions.forget()
    assert new_in(client.get(BOARD)) == []
