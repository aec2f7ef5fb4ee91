"""Cases: what a customer needs from support, with the messages about it."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.crm.models.accounts import Account
from portal.crm.models.base import Record, portal_key, record_rules
from portal.crm.models.contacts import Contact


class CaseQuerySet(models.QuerySet["Case"]):
    def unclosed(self) -> Self:
        return self.exclude(state=Case.State.CLOSED)

    def unassigned(self) -> Self:
        return self.unclosed().filter(assignee=None)

    def of_assignee(self, member: Any) -> Self:
        return self.unclosed().filter(assignee=member)

    def overdue(self, now: datetime) -> Self:
        return self.unclosed().filter(due_at__lt=now)

    def due_first(self) -> Self:
        """What is due soonest first, then what has no date, oldest first."""
        return self.order_by(F("due_at").asc(nulls_last=True), "opened_at", "pk")


class Case(Record):
    """Something that a customer needs from support."""

    class State(models.TextChoices):
        OPEN = "open", _("Open")
        WAITING = "waiting", _("Waiting for the customer")
        CLOSED = "closed", _("Closed")

    contact = models.ForeignKey(
        Contact, null=True, blank=True, on_delete=models.PROTECT, related_name="cases", verbose_name=_("contact")
    )
    account = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="cases", verbose_name=_("account")
    )
    subject = models.CharField(_("subject"), max_length=250)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.OPEN)
    opened_at = models.DateTimeField(_("opened"), default=timezone.now)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)
    due_at = models.DateTimeField(_("due"), null=True, blank=True, help_text=_("Until when the customer hears from us."))
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="crm_cases",
        verbose_name=_("assigned to"),
    )
    portal_key = portal_key()
    portal_fields = models.JSONField(default=dict, blank=True, editable=False)

    objects = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("case")
        verbose_name_plural = _("cases")
        constraints = [
            *record_rules("case")[0],
            models.CheckConstraint(
                condition=Q(state="closed", closed_at__isnull=False) | (~Q(state="closed") & Q(closed_at=None)),
                name="a_closed_case_has_its_time",
            ),
        ]
        indexes = [
            *record_rules("case")[1],
            models.Index(fields=["assignee", "due_at"], condition=~Q(state="closed"), name="unclosed_case_by_assignee"),
        ]

    def __str__(self) -> str:
        return self.subject or self.number

    @property
    def is_closed(self) -> bool:
        return self.state == self.State.CLOSED


class Message(Record):
    """A message of a case. A public one is for the customer; an internal note never leaves support."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="messages", verbose_name=_("case"), db_index=False)
    author = models.CharField(_("author"), max_length=200, blank=True, help_text=_("As the source names them."))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("by")
    )
    is_public = models.BooleanField(_("public"), default=False)
    text = models.TextField(_("text"))
    at = models.DateTimeField(_("when"), default=timezone.now)
    portal_key = portal_key()

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        constraints = record_rules("message")[0]
        indexes = [*record_rules("message")[1], models.Index(fields=["case", "at", "id"], name="message_of_case")]
