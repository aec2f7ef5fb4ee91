"""What a type holds about a member, and what becomes of it (portal/members)."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from portal.common.kinds.registry import Capability


class Exportable(Capability):
    """What a member wrote of this type is in the archive of all that is held about them."""

    @abstractmethod
    def export(self, member: Any) -> Iterator[dict[str, Any]]:
        """Plain values: text, numbers, dates, lists."""


class Erasable(Capability):
    """What becomes of it when the member leaves."""

    @abstractmethod
    def erase(self, *, member: Any, keep_content: bool) -> None:
        """Inside the transaction of the erasure: without the name, or gone."""


@dataclass(frozen=True)
class ErasedWith(Capability):
    """Another type erases these too, in one act: topics go with their posts."""

    kind: str


class Reassignable(Capability):
    """What an imported member wrote becomes that of the member who turned out to be them."""

    @abstractmethod
    def reassign(self, *, old: Any, new: Any) -> None: ...
