"""A session that ended signs nobody in any more, whatever was read meanwhile."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.cache import cache
from django.db import transaction

from portal.common.sessions import SessionStore

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def key() -> str:
    session = SessionStore()
    session["who"] = "asker"
    session.save()
    return str(session.session_key)


def read(key: str) -> Any:
    return SessionStore(key).get("who")


def test_a_copy_made_before_the_end_is_committed_does_not_outlive_it(key):
    with transaction.atomic():
        row = SessionStore(key)._get_session_from_db()
        SessionStore(key).delete()
        # Another process, which still sees the row, copies it now.
        cache.set(SessionStore.cache_key_prefix + key, SessionStore().decode(row.session_data))
    assert read(key) is None


def test_a_copy_made_of_a_row_that_is_gone_is_taken_back(key, monkeypatch):
    cache.clear()
    row = SessionStore(key)._get_session_from_db()
    SessionStore(key).delete()
    monkeypatch.setattr(SessionStore, "_get_session_from_db", lambda self: row)  # read a moment before
    assert read(key) is None
    monkeypatch.undo()
    assert read(key) is None


def test_where_the_cache_is_away_the_session_goes_on_and_whoever_ends_it_is_told(key, monkeypatch):
    backend = type(cache._connections[cache._alias])

    def away(*_args: Any, **_kwargs: Any) -> None:
        raise ConnectionError

    with monkeypatch.context() as patch:
        patch.setattr(backend, "delete", away)
        with pytest.raises(ConnectionError):
            SessionStore(key).delete()
    assert read(key) == "asker"


def test_a_session_that_is_used_costs_no_query(key, queries_of):
    read(key)
    assert queries_of(lambda: read(key)) == 0
