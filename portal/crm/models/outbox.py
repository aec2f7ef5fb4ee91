"""What waits to be sent, what could not be sent, and which notices came in."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.crm.models.connections import Connection
from portal.crm.models.links import Link


class OutboxQuerySet(models.QuerySet["Outbox"]):
    def heads(self, now: datetime) -> Self:
        """What may be sent now: the oldest row of each member, unless a person has to decide about their link first."""
        of_member = Outbox.objects.filter(connection=OuterRef("connection"), member=OuterRef("member"), pk__lt=OuterRef("pk"))
        has_left = Q(leased_until__isnull=False) | Q(sent_at__isnull=False)
        undecided = Link.objects.needing_a_person().filter(connection=OuterRef("connection"), member=OuterRef("member"))
        free = Q(leased_until=None) | Q(leased_until__lte=now)
        # Taking back waits for nobody's decision, but for what is being sent or may have arrived: that is looked for first.
        taking_back = Q(purpose=Outbox.WITHDRAW) & ~Exists(of_member.filter(has_left | Q(purpose=Outbox.WITHDRAW)))
        in_order = ~Exists(of_member) & (~Exists(undecided) | Q(sent_at__isnull=False))
        return self.filter(free, taking_back | in_order, due_at__lte=now)


class Outbox(models.Model):
    """A wish to write, stored with the act that caused it. It refers to its subject and holds no copy of personal data.

    Rows that bring a record to a state (`summary`, `withdraw`) have one key per member and coalesce; rows that add
    something have a key of their own. Within a member and connection they go out in order; those of no member by themselves.
    """

    SUMMARY, EVENT, WITHDRAW = "summary", "event", "withdraw"
    LIVE, BACKFILL = 0, 5

    connection = models.ForeignKey(Connection, on_delete=models.CASCADE, related_name="outbox")
    # Whose contact it is written to. None: it is about nobody's contact, such as a case that was opened without one.
    member = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="crm_outbox")
    purpose = models.CharField(max_length=20)
    key = models.CharField(max_length=36, unique=True)
    activity = models.ForeignKey("activity.Activity", null=True, on_delete=models.CASCADE, related_name="+")
    subject = models.JSONField(default=dict)  # what it is about, by numbers and names of categories
    priority = models.PositiveSmallIntegerField(default=LIVE)
    created_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(default=timezone.now)  # a row that is being sent and changes meanwhile is sent again
    due_at = models.DateTimeField(default=timezone.now)
    attempts = models.PositiveSmallIntegerField(default=0)
    leased_until = models.DateTimeField(null=True)
    lease_token = models.CharField(max_length=32, blank=True)
    sent_at = models.DateTimeField(null=True)  # an attempt has left and its outcome is not known
    last_code = models.CharField(max_length=60, blank=True)

    objects = OutboxQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        indexes = [
            models.Index(fields=["connection", "member", "id"], name="outbox_of_member"),
            models.Index(fields=["connection", "priority", "due_at"], name="outbox_by_due_time"),
        ]


class DeadLetter(models.Model):
    """What could not be sent, with its reason, until somebody requeues or discards it. Its key is kept, so nothing arrives twice."""

    class Resolution(models.TextChoices):
        REQUEUED = "requeued", _("Requeued")
        DISCARDED = "discarded", _("Discarded")
        SUPERSEDED = "superseded", _("A later one arrived")

    connection = models.ForeignKey(Connection, on_delete=models.CASCADE, related_name="dead_letters")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="crm_dead_letters")
    purpose = models.CharField(max_length=20)
    key = models.CharField(max_length=36)
    activity = models.ForeignKey("activity.Activity", null=True, on_delete=models.CASCADE, related_name="+")
    subject = models.JSONField(default=dict)
    code = models.CharField(max_length=60)
    fields = models.JSONField(default=list)
    attempts = models.PositiveSmallIntegerField(default=0)
    was_sent = models.BooleanField(default=False)  # an attempt may have arrived: looked for before it is sent again
    created_at = models.DateTimeField()
    died_at = models.DateTimeField(default=timezone.now)
    resolution = models.CharField(max_length=10, choices=Resolution, blank=True)
    resolved_at = models.DateTimeField(null=True)
    resolved_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = _("dead letter")
        verbose_name_plural = _("dead letters")
        default_permissions = ("view", "change")
        constraints = [
            models.UniqueConstraint(fields=["key"], condition=Q(resolution=""), name="one_open_dead_letter_per_key"),
        ]
        indexes = [models.Index(fields=["connection", "-died_at"], condition=Q(resolution=""), name="open_dead_letter_by_time")]


class Inbox(models.Model):
    """A notice that came by webhook: a hint to read a record again. Each counts once."""

    connection = models.ForeignKey(Connection, on_delete=models.CASCADE, related_name="inbox")
    event_id = models.CharField(max_length=200)
    kind = models.CharField(max_length=20)
    record_id = models.CharField(max_length=200)
    came_at = models.DateTimeField(default=timezone.now)
    read_at = models.DateTimeField(null=True)
    times = models.PositiveIntegerField(default=1)

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["connection", "event_id"], name="an_event_counts_once")]
        indexes = [models.Index(fields=["connection", "id"], condition=Q(read_at=None), name="unread_notice")]


class SyncLogEntry(models.Model):
    """One line of the sync log: what went or came and how it ended. Without contents; kept for ninety days."""

    connection = models.ForeignKey(Connection, on_delete=models.CASCADE, related_name="log")
    at = models.DateTimeField(default=timezone.now)
    is_inbound = models.BooleanField(default=False)
    member = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    what = models.CharField(max_length=60)
    record_id = models.CharField(max_length=120, blank=True)
    outcome = models.CharField(max_length=20)
    code = models.CharField(max_length=60, blank=True)
    fields = models.JSONField(default=list)
    seconds = models.FloatField(default=0)

    class Meta:
        default_permissions = ("view",)
        indexes = [
            models.Index(fields=["connection", "-at"], name="sync_log_by_time"),
            models.Index(fields=["at"], name="sync_log_by_age"),
            models.Index(fields=["member", "-at"], condition=~Q(member=None), name="sync_log_of_member"),
        ]
