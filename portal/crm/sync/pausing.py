"""A connection that stops by itself: nothing is lost, and those who can mend it are told once."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from portal.crm.models import AuditEntry, Connection
from portal.members.models import Member
from portal.members.roles import Role
from portal.members.tasks import post_email

MOST_REASON = 300


def pause_connection(connection: Connection, reason: str, *, until: datetime | None = None) -> None:
    """Nothing goes out until then, or until somebody resumes it. The reason is in the connector's own words, never a body.

    An e-mail leaves when it begins to stand still, and when from now on a person has to act; not each time that it rests again.
    """
    now = timezone.now()
    with transaction.atomic():
        held = Connection.objects.select_for_update().get(pk=connection.pk)
        is_news = held.paused_at is None or (until is None and held.paused_until is not None)
        held.paused_at, held.paused_until, held.paused_reason = now, until, reason[:MOST_REASON]
        held.save(update_fields=["paused_at", "paused_until", "paused_reason"])
        if is_news:
            AuditEntry.objects.create(connection=held, what="connection.paused_itself", note=reason[:MOST_REASON], at=now)
            _tell(held)
    connection.refresh_from_db()


def _tell(connection: Connection) -> None:
    address = settings.SITE_URL.rstrip("/") + reverse("crm_connection", args=[connection.pk])
    for member in responsible():
        post_email(
            "crm/mails/paused",
            to=member.email or "",
            language=member.language,
            name=connection.name,
            reason=connection.paused_reason,
            until=connection.paused_until,
            waiting=connection.outbox.count(),
            address=address,
        )


def responsible() -> list[Member]:
    """Who looks after customer records; the administrators where nobody does."""
    present = Member.objects.present().filter(is_active=True).exclude(email="").exclude(email=None).order_by("pk")
    keepers = list(present.filter(groups__name=Role.CUSTOMER_RECORDS.value).distinct())
    return keepers or list(present.filter(Q(is_superuser=True) | Q(groups__name=Role.ADMINISTRATOR.value)).distinct())
