"""What decides who may read what is never older than the last change, in any process."""

from __future__ import annotations

import multiprocessing
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser, Group
from django.core.cache import cache
from django.db import connections, transaction
from django.test import Client
from wagtail.models import PageViewRestriction

from forums.boards import board_map, ids_visible_to
from ideas.boards import board_map as idea_board_map
from portal.common.access import access_token, kept_until_access_changes, one_look
from portal.common.pages import restrictions

BOARD = "/help/machines/"


def close(board: Any) -> Any:
    restriction = PageViewRestriction.objects.create(page=board, restriction_type=PageViewRestriction.GROUPS)
    restriction.groups.add(Group.objects.get_or_create(name="Insiders")[0])
    return restriction


@pytest.mark.django_db
def test_each_change_of_pages_and_privacy_takes_another_token(board, help_index):
    def changes(act: Any) -> bool:
        before = access_token()
        act()
        return access_token() != before

    restriction = close(board)
    group = Group.objects.create(name="Others")
    assert changes(lambda: restriction.groups.add(group))
    assert changes(lambda: restriction.groups.clear())
    assert changes(restriction.delete)
    assert changes(board.unpublish)
    assert changes(lambda: board.save_revision().publish())
    assert changes(lambda: help_index.save())
    assert changes(board.delete)


@pytest.mark.django_db
def test_an_editors_draft_changes_nothing_for_readers(board):
    before = access_token()
    board.title = "Another"
    board.save_revision()
    assert access_token() == before


@pytest.mark.django_db
def test_a_request_asks_once_however_often_the_maps_are_needed(board, queries_of):
    board_map(), restrictions(), idea_board_map()

    def work() -> None:
        with one_look():
            for _time in range(5):
                board_map(), restrictions(), idea_board_map(), ids_visible_to(AnonymousUser())

    assert queries_of(work) == 1


@pytest.mark.django_db(transaction=True)
def test_what_was_rolled_back_was_never_there(board):
    with one_look():
        assert board_map()[board.pk].is_public
        with transaction.atomic():
            close(board)
            assert not board_map()[board.pk].is_public  # its own transaction sees it
            transaction.set_rollback(True)
        assert board_map()[board.pk].is_public
    assert board_map()[board.pk].is_public


@pytest.mark.django_db(transaction=True)
def test_without_a_cache_the_rights_are_right_all_the_same(board, monkeypatch):
    def away(*_args, **_kwargs):
        raise ConnectionError("The cache is away.")  # telling open sockets bears that; whoever asks it for rights does not

    for name in ("get", "set", "delete", "add", "incr"):
        monkeypatch.setattr(type(cache._connections[cache._alias]), name, away)
    assert board_map()[board.pk].is_public
    close(board)
    assert not board_map()[board.pk].is_public and len(restrictions()) == 1


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_a_map_made_from_older_rows_does_not_outlive_the_change(board):
    """One reads the rows, another commits, the first keeps what it made: nobody gets it afterwards."""
    has_read, may_go_on = threading.Event(), threading.Event()

    @kept_until_access_changes
    def closed() -> int:
        count = PageViewRestriction.objects.count()
        has_read.set()
        may_go_on.wait(10)
        return count

    seen: list[int] = []

    def slow_reader() -> None:
        try:
            seen.append(closed())
        finally:
            connections.close_all()

    reader = threading.Thread(target=slow_reader)
    reader.start()
    has_read.wait(10)
    close(board)
    may_go_on.set()
    reader.join(10)
    assert (seen, closed()) == ([0], 1)


def _read(pipe: Any, address: str) -> None:
    """Another process of the site: reads the page all the time, and says what it gets now when asked."""
    client = Client()
    while True:
        status = client.get(address).status_code
        if pipe.poll(0.01):
            if pipe.recv() == "stop":
                break
            status = client.get(address).status_code
            pipe.send(status)
    connections.close_all()


@pytest.fixture
def processes(board: Any) -> Iterator[list[Any]]:
    """Pipes to two processes that read the board."""
    connections.close_all()  # a process of its own must not share our connection
    context = multiprocessing.get_context("fork")
    pipes, running = [], []
    for _number in range(2):
        ours, theirs = context.Pipe()
        process = context.Process(target=_read, args=(theirs, BOARD), daemon=True)
        process.start()
        pipes.append(ours)
        running.append(process)
    yield pipes
    for pipe in pipes:
        pipe.send("stop")
    for process in running:
        process.join(20)
        assert not process.is_alive()


def now(pipes: list[Any]) -> list[int]:
    for pipe in pipes:
        pipe.send("now")
    assert all(pipe.poll(30) for pipe in pipes)
    return [pipe.recv() for pipe in pipes]


@pytest.mark.slow
@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_a_board_that_was_closed_is_closed_in_every_process_when_the_act_returns(board, processes):
    assert now(processes) == [200, 200]
    for attempt in range(40):
        if attempt % 2:
            with transaction.atomic():
                restriction = close(board)
                time.sleep(0.01)  # meanwhile others read, and keep what they read
        else:
            board.refresh_from_db()
            with transaction.atomic():
                board.unpublish()
                time.sleep(0.01)
        assert 200 not in now(processes), f"try {attempt + 1}"
        if attempt % 2:
            restriction.delete()
        else:
            board.save_revision().publish()
        assert now(processes) == [200, 200]
