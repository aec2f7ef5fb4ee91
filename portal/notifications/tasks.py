"""What the worker enters by: letters leave here, outside any transaction, under a lease."""

from __future__ import annotations

import logging
from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django_tasks import task

from portal.activity.notices import notice_kind
from portal.activity.periodic import every
from portal.notifications.digest import send_due
from portal.notifications.emails import compose, letters_go_to
from portal.notifications.models import Letter, Preference
from portal.notifications.recipients import muters, visible_subjects

logger = logging.getLogger(__name__)

LEASE = timedelta(minutes=5)
MOST_ATTEMPTS = 12


@task()
def send_letters(limit: int = 200) -> None:
    """Send what is due. A letter is leased, sent outside the transaction, then marked; its Message-ID
    is its notification's number, so that a mail server recognises one that was sent twice."""
    for _ in range(limit):
        letter = _lease_next()
        if letter is None:
            return
        _send(letter)


def _lease_next() -> Letter | None:
    now = timezone.now()
    with transaction.atomic():
        letter = (
            Letter.objects.select_for_update(skip_locked=True, of=("self",))
            .filter(Q(leased_until=None) | Q(leased_until__lt=now), sent_at=None, dropped_reason="", due_at__lte=now)
            .select_related("notification__member", "notification__actor", "notification__activity")
            .order_by("due_at", "pk")
            .first()
        )
        if letter is not None:
            letter.leased_until = now + LEASE
            letter.save(update_fields=["leased_until"])
        return letter


def _send(letter: Letter) -> None:
    reason = _reason_not_to(letter)
    if reason:
        letter.dropped_reason = reason
        letter.save(update_fields=["dropped_reason"])
        return
    try:
        compose(letter.notification).send()
    except Exception as error:  # the mail server's troubles are many; the letter waits
        logger.warning("Letter %s did not leave: %s", letter.pk, error)
        letter.attempts += 1
        letter.last_error = f"{type(error).__name__}: {error}"[:300]
        letter.leased_until = None
        letter.due_at = timezone.now() + min(timedelta(minutes=2 ** (letter.attempts - 1)), timedelta(hours=6))
        if letter.attempts >= MOST_ATTEMPTS:
            letter.dropped_reason = "failed"
        letter.save(update_fields=["attempts", "last_error", "leased_until", "due_at", "dropped_reason"])
        return
    letter.sent_at = timezone.now()
    letter.save(update_fields=["sent_at"])


def _reason_not_to(letter: Letter) -> str:
    """Why a letter is not to leave any more, or nothing."""
    row = letter.notification
    if not letters_go_to(row.member):
        return "no address"
    if row.subject is None or not visible_subjects(row.member, [row.named]):
        return "gone"
    if row.member_id in muters(row.activity, row.subject).of(notice_kind(row.kind)):
        return "muted"
    if row.member_id == row.actor_id:
        return "own act"
    if Preference.objects.filter(member_id=row.member_id, kind=row.kind, by_email=False).exists():
        return "stopped"
    return ""


@every(hours=1)
def send_digests() -> None:
    """Send the weekly digest to those who were away and have something to hear."""
    send_due()
