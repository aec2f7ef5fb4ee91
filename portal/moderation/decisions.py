"""Hiding, locking and bringing back: the one way, whoever asks for it, and the only writer of decisions.

A decision and all that follows are one transaction: the thing changes by the functions that its kind registered (which record
the activity that tells the author and changes the index), its open flags are answered, and the decision stands in the log.

Lock order: flags, decisions, then what the kind locks. Two who decide at once meet at the flags, or at the constraint that one
hide stands; the second is told in words.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ObjectDoesNotExist
from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.activity.record import record
from portal.common.kinds import kind_of, kind_of_model
from portal.common.permissions import require
from portal.members.models import Member
from portal.moderation.activities import DECISION_MADE, DECISION_UNDONE, FLAG_DECIDED
from portal.moderation.case_claims import release_all, require_unclaimed
from portal.moderation.decidable import (
    AlreadyDecided,
    AlreadyUndone,
    Gone,
    NothingToDecide,
    NotOffered,
    acts_of,
    change_of,
    is_in_force,
    kind_for,
    movable_of,
    not_offered,
    places_for,
    rows_of,
    subject_of,
    thing_of,
    words_of,
)
from portal.moderation.flagging import can_decide_on
from portal.moderation.models import Decision, Flag, Rule, Sanction
from portal.moderation.weights import HELD_BY_CHECK, HELD_BY_FLAGS, hides_by_weight, is_surely_spam

Act, Source = Decision.Act, Decision.Source
_BACK = {Act.HIDE: Act.RESTORE, Act.LOCK: Act.UNLOCK}
_FORTH = {back: act for act, back in _BACK.items()}


@transaction.atomic
def decide(
    *,
    thing: models.Model,
    act: str,
    by: Member,
    rule: Rule | None = None,
    reason: str = "",
    source: str = Source.DIRECT,
    answer: str = "",
    place: int | None = None,
    now: datetime | None = None,
) -> Decision:
    """A moderator hides, restores, locks, unlocks or moves (to `place`) a thing, or leaves it as it is. Raises CannotDecide with the reason in words.

    Hiding agrees with whoever flagged it, as locking does from the queue; restoring and leaving do not; moving agrees with those
    who said that it is in the wrong place, and shows again what was hidden until somebody has looked. A lock that nobody asked
    for leaves flags to the queue: whoever locks from the page has not read them. A flagged thing that is hidden or locked
    already gets no second decision: its flags are answered with the one that stands. What flags alone hid is decided anew,
    so that its author hears from a moderator, under which rule and why. Raises TakenByAnother while another moderator has
    claimed the case.
    """
    now = now or timezone.now()
    kind = kind_of(thing)
    if kind is None or act not in acts_of(kind, thing) or source not in (Source.FLAG, Source.DIRECT, Source.AUTOMATION):
        raise NotOffered(not_offered(act))
    require(can_decide_on(by, kind, thing, now))
    act, subject = Act(act), subject_of(kind, thing, act)
    flags = _open_flags(rows_of(kind, thing))
    if flags:
        require_unclaimed(rows_of(kind, thing), by, now)
    if not flags and (source == Source.FLAG or act == Act.LEAVE):
        raise NothingToDecide(_("Another moderator has already decided this."))
    words: dict[str, Any] = {"rule": rule, "reason": reason, "source": source, "by": by, "now": now}
    if act == Act.LEAVE:
        decision = _write(subject, act, **words)
    elif act == Act.MOVE:
        decision = _move(subject, thing, place, **words)
    elif act in _FORTH:
        decision = _back(subject, act, **words)
    else:
        decision = _forth(subject, act, is_flagged=bool(flags), **words)
    if act in (Act.HIDE, Act.RESTORE, Act.LEAVE, Act.MOVE) or source == Source.FLAG:
        _answer(flags, decision, thing, answer, now)
        release_all(rows_of(kind, thing))
    record(DECISION_MADE, actor=by, object=decision, target=thing, data={"act": act.value, "source": source}, happened_at=now)
    return decision


@transaction.atomic
def undo(*, decision: Decision, by: Member, now: datetime | None = None) -> Decision:
    """A moderator takes a decision back, as if it had not been made: the thing is as before, and its flags wait again.

    Gives the decision as it is now. To take a restoring back, hide again: that wants a reason of its own.
    """
    now = now or timezone.now()
    row = Decision.objects.select_for_update(of=("self",)).get(pk=decision.pk)
    kind = kind_of_model(row.object_type.model_class())
    thing = thing_of(row, kind)
    if kind is None or thing is None:
        raise Gone(_("What this decision was about is no longer there."))
    require(can_decide_on(by, kind, thing, now))
    _undo(row, thing, by, Source.DIRECT, now)
    record(DECISION_UNDONE, actor=by, object=row, target=thing, data={"act": row.act}, happened_at=now)
    return row


@transaction.atomic
def hide_by_flags(*, thing: models.Model, now: datetime | None = None) -> Decision | None:
    """Hide what was flagged with enough weight until a moderator has looked at it: its flags stay open. Never what staff
    wrote. The flag of the spam check is enough when it is sure. None where it is not enough, or hidden already."""
    now = now or timezone.now()
    kind = kind_for(thing)
    flags, subject = _open_flags(rows_of(kind, thing)), subject_of(kind, thing, Act.HIDE)
    is_spam = is_surely_spam(flags)
    if not (is_spam or hides_by_weight(flags, kind, thing)) or is_in_force(subject, Act.HIDE):
        return None
    reason = HELD_BY_CHECK if is_spam else HELD_BY_FLAGS
    decision = _write_once(subject, Act.HIDE, reason=reason, source=Source.AUTOMATION, by=None, now=now)
    if decision is not None:
        _perform(subject, Act.HIDE, None, reason)
        record(DECISION_MADE, actor=None, object=decision, target=thing, data={"act": Act.HIDE.value}, happened_at=now)
    return decision


def hide_all(*, things: Iterable[models.Model], by: Member, sanction: Sanction, now: datetime) -> int:
    """Part of a removal, which has chosen the things and asked whether they may be hidden. Gives how many it hid."""
    begun = []
    for thing in things:  # all decisions before the first row of content is locked: see the lock order above
        kind = kind_for(thing)
        flags, subject = _open_flags(rows_of(kind, thing)), subject_of(kind, thing, Act.HIDE)
        words: dict[str, Any] = {
            "reason": sanction.reason,
            "source": Source.REMOVAL,
            "by": by,
            "sanction": sanction,
            "now": now,
        }
        decision = _write_once(subject, Act.HIDE, **words)
        if decision is not None:
            begun.append((thing, decision, flags))
    for thing, decision, flags in begun:
        _perform(thing, Act.HIDE, by, sanction.reason)
        _answer(flags, decision, thing, "", now)
    return len(begun)


def undo_all(*, sanction: Sanction, by: Member, now: datetime) -> int:
    """Part of undoing a removal: what it hid and nobody has shown since. Gives how many things are shown again."""
    rows = sanction.decisions.standing().filter(act=Act.HIDE).select_for_update(of=("self",)).order_by("-pk")
    count = 0
    for row in list(rows):
        thing = thing_of(row, kind_of_model(row.object_type.model_class()))
        if thing is not None:
            count += is_in_force(thing, Act.HIDE)
            _undo(row, thing, by, Source.REMOVAL, now)
    return count


def record_import(*, thing: models.Model, act: str, reason: str = "", now: datetime | None = None) -> Decision | None:
    """An import brought a thing hidden or locked, or no longer so: the decision was made at the source. Changes no thing.

    None where the decision stands, or there is none to take back. Call it in the transaction that writes the thing.
    """
    now, act = now or timezone.now(), Act(act)
    words: dict[str, Any] = {"reason": reason, "source": Source.IMPORT, "by": None, "now": now}
    subject = subject_of(kind_for(thing), thing, act)
    if act in _BACK:
        return _write_once(subject, act, **words)
    stands = _standing(subject, _FORTH[act]).select_for_update(of=("self",)).first()
    if stands is None:
        return None
    _end(stands, None, now)
    return _write(subject, act, undoes=stands, **words)


# What the acts above are made of.


def _forth(subject: Any, act: Decision.Act, *, is_flagged: bool, **words: Any) -> Decision:
    """Hide or lock; or the decision by which it is so already, when there are flags to answer with it."""
    sentence = _("Another moderator has already hidden this.") if act == Act.HIDE else _("This is locked already.")
    was_so = is_in_force(subject, act)
    if was_so and not is_flagged:
        raise AlreadyDecided(sentence)
    by_flags = _standing(subject, act).filter(source=Source.AUTOMATION).select_for_update(of=("self",)).first()
    if by_flags is not None and is_flagged:
        _end(by_flags, words["by"], words["now"])
    decision = _write_once(subject, act, **words)
    if decision is not None:
        _perform(subject, act, words["by"], words_of(decision))
        return decision
    if not is_flagged:
        raise AlreadyDecided(sentence)
    return _standing(subject, act).get()


def _back(subject: Any, act: Decision.Act, **words: Any) -> Decision:
    """Restore or unlock: this ends the decision that stands, where there is one on record."""
    stands = _standing(subject, _FORTH[act]).select_for_update(of=("self",)).first()
    if stands is not None:
        _end(stands, words["by"], words["now"])
    elif not is_in_force(subject, _FORTH[act]):
        raise NothingToDecide(_("This is not hidden.") if act == Act.RESTORE else _("This is not locked."))
    decision = _write(subject, act, undoes=stands, **words)
    _perform(subject, act, words["by"], words_of(decision))
    return decision


def _move(subject: Any, thing: models.Model, place: int | None, **words: Any) -> Decision:
    """Put it into another place. What was hidden until somebody has looked is shown there."""
    kind = kind_for(thing)
    movable = movable_of(kind, thing)
    if movable is None:
        raise NotOffered(not_offered(Act.MOVE))
    if place is None or place not in dict(places_for(kind, thing, words["by"])):
        raise NotOffered(_("Say where it goes: choose a board that it is not on."))
    hidden = subject_of(kind, thing, Act.HIDE)
    held = _standing(hidden, Act.HIDE).filter(source=Source.AUTOMATION).select_for_update(of=("self",)).first()
    if held is not None:
        _end(held, words["by"], words["now"])
        _perform(hidden, Act.RESTORE, words["by"], "")
    elif is_in_force(hidden, Act.HIDE):
        raise NotOffered(_("This is hidden. Restore it first."))
    decision = _write(subject, Act.MOVE, place_before=movable.place(subject), place_after=place, **words)
    movable.move(thing=subject, place=place, by=words["by"], reason=words_of(decision))
    return decision


def _undo(row: Decision, thing: models.Model, by: Member, source: Decision.Source, now: datetime) -> None:
    if row.undone_at is not None:
        raise AlreadyUndone(_("Somebody else has undone this a moment ago."))
    if not row.may_be_undone:
        raise NotOffered(_("This brought something back. Hide or lock it again, with a reason."))
    _end(row, by, now)
    Flag.objects.filter(decision=row).update(outcome="", decided_at=None, decided_by=None, answer="", decision=None)
    act = Act(row.act)
    if act in _BACK:
        _write(thing, _BACK[act], undoes=row, source=source, by=by, now=now)
        _perform(thing, _BACK[act], by, "")
    elif act == Act.MOVE:
        _move_back(row, thing, by, source, now)


def _move_back(row: Decision, thing: models.Model, by: Member, source: Decision.Source, now: datetime) -> None:
    movable = movable_of(kind_for(thing), thing)
    if movable is None or row.place_before is None or row.place_before not in dict(movable.places(thing, by)):
        raise NotOffered(_("The board that it came from is not open to you any more. Move it to another one."))
    back = {"place_before": movable.place(thing), "place_after": row.place_before}
    _write(thing, Act.MOVE, undoes=row, source=source, by=by, now=now, **back)
    movable.move(thing=thing, place=row.place_before, by=by)


def _end(row: Decision, by: Member | None, now: datetime) -> None:
    row.undone_at, row.undone_by = now, by
    row.save(update_fields=["undone_at", "undone_by"])


def _write(subject: models.Model, act: Decision.Act, *, now: datetime, **words: Any) -> Decision:
    title = str(kind_for(subject).title(subject))[:255]
    return Decision.objects.create(object=subject, title=title, act=act, decided_at=now, **words)


def _write_once(subject: models.Model, act: Decision.Act, **words: Any) -> Decision | None:
    """None when the same stands already; two who write it at once wait for each other at the constraint."""
    if _standing(subject, act).exists():
        return None
    try:
        with transaction.atomic():
            return _write(subject, act, **words)
    except IntegrityError:
        if not _standing(subject, act).exists():
            raise
        return None


def _perform(thing: models.Model, act: Decision.Act, by: Member | None, reason: str) -> None:
    change = change_of(kind_for(thing), act)
    try:
        change(thing=thing, by=by, reason=reason)
    except ObjectDoesNotExist as missing:
        raise Gone(_("This was deleted, or merged into something else, a moment ago. Look where it stands now.")) from missing


def _answer(flags: list[Flag], decision: Decision, thing: models.Model, answer: str, now: datetime) -> None:
    for row in flags:
        agrees = decision.act in _BACK or (decision.act == Act.MOVE and row.reason == Flag.Reason.OFF_TOPIC)
        outcome = Flag.Outcome.AGREED if agrees else Flag.Outcome.REJECTED
        row.outcome, row.decided_at, row.decided_by, row.answer, row.decision = outcome, now, decision.by, answer, decision
        row.save(update_fields=["outcome", "decided_at", "decided_by", "answer", "decision"])
        if row.member_id is None:
            continue  # nobody waits for the answer
        record(FLAG_DECIDED, actor=decision.by, object=row, target=thing, data={"outcome": outcome, "answer": answer})


def _open_flags(rows: Iterable[models.Model]) -> list[Flag]:
    """Those on any of the rows, locked, so that two who decide do it one after the other."""
    on_them = models.Q(pk__in=[])
    for row in rows:
        on_them |= models.Q(object_type=ContentType.objects.get_for_model(row), object_id=row.pk)
    return list(Flag.objects.select_for_update(of=("self",)).filter(on_them, outcome="").order_by("pk"))


def _standing(subject: models.Model, act: Decision.Act) -> Any:
    on_it = {"object_type": ContentType.objects.get_for_model(subject), "object_id": subject.pk}
    return Decision.objects.standing().filter(**on_it, act=act)
