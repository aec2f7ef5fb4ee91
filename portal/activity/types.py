"""What can happen, and what follows: the vocabulary of the activity log."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any, ClassVar

from django.conf import settings
from django.db import models

if TYPE_CHECKING:
    from portal.activity.models import Activity


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
    object is struck through when this one happens. `in_log` is what the moderation log calls it, translatable, where
    it is an act of moderation: "Moved".
    """

    name: str
    verb: Verb
    step: StepKind | None = None
    words: Callable[[Activity], tuple[Any, ...] | None] | None = field(default=None, compare=False)
    undoes: str = field(default="", compare=False)
    in_log: Any = field(default="", compare=False)
    known: ClassVar[dict[str, ActivityType]] = {}

    def __post_init__(self) -> None:
        ActivityType.known[self.name] = self


def undo_window() -> timedelta:
    """How long an act can be taken back: the delay of whatever must not happen before."""
    return timedelta(seconds=settings.UNDO_SECONDS)


@dataclass(frozen=True)
class Reaction:
    """Something that follows an activity, declared once by `@reaction(…)` and named in `portal/reactions.py`.

    `name` is stored with pending work, so it stays when the function is renamed or moved; a name that did change
    is listed in `former_names`. `delay` is asked when the activity is recorded. `reverses` names the reaction that
    this one takes back: what is pending of that one about the same object is dropped in the same transaction.
    """

    name: str
    function: Callable[[Activity], None] = field(compare=False)
    delay: Callable[[], timedelta] | None = field(default=None, compare=False)
    reverses: str = field(default="", compare=False)
    # External side effects (mail, webhooks): run outside any transaction, under a lease.
    is_outside: bool = field(default=False, compare=False)
    former_names: tuple[str, ...] = field(default=(), compare=False)
    # Follows no act of days gone by, also where it stands in the act's own transaction.
    is_only_now: bool = field(default=False, compare=False)
    known: ClassVar[dict[str, Reaction]] = {}
    taken_twice: ClassVar[list[str]] = []  # names that two functions claim; a system check reports them

    def __post_init__(self) -> None:
        for name in (self.name, *self.former_names):
            if name in Reaction.known:
                Reaction.taken_twice.append(name)
            Reaction.known[name] = self

    def __call__(self, activity: Activity) -> None:
        self.function(activity)


def reaction(
    name: str,
    *,
    delay: Callable[[], timedelta] | timedelta | None = None,
    reverses: str = "",
    is_outside: bool = False,
    former_names: tuple[str, ...] = (),
    is_only_now: bool = False,
) -> Callable[[Callable[[Activity], None]], Reaction]:
    """Declare a function of an activity as a reaction, under its stable name "<app>.<verb>_<noun>"."""
    wait = (lambda: delay) if isinstance(delay, timedelta) else delay

    def declare(function: Callable[[Activity], None]) -> Reaction:
        return Reaction(name, function, wait, reverses, is_outside, former_names, is_only_now)

    return declare


@dataclass(frozen=True)
class BatchReaction:
    """What follows many acts at once, by a periodic job (`batches.py`): it costs the act itself nothing."""

    name: str
    function: Callable[[], object] = field(compare=False)
    every: timedelta = field(compare=False)


@dataclass(frozen=True)
class Reactions:
    """What follows an activity: at once in its transaction, afterwards in the worker, or in batches."""

    in_transaction: tuple[Reaction, ...] = ()
    afterwards: tuple[Reaction, ...] = ()
    in_batches: tuple[BatchReaction, ...] = ()

    @property
    def reversed_names(self) -> list[str]:
        """The reactions that these take back."""
        return [each.reverses for each in (*self.in_transaction, *self.afterwards) if each.reverses]
