"""Connections to customer record systems, and which field of ours is which of theirs."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

BUILT_IN = "built-in"  # the slug of the connection to the store of our own


def _webhook_path() -> str:
    return secrets.token_hex(16)


class ConnectionQuerySet(models.QuerySet["Connection"]):
    def on(self) -> Self:
        return self.filter(is_on=True)

    def usable(self, now: datetime) -> Self:
        """Switched on, and not paused at this moment."""
        return self.on().filter(Q(paused_at=None) | Q(paused_until__lte=now))


class Connection(models.Model):
    """One system that members' activity may be shared with. Its secrets are encrypted and never shown."""

    slug = models.SlugField(_("short name"), max_length=40, unique=True)
    name = models.CharField(_("name"), max_length=80)
    connector = models.CharField(_("system"), max_length=40)
    tenant = models.CharField(max_length=120, blank=True, editable=False)
    options = models.JSONField(_("options"), default=dict, blank=True)
    encrypted_secrets = models.TextField(blank=True, editable=False)
    webhook_path = models.CharField(max_length=32, unique=True, default=_webhook_path, editable=False)
    is_on = models.BooleanField(_("switched on"), default=False)
    creates_contacts = models.BooleanField(
        _("create contacts"), default=False, help_text=_("Off: members are linked only with contacts that are there.")
    )
    quota_per_day = models.PositiveIntegerField(
        _("requests allowed a day"), null=True, blank=True, help_text=_("By the other system. Empty: no limit.")
    )
    quota_share = models.PositiveSmallIntegerField(_("our share, in percent"), default=20)
    # The budget, as a bucket that fills up over the day.
    budget = models.FloatField(null=True, editable=False)
    budget_at = models.DateTimeField(null=True, editable=False)
    calls_date = models.DateField(null=True, editable=False)
    calls_today = models.PositiveIntegerField(default=0, editable=False)
    paused_at = models.DateTimeField(null=True, editable=False)
    paused_until = models.DateTimeField(null=True, editable=False)  # empty while paused: until somebody resumes it
    paused_reason = models.CharField(max_length=300, blank=True, editable=False)
    failures = models.PositiveIntegerField(default=0, editable=False)  # in a row
    last_success_at = models.DateTimeField(null=True, editable=False)
    checked_at = models.DateTimeField(null=True, editable=False)
    checks = models.JSONField(default=list, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = ConnectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("CRM connection")
        verbose_name_plural = _("CRM connections")
        constraints = [
            models.CheckConstraint(
                condition=Q(quota_share__gte=1, quota_share__lte=100), name="a_share_of_the_quota_is_a_percentage"
            ),
            models.CheckConstraint(condition=Q(paused_until=None) | ~Q(paused_at=None), name="a_pause_ends_after_it_began"),
        ]

    def __str__(self) -> str:
        return self.name

    def is_paused(self, now: datetime) -> bool:
        return self.paused_at is not None and (self.paused_until is None or self.paused_until > now)


class Direction(models.TextChoices):
    """Who is master of a field."""

    OWN = "own", _("we write")
    FILL = "fill", _("we fill if blank")
    READ = "read", _("we read")
    OFF = "off", _("off")


class FieldMapping(models.Model):
    """A shared field of ours is this field of theirs. What is read is read from one connection alone."""

    connection = models.ForeignKey(Connection, on_delete=models.CASCADE, related_name="mappings")
    field = models.CharField(max_length=40)
    theirs = models.CharField(max_length=120)
    direction = models.CharField(max_length=4, choices=Direction, default=Direction.OWN)

    class Meta:
        verbose_name = _("field mapping")
        verbose_name_plural = _("field mappings")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["connection", "field"], name="one_mapping_per_connection_and_field"),
            models.UniqueConstraint(
                fields=["connection", "theirs"],
                condition=Q(direction__in=["own", "fill"]),
                name="a_field_of_theirs_is_written_from_one_of_ours",
            ),
            models.UniqueConstraint(
                fields=["field"], condition=Q(direction="read"), name="a_field_is_read_from_one_connection"
            ),
        ]


class ReadKind(models.Model):
    """Records of this kind (orders, subscriptions …) are read from this connection: each kind from one of them."""

    kind = models.CharField(max_length=20, primary_key=True)
    connection = models.ForeignKey(Connection, on_delete=models.CASCADE, related_name="read_kinds")

    class Meta:
        default_permissions = ()


class Cursor(models.Model):
    """How far the changes of a kind have been read."""

    connection = models.ForeignKey(Connection, on_delete=models.CASCADE, related_name="cursors")
    kind = models.CharField(max_length=20)
    cursor = models.CharField(max_length=300, blank=True)
    read_at = models.DateTimeField(default=timezone.now)

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["connection", "kind"], name="one_cursor_per_connection_and_kind")]


class ReconciliationReport(models.Model):
    """What a comparison of both sides found: numbers and field names, no contents."""

    connection = models.ForeignKey(Connection, on_delete=models.CASCADE, related_name="reports")
    at = models.DateTimeField(default=timezone.now)
    seconds = models.FloatField(default=0)
    figures = models.JSONField(default=dict)

    class Meta:
        default_permissions = ("view",)
        indexes = [models.Index(fields=["connection", "-at"], name="crm_report_by_time")]


class AuditEntry(models.Model):
    """What was decided or happened about a link or a connection. Without contents; a member who is erased is taken out."""

    connection = models.ForeignKey(Connection, null=True, on_delete=models.SET_NULL, related_name="audit")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    what = models.CharField(max_length=40)
    note = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        default_permissions = ("view",)
        indexes = [
            models.Index(fields=["connection", "-at"], name="crm_audit_by_time"),
            models.Index(fields=["member", "-at"], name="crm_audit_of_member"),
        ]
