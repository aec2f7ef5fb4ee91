"""What is held about a member beside content kinds: how it is exported, and how it goes.

An app that keeps such rows (drafts, preferences, follows) registers them in `AppConfig.ready`. A test
finds every column that points at a member and fails when nobody answers for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from portal.members.models import Member


@dataclass(frozen=True)
class PersonalData:
    """One table or group of tables. `rows` yields plain values (text, numbers, dates, lists) for the export."""

    name: str  # "writing.drafts": also the name in the exported JSON
    label: Any  # translatable heading
    rows: Callable[[Member], Iterator[dict[str, Any]]]
    erase: Callable[..., None]  # (member=, keep_content: bool), inside the transaction of the erasure
    files: Callable[[Member], Iterator[tuple[str, Any]]] | None = None  # (name in the archive, open-able file)


_registered: dict[str, PersonalData] = {}


def register_personal_data(data: PersonalData) -> None:
    """Make rows known to export and erasure. Registering a name again replaces it."""
    _registered[data.name] = data


def personal_data() -> list[PersonalData]:
    return list(_registered.values())
