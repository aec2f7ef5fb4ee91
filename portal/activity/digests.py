"""What the weekly digest of those who were away is made of: sections declared by the apps, sent from above (portal/notifications)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from portal.members.models import Member

MOST_ITEMS = 5


@dataclass(frozen=True)
class DigestItem:
    """One thing in a digest: its title, where it is, and what there is to say of it."""

    title: str
    url: str
    words: str


@dataclass(frozen=True)
class DigestSection:
    """One section. `find` gives up to MOST_ITEMS + 1 things that the member may see now; more than five are one link."""

    name: str
    order: int
    title: Any  # "Waiting for you"
    words: Callable[[int], str]  # for the subject of the e-mail: "2 questions wait for you"
    find: Callable[[Member, datetime, datetime], Sequence[DigestItem]]  # (member, since, now)
    more_url: str


_sections: dict[str, DigestSection] = {}


def register_digest(*sections: DigestSection) -> None:
    """Make sections of the weekly digest known. Registering a name again replaces it."""
    _sections.update({section.name: section for section in sections})


def digest_sections() -> list[DigestSection]:
    """Every section, in its order."""
    return sorted(_sections.values(), key=lambda section: section.order)
