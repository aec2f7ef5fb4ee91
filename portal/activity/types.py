"""What can happen, and what follows: the vocabulary of the activity log."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models

if TYPE_CHECKING:
    from portal.activity.models import Activity

    Reaction = Callable[[Activity], None]


class Verb(models.TextChoices):
    """Activity Streams 2.0 verbs, spelled as the vocabulary spells them, and Rate."""

    CREATE = "Create"
    UPDATE = "Update"
    DELETE = "Delete"
    ACCEPT = "Accept"
    REJECT = "Reject"
    LIKE = "Like"
    UNDO = "Undo"
    FLAG = "Flag"
    FOLLOW = "Follow"
    JOIN = "Join"
    LEAVE = "Leave"
    INVITE = "Invite"
    ADD = "Add"
    REMOVE = "Remove"
    MOVE = "Move"
    BLOCK = "Block"
    READ = "Read"
    RATE = "Rate"


class StepKind(models.TextChoices):
    """The marks of the consequence line (the look says what each means)."""

    ACT = "act"
    SAID = "said"
    KEPT = "kept"
    SO = "so"
    OWED = "owed"
    LATE = "late"
    STOP = "stop"
    UNDONE = "undone"


@dataclass(frozen=True)
class ActivityType:
    """Something members do, named for what has happened: forums.solution.accepted.

    `step` and `words` declare its place on the consequence line: `words(activity)` gives
    (headline, detail), with an address as third part where there is one, or None to leave this one
    out. Types without a step draw nothing. `undoes` names the type whose last step about the same
    object is struck through when this one happens.
    """

    name: str
    verb: Verb
    step: StepKind | None = None
    words: Callable[[Activity], tuple[Any, ...] | None] | None = field(default=None, compare=False)
    undoes: str = field(default="", compare=False)
    known: ClassVar[dict[str, ActivityType]] = {}

    def __post_init__(self) -> None:
        ActivityType.known[self.name] = self


@dataclass(frozen=True)
class Reactions:
    """What follows an activity: at once in its transaction, or afterwards in the worker."""

    in_transaction: tuple[Reaction, ...] = ()
    afterwards: tuple[Reaction, ...] = ()
    # Work that leaves the house (mail, webhooks): run outside any transaction under a lease.
    outside: tuple[Reaction, ...] = ()
