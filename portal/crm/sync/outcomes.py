"""What becomes of a row of the outbox: it goes, waits, is looked for, or becomes a dead letter."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from portal.crm.models import AuditEntry, DeadLetter, Link, Outbox
from portal.crm.protocol import Outcome, Result
from portal.crm.sync.resolve import follow

MOST_ATTEMPTS = 12
LONGEST = timedelta(hours=72)
LONGEST_WAIT = timedelta(hours=6)
# A conflict of these kinds is about who the contact is: a person decides.
WHO_IS_IT = frozenset({"MULTIPLE_MATCHES", "KEY_OF_ANOTHER"})


def drop(rows: Sequence[Outbox], token: str) -> None:
    """They will not be sent."""
    if rows:
        Outbox.objects.filter(pk__in=[row.pk for row in rows], lease_token=token).delete()


def put_back(row: Outbox, token: str, due_at: datetime | None = None) -> None:
    """It waits on; no attempt is charged."""
    changed = {"leased_until": None, "lease_token": "", **({"due_at": due_at} if due_at else {})}
    Outbox.objects.filter(pk=row.pk, lease_token=token).update(**changed)


def wait_for_a_person(row: Outbox, token: str) -> None:
    """It waits, in order, until somebody has decided about the link. No attempt of it is under way."""
    rows = Outbox.objects.filter(pk=row.pk, lease_token=token)
    rows.update(leased_until=None, lease_token="", sent_at=None)


def keep(row: Outbox, result: Result, *, token: str, link: Link | None, connector: Any, is_keyed: bool) -> bool:
    """Store the outcome, if the row is still ours. Returns whether the other end has answered as it should."""
    leads_on = False
    if result.outcome is Outcome.GONE and link is not None and link.ref is not None:
        leads_on = follow(connector, link.ref) is not None  # asked before the transaction begins
    with transaction.atomic():
        return _keep(
            row, result, token=token, link=link, settle_after=connector.settle_after, is_keyed=is_keyed, leads_on=leads_on
        )


@transaction.atomic
def keep_done(rows: Sequence[Outbox], *, token: str) -> None:
    """Summaries that arrived: their rows go, unless something changed while they were being sent."""
    if not rows:
        return
    now = timezone.now()
    held = Outbox.objects.filter(pk__in=[row.pk for row in rows], lease_token=token)
    changed_at = dict(held.order_by("pk").select_for_update(of=("self",)).values_list("pk", "changed_at"))
    gone = [row.pk for row in rows if changed_at.get(row.pk) == row.changed_at]
    Outbox.objects.filter(pk__in=gone).delete()
    if again := changed_at.keys() - set(gone):
        _once_more(Outbox.objects.filter(pk__in=again), now)
    letters = DeadLetter.objects.filter(key__in=[row.key for row in rows if row.purpose == Outbox.SUMMARY], resolution="")
    letters.update(resolution=DeadLetter.Resolution.SUPERSEDED, resolved_at=now)


def _keep(
    row: Outbox, result: Result, *, token: str, link: Link | None, settle_after: float, is_keyed: bool, leads_on: bool
) -> bool:
    now = timezone.now()
    if result.outcome in (Outcome.DONE, Outcome.UNCHANGED):
        _done(row, token, now)
        return True
    if result.outcome is Outcome.GONE:
        _gone(row, token, link, leads_on, now)
        return True
    if result.outcome in (Outcome.CONFLICT, Outcome.REJECTED):
        if result.outcome is Outcome.CONFLICT and link is not None and result.code in WHO_IS_IT:
            link.state, link.reason = Link.State.AMBIGUOUS, result.code
            link.candidates = [link.record_id] if link.record_id else []
            link.save(update_fields=["state", "reason", "candidates"])
            wait_for_a_person(row, token)
            return True
        _die(row, token, result, now)
        return True
    attempts = row.attempts + 1
    if attempts >= MOST_ATTEMPTS or now - row.created_at > LONGEST:
        _die(row, token, result, now, attempts=attempts, was_sent=not is_keyed and result.outcome is Outcome.UNCLEAR)
        return False
    changed: dict[str, Any] = {"attempts": attempts, "last_code": result.code[:60], "leased_until": None, "lease_token": ""}
    if result.outcome is Outcome.UNCLEAR:
        changed["due_at"] = now + timedelta(seconds=max(settings.CRM_SETTLE_SECONDS, settle_after))
    else:
        changed |= {"due_at": now + _wait(attempts, result.retry_after), "sent_at": None}
    Outbox.objects.filter(pk=row.pk, lease_token=token).update(**changed)
    return False


def _wait(attempts: int, asked: float | None) -> timedelta:
    """At random below 30 s · 2^n, so that many do not come back at once; never sooner than the other end asked."""
    longest = min(LONGEST_WAIT.total_seconds(), settings.CRM_RETRY_SECONDS * 2**attempts)
    return timedelta(seconds=max(asked or 0.0, random.uniform(0, longest)))


def _done(row: Outbox, token: str, now: datetime) -> None:
    held = Outbox.objects.filter(pk=row.pk, lease_token=token)
    # It changed while it was being sent: once more, from the state of then.
    if not held.filter(changed_at=row.changed_at).delete()[0]:
        _once_more(held, now)
    if row.purpose == Outbox.SUMMARY:
        letters = DeadLetter.objects.filter(key=row.key, resolution="")
        letters.update(resolution=DeadLetter.Resolution.SUPERSEDED, resolved_at=now)


def _once_more(rows: QuerySet[Outbox], now: datetime) -> None:
    rows.update(leased_until=None, lease_token="", sent_at=None, attempts=0, due_at=now)


def _gone(row: Outbox, token: str, link: Link | None, leads_on: bool, now: datetime) -> None:
    """Merged into another record: the link follows, and the row is sent there. Deleted: it is not made anew."""
    if link is None or not leads_on:
        if link is not None:
            link.state, link.reason = Link.State.GONE, "deleted"
            link.save(update_fields=["state", "reason"])
            AuditEntry.objects.create(connection_id=link.connection_id, member_id=link.member_id, what="link.gone", at=now)
        drop([row], token)
        return
    link.needs_recheck = True  # the next round finds where it leads, and whether somebody else is there already
    link.save(update_fields=["needs_recheck"])
    put_back(row, token)


def _die(
    row: Outbox, token: str, result: Result, now: datetime, *, attempts: int | None = None, was_sent: bool = False
) -> None:
    if not Outbox.objects.filter(pk=row.pk, lease_token=token).delete()[0]:
        return  # another process has it by now
    DeadLetter.objects.filter(key=row.key, resolution="").update(resolution=DeadLetter.Resolution.SUPERSEDED, resolved_at=now)
    DeadLetter.objects.create(
        connection_id=row.connection_id,
        member_id=row.member_id,
        purpose=row.purpose,
        key=row.key,
        activity_id=row.activity_id,
        subject=row.subject,
        code=result.code[:60] or result.outcome.value,
        fields=list(result.fields),
        attempts=attempts or row.attempts + 1,
        was_sent=was_sent,
        created_at=row.created_at,
        died_at=now,
    )
