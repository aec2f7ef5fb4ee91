"""What can be decided about a thing: on which rows a decision stands, what its kind can do, and the errors in words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext as _

from portal.common.kinds import ContentKind, Lockable, Moderatable, Movable, kind_of, whole_of
from portal.common.permissions import Refused
from portal.moderation.models import Decision

Act = Decision.Act


class CannotDecide(Refused):
    """The decision would change nothing, or cannot be made about this thing. The message says which."""


class NotOffered(CannotDecide):
    """Things of this kind are not hidden, or not locked."""


class NothingToDecide(CannotDecide):
    """Its flags have been answered by somebody else, or it is as the decision would make it."""


class AlreadyDecided(CannotDecide):
    """Another decision of this sort stands."""


class AlreadyUndone(CannotDecide):
    """Somebody undid this a moment before."""


class TakenByAnother(CannotDecide):
    """Another moderator has claimed the case."""


class Gone(CannotDecide):
    """The thing is no longer there, or stands elsewhere."""


def acts_offered(kind: ContentKind, thing: Any, *, is_flagged: bool) -> list[str]:
    """What can be decided about a thing as it is now. One that is hidden and flagged can stay hidden, and its flags be answered."""
    able = acts_of(kind, thing)
    hidden, locked = is_in_force(thing, Act.HIDE), is_in_force(subject_of(kind, thing, Act.LOCK), Act.LOCK)
    wanted = {
        Act.HIDE: is_flagged or not hidden,
        Act.RESTORE: hidden,
        Act.LOCK: not hidden and not locked,
        Act.UNLOCK: locked,
        Act.LEAVE: is_flagged and not hidden,
        Act.MOVE: is_flagged and (not hidden or is_held(thing, kind)),
    }
    return [act.value for act in able if wanted[act]]


def thing_rows(kind: ContentKind, thing: Any) -> list[Any]:
    """The rows on which decisions about a thing stand: itself, what is hidden with it, and what is locked for it."""
    locked = subject_of(kind, thing, Act.LOCK)
    rows = rows_of(kind, thing)
    return rows if locked in rows else [*rows, locked]


def acts_of(kind: ContentKind, thing: Any) -> list[Decision.Act]:
    """What can be decided about things of a kind, whatever they are like now. What only the thing's place can do counts."""
    if not kind.has(Moderatable):
        return []
    locking = kind_of(subject_of(kind, thing, Act.LOCK))
    has_lock = locking is not None and locking.has(Lockable)
    moves = movable_of(kind, thing) is not None
    return [Act.HIDE, Act.RESTORE, *([Act.LOCK, Act.UNLOCK] if has_lock else []), Act.LEAVE, *([Act.MOVE] if moves else [])]


def movable_of(kind: ContentKind, thing: Any) -> Movable[Any] | None:
    """How a thing is moved to another place: with what it is the beginning of, never out of it."""
    whole = whole_of(thing)
    moved = kind_of(whole)
    is_whole = whole == thing or whole in rows_of(kind, thing)
    return moved.get(Movable) if is_whole and moved is not None and moved.has(Movable) else None


def places_for(kind: ContentKind, thing: Any, by: Any) -> list[tuple[int, str]]:
    """Number and name of the places that a member may move a thing to."""
    movable = movable_of(kind, thing)
    return list(movable.places(whole_of(thing), by)) if movable is not None else []


def is_held(thing: Any, kind: ContentKind) -> bool:
    """Hidden until a moderator has looked: by flags, or by the spam check."""
    subject = rows_of(kind, thing)[0]
    on_it = {"object_type": ContentType.objects.get_for_model(subject), "object_id": subject.pk}
    return Decision.objects.standing().filter(**on_it, act=Act.HIDE, source=Decision.Source.AUTOMATION).exists()


def change_of(kind: ContentKind, act: Decision.Act) -> Callable[..., None]:
    """The function of a kind that hides, restores, locks or unlocks. Raises LacksCapability."""
    if act in (Act.LOCK, Act.UNLOCK):
        locking = kind.get(Lockable)
        return locking.lock if act == Act.LOCK else locking.unlock
    moderation = kind.get(Moderatable)
    return moderation.hide if act == Act.HIDE else moderation.restore


def not_offered(act: str) -> str:
    if act in (Act.LOCK, Act.UNLOCK):
        return _("This cannot be locked. Hide it, or leave it as it is.")
    if act == Act.MOVE:
        return _("This cannot be moved on its own. Hide it, or leave it as it is.")
    return _("This cannot be decided here.")


def subject_of(kind: ContentKind, thing: Any, act: str) -> Any:
    """The row on which such a decision stands."""
    if act in (Act.LOCK, Act.UNLOCK, Act.MOVE):
        return whole_of(thing)
    return rows_of(kind, thing)[0]


def words_of(decision: Decision) -> str:
    """What the author reads: the reason, and the rule with its number."""
    if decision.rule is None:
        return decision.reason
    rule = _("rule %(number)s: %(title)s") % {"number": decision.rule.number, "title": decision.rule.title}
    return f"{decision.reason} ({rule})" if decision.reason else rule


def rows_of(kind: ContentKind, thing: Any) -> list[Any]:
    return list(kind.get(Moderatable).rows(thing)) if kind.has(Moderatable) else [thing]


def thing_of(row: Decision, kind: ContentKind | None) -> Any:
    return kind.model._base_manager.filter(pk=row.object_id).first() if kind else None


def kind_for(thing: models.Model) -> ContentKind:
    kind = kind_of(thing)
    if kind is None:
        raise NotOffered(_("This cannot be decided here."))
    return kind


def is_in_force(subject: Any, act: Decision.Act) -> bool:
    """Whether it is hidden or locked, as the row says now."""
    now = type(subject)._base_manager.filter(pk=subject.pk).first()
    if now is None:
        return False
    return getattr(now, "hidden_at", None) is not None if act == Act.HIDE else bool(getattr(now, "is_locked", False))
