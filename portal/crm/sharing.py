"""What may be shared of a member, and where one reads it: the member's page, the mapping, the sync and the export read
this registry alone, so that nothing can be sent which the member cannot see.

An app above registers in `AppConfig.ready`:

    register_category(Category("ideas", _("Ideas"), _("to tell you when they ship"), order=40))
    register_field(SharedField("ideas", _("Ideas and votes"), category="ideas", type=FieldType.NUMBER, of_many=ideas_of))
    register_event(TimelineEvent(SOLUTION_ACCEPTED, category="contributions", members=…, text=…))
"""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from portal.activity.types import ActivityType

if TYPE_CHECKING:
    from portal.activity.models import Activity
    from portal.members.models import Member


class FieldType(enum.StrEnum):
    """What a shared field holds."""

    TEXT = "text"
    NUMBER = "number"
    MOMENT = "moment"
    ADDRESS = "address"  # a web address
    FLAG = "flag"


@dataclass(frozen=True)
class Category:
    """Fields and events that a member switches on or off together."""

    name: str  # also the purpose of the consent: share_<name>
    label: Any
    why: Any  # words for the member: what it is used for
    order: int = 100
    is_on_with_yes: bool = False  # part of what "Yes" to the first question turns on

    @property
    def purpose(self) -> str:
        return f"share_{self.name}"


@dataclass(frozen=True)
class SharedField:
    """One value about a member. `of_many` computes it for many at the price of one: member number to value."""

    name: str
    label: Any
    category: str
    type: FieldType
    of_many: Callable[[Sequence[Member]], Mapping[int, Any]]
    order: int = 100
    fills: bool = False  # belongs to the company: written only where its record has nothing

    def of_one(self, member: Member) -> Any:
        return self.of_many([member]).get(member.pk)


@dataclass(frozen=True)
class TimelineEvent:
    """An activity that becomes an entry in the timeline of the members whom it concerns.

    `members(activity)` are their numbers; `text(activity)` the sentence, plain, with an absolute address where there is
    one, computed when it is sent. `changes` names the shared fields that are other than before; a type may be registered
    for these alone (`is_sent=False`): nothing stands in the timeline, the summary is written anew.
    """

    type: ActivityType
    category: str
    members: Callable[[Activity], Iterable[int]]
    text: Callable[[Activity], str] | None = None
    label: Any = ""
    # Whoever may not read the thing now does not get it told: asked again when it is sent.
    is_wanted: Callable[[Activity], bool] | None = None

    @property
    def is_sent(self) -> bool:
        return self.text is not None


@dataclass(frozen=True)
class HandedOver:
    """One thing that a member agreed to hand over by itself, such as a question as a case: what, when it left, why, to which system."""

    what: str
    url: str
    left_at: datetime | None  # None: on its way
    why: str
    system: str
    state: str


_categories: dict[str, Category] = {}
_handed_over: dict[str, Callable[[Member], Sequence[HandedOver]]] = {}
_fields: dict[str, SharedField] = {}
_events: dict[str, TimelineEvent] = {}


def register_category(category: Category) -> None:
    """Make a category known. Registering a name again replaces it."""
    _categories[category.name] = category


def register_field(field: SharedField) -> None:
    """Make a field known. Registering a name again replaces it."""
    _fields[field.name] = field


def register_event(event: TimelineEvent) -> None:
    """Register a type of activity as a timeline event of customer records."""
    _events[event.type.name] = event


def register_handed_over(name: str, of_member: Callable[[Member], Sequence[HandedOver]]) -> None:
    """Make known what members hand over one by one. Registering a name again replaces it."""
    _handed_over[name] = of_member


def handed_over(member: Member) -> list[HandedOver]:
    """All that the member handed over by itself, the newest first."""
    found = [each for of_member in _handed_over.values() for each in of_member(member)]
    return sorted(
        found, key=lambda each: (each.left_at is None, each.left_at.timestamp() if each.left_at else 0.0), reverse=True
    )


def categories() -> list[Category]:
    """Those with something in them, in order."""
    used = {field.category for field in _fields.values()} | {event.category for event in _events.values()}
    return sorted((each for each in _categories.values() if each.name in used), key=lambda each: (each.order, each.name))


def category(name: str) -> Category | None:
    return _categories.get(name)


def fields(among: Iterable[str] | None = None) -> list[SharedField]:
    """The shared fields, in order; of these categories only, where they are given."""
    wanted = None if among is None else set(among)
    found = (each for each in _fields.values() if wanted is None or each.category in wanted)
    return sorted(found, key=lambda each: (each.order, each.name))


def field(name: str) -> SharedField | None:
    return _fields.get(name)


def events() -> list[TimelineEvent]:
    return list(_events.values())


def event_of(type_name: str) -> TimelineEvent | None:
    """What is told of activities of this type, if anything."""
    return _events.get(type_name)


def values_of(members: Sequence[Member], wanted: Iterable[SharedField]) -> dict[int, dict[str, Any]]:
    """The current values of these fields, member by member: one call of each field, however many members."""
    values: dict[int, dict[str, Any]] = {member.pk: {} for member in members}
    for each in wanted:
        computed = each.of_many(members)
        for pk, row in values.items():
            row[each.name] = computed.get(pk)
    return values
