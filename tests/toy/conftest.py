from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connection

from portal.activity import notices as registered_notices
from portal.common.kinds import registry


@pytest.fixture
def registered() -> Iterator[None]:
    """What is registered during the test is taken back."""
    tables = (registry._kinds, registry._by_model, registered_notices._kinds, registered_notices._notices)
    kept: list[dict[Any, Any]] = [dict(table) for table in tables]  # type: ignore[call-overload]
    yield
    for table, before in zip(tables, kept, strict=True):
        table.clear()
        table.update(before)


@pytest.fixture
def toy(db: None, registered: None) -> Iterator[None]:
    """The toy as if it were installed with its table: rolled back with the test."""
    from tests.toy import kinds
    from tests.toy.models import Note

    sql, params = connection.schema_editor().table_sql(Note)
    with connection.cursor() as cursor:
        cursor.execute(sql, params or None)
    kinds.register()
    cache.clear()
    yield
    ContentType.objects.clear_cache()  # that of notes goes with the test
