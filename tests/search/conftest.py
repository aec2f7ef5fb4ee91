"""Things to search for, without waiting for an act and its reactions."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from search.engine import Entry, engine

DAY = datetime(2026, 3, 19, 9, 30, tzinfo=UTC)


@pytest.fixture
def index(db: None) -> Callable[..., Entry]:
    """index("Title", "Text", scope="board:1"): one entry more; later ones are newer."""
    count = 0

    def add(title: str, body: str = "", **fields: Any) -> Entry:
        nonlocal count
        count += 1
        values = {
            "kind": "forums.topic",
            "object_id": count,
            "scope": "public",
            "posted_at": DAY + timedelta(hours=count),
            "variety": "question",
        } | fields
        entry = Entry(title=title, body=body, **values)
        engine().index([entry])
        return entry

    return add


@pytest.fixture
def find(db: None) -> Callable[..., list[str]]:
    """The titles that a question finds, marks taken out."""

    def ask(text: str, scopes: set[str] | None = None, **options: Any) -> list[str]:
        from search.queries import parse

        results = engine().query(parse(text), scopes=scopes or {"public"}, **options)
        return [hit.title.striptags() for hit in results.hits]

    return ask
