"""Readers are counted without a write on the page that they read."""

import pytest

from forums.tasks import write_readers
from forums.view_counts import topic_readers


@pytest.fixture(autouse=True)
def anew():
    topic_readers.forget()


def test_each_reader_counts_once_and_the_worker_writes_it_down(client, topic, stranger, helper):
    client.get(topic.get_absolute_url())
    client.get(topic.get_absolute_url())
    for member in (stranger, helper):
        client.force_login(member)
        client.get(topic.get_absolute_url())
    topic.refresh_from_db()
    assert topic.view_count == 0
    write_readers()
    topic.refresh_from_db()
    assert topic.view_count == 3
    write_readers()
    topic.refresh_from_db()
    assert topic.view_count == 3


def test_no_count_is_lost_between_two_rounds_of_the_worker(topic, rf, stranger, helper, asker):
    for member in (stranger, helper, asker):
        request = rf.get("/")
        request.user = member
        topic_readers.add(topic.pk, request)
        write_readers()
    topic.refresh_from_db()
    assert topic.view_count == 3


def test_a_cache_that_forgot_its_numbers_does_no_harm(topic, rf, stranger, helper):
    from django.core.cache import cache

    for member in (stranger, helper):
        request = rf.get("/")
        request.user = member
        topic_readers.add(topic.pk, request)
        write_readers()
        cache.clear()
    topic.refresh_from_db()
    assert topic.view_count == 2
