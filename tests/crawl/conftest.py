"""The marked world, built once for all tests of this folder and taken back after them."""

from __future__ import annotations

import gc
import logging
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import TransactionTestCase
from django.test.utils import override_settings

from portal.writing.entry import as_written
from tests import conftest as suite
from tests.crawl import world as made
from tests.crawl.cast import UNHURRIED
from tests.crawl.crawler import Browser


@pytest.fixture(scope="package")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[made.World]:
    """Everything that is marked, committed: thousands of requests in one transaction would slow each other down."""
    with django_db_blocker.unblock():
        connection.close()  # one from before may still hold a database that is gone
        connection._opened_after = suite._restored  # type: ignore[attr-defined]
        try:
            with as_written():  # short texts, many at once
                world = made.build()
                _draw_pictures(world)
            if connection.vendor == "postgresql":
                with connection.cursor() as cursor:
                    cursor.execute("ANALYZE")
                    cursor.execute("SET jit = off")  # it compiles for longer than these few rows are read
            gc.collect()
            gc.freeze()  # what stands now stays: looking through it again and again took a tenth of the crawl
            yield world
        finally:
            TransactionTestCase._fixture_teardown(None)  # type: ignore[arg-type]  # the database as migrated
            made.forget_what_was_kept()


def _draw_pictures(world: made.World) -> None:
    """Make the small pictures of lists once: each is drawn by a process of its own, and readers take back what they ask for."""
    client = Browser()
    client.force_login(world.viewer("administrator"))
    for path in (
        "/admin/images/",
        "/admin/images/chooser/",
        f"/admin/images/{world.picture.pk}/",
        f"/admin/images/{world.closed_picture.pk}/",
    ):
        assert client.get(path).status_code == 200


@pytest.fixture(autouse=True)
def _unhurried(world: made.World) -> Iterator[None]:
    """Nothing that holds floods off holds the crawl off."""
    made.forget_what_was_kept()
    logging.disable(logging.WARNING)  # thousands of answers are refusals, and each would be written down with its traceback
    with override_settings(TRUST_TABLE=UNHURRIED, FLAG_HIDE_WEIGHT=0):
        yield
    logging.disable(logging.NOTSET)


@pytest.fixture
def taken_back(_unhurried: None) -> Iterator[None]:
    """Whatever the test does is undone after it. (A reader takes back each request by itself.)"""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
    made.forget_what_was_kept()
