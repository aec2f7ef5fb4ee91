"""Running one pending reaction: exactly once in the database, at least once beyond it."""

from __future__ import annotations

import hashlib
import logging
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from portal.activity.models import Activity, PendingReaction
from portal.activity.table import reaction_table
from portal.activity.types import Reaction

logger = logging.getLogger(__name__)

LEASE = timedelta(minutes=2)  # renewed by the living worker every few seconds


class UnknownReaction(LookupError):
    """A pending row names a reaction that no app declares any more."""


def known_reactions() -> dict[str, Reaction]:
    """Every declared reaction by its name and its former names. The table imports the modules that declare them."""
    reaction_table()
    return Reaction.known


def reaction_named(name: str) -> Reaction:
    """The reaction with this name, or that had it formerly."""
    found = known_reactions().get(name)
    if found is None:
        raise UnknownReaction(
            f"No app declares a reaction named {name}. If it was renamed, list this in its former_names; "
            "if it was removed, remove this job."
        )
    return found


def run_pending_reaction(pk: int, worker: str = "") -> bool:
    """Run the reaction of this row; returns whether it was done. Another worker's work is left alone.

    Inside the house, the reaction and the end of its row are one transaction: a worker killed in the
    middle leaves neither. Outside, it runs without a transaction, under a lease.
    """
    row = PendingReaction.objects.filter(pk=pk).values_list("is_outside", flat=True).first()
    if row is None:
        return False
    return _run_outside(pk, worker) if row else _run_inside(pk)


def _run_inside(pk: int) -> bool:
    pending = None
    try:
        with transaction.atomic():
            # On SQLite the transaction itself keeps every other writer out.
            due = PendingReaction.objects.select_related("activity").select_for_update(of=("self",), skip_locked=True)
            pending = due.filter(pk=pk, not_before__lte=timezone.now()).first()
            if pending is None:
                return False  # another worker has it, or has finished it
            reaction_named(pending.reaction)(pending.activity)
            PendingReaction.objects.filter(pk=pk).delete()
    except Exception as error:
        if pending is None:
            raise  # the database, not the reaction
        put_off(pending, error, timezone.now())
        return False
    return True


def _run_outside(pk: int, worker: str) -> bool:
    now = timezone.now()
    taken = PendingReaction.objects.due(now).filter(pk=pk).update(leased_until=now + LEASE, leased_by=worker)
    if not taken:
        return False
    pending = PendingReaction.objects.select_related("activity").get(pk=pk)
    try:
        reaction_named(pending.reaction)(pending.activity)
    except Exception as error:
        put_off(pending, error, timezone.now())
        return False
    PendingReaction.objects.filter(pk=pk).delete()
    return True


def put_off(pending: PendingReaction, error: BaseException, now: datetime) -> None:
    """Try again after 1, 2, 4 … minutes, a day at most. The others of its activity are not touched."""
    logger.error("Reaction %s failed for activity %s", pending.reaction, pending.activity_id, exc_info=error)
    attempts = pending.attempts + 1
    if isinstance(error, UnknownReaction):  # trying again changes nothing: it needs somebody at once
        attempts = max(attempts, PendingReaction.FAILED_AFTER)
    # Only if nobody has counted this attempt or finished it meanwhile.
    PendingReaction.objects.filter(Q(leased_by=pending.leased_by), pk=pending.pk, attempts=pending.attempts).update(
        attempts=attempts,
        last_error=f"{type(error).__name__}: {error}"[:2000].replace("\0", ""),
        not_before=now + wait_after(attempts),
        leased_until=None,
        leased_by="",
    )


def wait_after(attempts: int) -> timedelta:
    """How long to wait after that many failed attempts."""
    return timedelta(minutes=min(2 ** min(attempts - 1, 11), 24 * 60))


def idempotency_key(activity: Activity, *parts: object) -> str:
    """The same 32 characters at every attempt, by which the other end recognises a repeat.

    Name in `parts` what tells apart several things that leave for one activity: the reaction, the recipient.
    """
    text = "\0".join([str(activity.pk), activity.type, *map(str, parts)])
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def message_id(activity: Activity, *parts: object, domain: str) -> str:
    """A Message-ID that stays the same at every attempt, so that a repeated e-mail is dropped on the way."""
    return f"<{idempotency_key(activity, *parts)}@{domain}>"
