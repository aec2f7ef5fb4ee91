"""Accounts: the companies that are customers."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.common.money import money
from portal.crm.models.base import Record, amount_field, currency_field, currency_rule, portal_key, record_rules


class Account(Record):
    """A company that is or may become a customer."""

    name = models.CharField(_("name"), max_length=200)
    domain = models.CharField(_("domain"), max_length=200, blank=True)
    owner = models.CharField(_("owner"), max_length=200, blank=True, help_text=_("Who looks after it on our side."))
    segment = models.CharField(_("segment"), max_length=100, blank=True)
    employees = models.PositiveIntegerField(_("employees"), null=True, blank=True)
    revenue_minor = amount_field(_("revenue in a year"), null=True, blank=True)
    currency = currency_field(blank=True)
    plan = models.CharField(_("plan"), max_length=100, blank=True)
    custom_fields = models.JSONField(_("custom fields"), default=dict, blank=True)
    portal_key = portal_key()
    portal_fields = models.JSONField(default=dict, blank=True, editable=False)

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")
        # Amounts of every kind stand behind this one permission.
        permissions = [("see_revenue", _("May see amounts: orders, refunds, subscriptions, opportunities, revenue"))]
        constraints = [*record_rules("account")[0], currency_rule("account", amount="revenue_minor")]
        indexes = [
            *record_rules("account")[1],
            models.Index(fields=["name"], name="account_by_name"),
            models.Index(fields=["domain"], name="account_by_domain"),
        ]

    def __str__(self) -> str:
        return self.name or self.number

    @property
    def revenue(self) -> str:
        """Its revenue in the reader's language, or nothing."""
        return "" if self.revenue_minor is None else money(self.revenue_minor, self.currency)
