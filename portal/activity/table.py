"""The one table of what follows what (`portal/reactions.py`), reached through a setting so that nothing imports upwards."""

from __future__ import annotations

from functools import cache

from django.conf import settings
from django.utils.module_loading import import_string

from portal.activity.types import ActivityType, Reaction, Reactions


@cache
def reaction_table() -> dict[ActivityType, Reactions]:
    """What follows each type of activity. Importing it imports the reactions of all apps."""
    table: dict[ActivityType, Reactions] = import_string(settings.ACTIVITY_REACTIONS)
    return table


def reactions_to(activity_type: ActivityType) -> Reactions:
    """What follows this type of activity; KeyError for a type without a row (a system check finds it first)."""
    return reaction_table()[activity_type]


def stored_names(name: str) -> tuple[str, ...]:
    """Under which names a reaction's pending rows may be stored: its own and its former ones."""
    found = Reaction.known.get(name)
    return (found.name, *found.former_names) if found else (name,)
