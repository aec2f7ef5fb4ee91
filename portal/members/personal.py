"""What is held about a member beside content kinds: how it is exported, and how it goes.

An app that keeps such rows (drafts, preferences, follows) registers them in `AppConfig.ready`. A test
finds every column that points at a member and fails when nobody answers for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

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


class Names:
    """Titles and addresses of others' things in an export: of what the member may no longer read only that it was there.

    names = Names(Topic.objects.visible_to(member), among=Bookmark.objects.filter(member=member).values("post__topic"))
    names.title(mark.post.topic)
    """

    def __init__(self, visible: QuerySet[Any], *, among: Any) -> None:
        self._open = set(visible.filter(pk__in=among).order_by().values_list("pk", flat=True))

    def title(self, thing: Any) -> str:
        return str(thing.title) if thing.pk in self._open else _("(no longer open to you)")

    def address(self, thing: Any, part: Any = None) -> str:
        """The address of a thing, or of a part of it, such as a post of a topic."""
        return str((part or thing).get_absolute_url()) if thing.pk in self._open else ""


_registered: dict[str, PersonalData] = {}


def register_personal_data(data: PersonalData) -> None:
    """Make rows known to export and erasure. Registering a name again replaces it."""
    _registered[data.name] = data


def personal_data() -> list[PersonalData]:
    return list(_registered.values())
