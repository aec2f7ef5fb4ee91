"""A kind of content that can be hidden, made of organisations: moderation knows content only by the registry."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import pytest

from portal.common.kinds import ContentKind, _by_model, _kinds, register_kind


@pytest.fixture
def moderator(moderator: Any) -> Any:
    from portal.members.models import Member

    return Member.objects.get(pk=moderator.pk)


@pytest.fixture
def letters(db: None) -> Iterator[Any]:
    """Letters of one member: rows of Wagtail redirects stand in for content; `hidden` says which are hidden."""
    kept = dict(_kinds), dict(_by_model)
    hidden: set[int] = set()
    rows = {number: SimpleNamespace(pk=number, author="spammer") for number in (1, 2, 3)}

    class Rows(list[Any]):
        """As much of a queryset as is asked of it; all may be seen."""

        def count(self) -> int:  # type: ignore[override]
            return len(self)

        def filter(self, **_conditions: Any) -> Any:
            return self

        def order_by(self) -> Any:
            return self

        def values(self, _name: str) -> Any:
            return self

        def values_list(self, _name: str, *, flat: bool) -> list[int]:
            return [thing.pk for thing in self]

        def first(self) -> Any:
            return self[0] if self else None

    class Manager:
        def filter(self, pk: int | None = None, pk__in: Any = ()) -> Any:
            found = [rows[number] for number in (pk, *pk__in) if number in rows]
            for thing in found:
                thing.hidden_at = datetime(2026, 1, 1, tzinfo=UTC) if thing.pk in hidden else None
            return Rows(found)

    class Letter:
        _base_manager = Manager()

    def written_by(member: Any) -> Any:
        things = [thing for thing in rows.values() if thing.author == member.username and thing.pk not in hidden]
        return Rows(things)

    def hide(*, thing: Any, by: Any, reason: str) -> None:
        hidden.add(thing.pk)

    def restore(*, thing: Any, by: Any, reason: str) -> None:
        hidden.discard(thing.pk)

    _kinds.clear()
    register_kind(
        ContentKind(
            "test.letter",
            Letter,
            "Letter",
            str,
            str,
            lambda viewer: Rows(rows.values()),
            written_by=written_by,
            hide=hide,
            restore=restore,
        )
    )
    yield SimpleNamespace(rows=rows, hidden=hidden)
    _kinds.clear()
    _by_model.clear()
    _kinds.update(kept[0])
    _by_model.update(kept[1])
