"""What the worker enters by: e-mails leave here, outside any transaction, under a lease."""

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
from portal.notifications.emails import compose, emails_go_to
from portal.notifications.models import OutgoingEmail, Preference
from portal.notifications.recipients import muters, visible_subjects

logger = logging.getLogger(__name__)

LEASE = timedelta(minutes=5)
MOST_ATTEMPTS = 12


@task()
def send_pending_emails(limit: int = 200) -> None:
    """Send what is due. An e-mail is leased, sent outside the transaction, then marked; its Message-ID
    is its notification's number, so that a mail server recognises one that was sent twice."""
    for _ in range(limit):
        email = _lease_next()
        if email is None:
            return
        _send(email)


def _lease_next() -> OutgoingEmail | None:
    now = timezone.now()
    with transaction.atomic():
        email = (
            OutgoingEmail.objects.select_for_update(skip_locked=True, of=("self",))
            .filter(Q(leased_until=None) | Q(leased_until__lt=now), sent_at=None, dropped_reason="", due_at__lte=now)
            .select_related("notification__member", "notification__actor", "notification__activity")
            .order_by("due_at", "pk")
            .first()
        )
        if email is not None:
            email.leased_until = now + LEASE
            email.save(update_fields=["leased_until"])
        return email


def _send(email: OutgoingEmail) -> None:
    reason = _reason_not_to(email)
    if reason:
        email.dropped_reason = reason
        email.save(update_fields=["dropped_reason"])
        return
    try:
        compose(email.notification).send()
    except Exception as error:  # the mail server's troubles are many; the e-mail waits
        logger.warning("E-mail %s did not leave: %s", email.pk, error)
        email.attempts += 1
        email.last_error = f"{type(error).__name__}: {error}"[:300]
        email.leased_until = None
        email.due_at = timezone.now() + min(timedelta(minutes=2 ** (email.attempts - 1)), timedelta(hours=6))
        if email.attempts >= MOST_ATTEMPTS:
            email.dropped_reason = "failed"
        email.save(update_fields=["attempts", "last_error", "leased_until", "due_at", "dropped_reason"])
        return
    email.sent_at = timezone.now()
    email.save(update_fields=["sent_at"])


def _reason_not_to(email: OutgoingEmail) -> str:
    """Why an e-mail is not to leave any more, or nothing."""
    row = email.notification
    if not emails_go_to(row.member):
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
