"""Organisations of customers, the site's own segments and revenue bands, and who belongs to which organisation from when."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from portal.common.money import is_currency, money

_KEY = RegexValidator(r"^[a-z0-9+][a-z0-9+-]*$", _("Use small letters, digits, + and - only."))


class Segment(models.Model):
    """A kind of customer, as this site divides them. Its key stands in addresses, exports and reports, so it stays."""

    key = models.CharField(_("key"), max_length=20, primary_key=True, validators=[_KEY])
    name = models.CharField(_("name"), max_length=60, unique=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0, help_text=_("Lower ones come first."))

    class Meta:
        verbose_name = _("segment")
        verbose_name_plural = _("segments")
        ordering = ["position", "key"]

    def __str__(self) -> str:
        return self.name


def site_currency() -> str:
    return settings.CURRENCY


class RevenueBand(models.Model):
    """A range of yearly revenue, as revenue is only known roughly. Figures add up the lower ends."""

    key = models.CharField(_("key"), max_length=20, primary_key=True, validators=[_KEY])
    name = models.CharField(_("name"), max_length=60, unique=True)
    at_least = models.PositiveBigIntegerField(
        _("at least"), default=0, help_text=_("Lower end of the band in a year, in the smallest unit of the currency (cents).")
    )
    currency = models.CharField(_("currency"), max_length=3, default=site_currency, help_text=_("ISO 4217 code, such as EUR."))

    class Meta:
        verbose_name = _("revenue band")
        verbose_name_plural = _("revenue bands")
        ordering = ["at_least", "key"]
        constraints = [
            models.CheckConstraint(condition=Exact(Length("currency"), 3), name="a_revenue_band_has_a_currency"),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        if not is_currency(self.currency):
            raise ValidationError(
                {"currency": gettext("This is not an ISO 4217 currency code. Enter one such as EUR, USD or JPY.")}
            )
        if self.currency != settings.CURRENCY:
            raise ValidationError(
                {
                    "currency": gettext(
                        "This site adds up revenue in %(currency)s. Enter the band in that currency, or ask whoever runs the"
                        " site to change the setting CURRENCY."
                    )
                    % {"currency": settings.CURRENCY}
                }
            )

    @property
    def amount(self) -> str:
        """The lower end, formatted for the reader's language."""
        return money(self.at_least, self.currency)


class Organisation(models.Model):
    """A customer's company. Members never see its segment or revenue; staff do."""

    name = models.CharField(_("name"), max_length=120, unique=True)
    domain = models.CharField(_("e-mail domain"), max_length=120, blank=True)
    segment = models.ForeignKey(
        Segment, null=True, blank=True, on_delete=models.PROTECT, related_name="organisations", verbose_name=_("segment")
    )
    revenue_band = models.ForeignKey(
        RevenueBand,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="organisations",
        verbose_name=_("revenue band"),
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class OrganisationMembershipQuerySet(models.QuerySet["OrganisationMembership"]):
    def current(self, day: date) -> Self:
        """Those that have begun and have not ended on a day."""
        return self.filter(Q(until_date=None) | Q(until_date__gt=day), from_date__lte=day)


def today() -> date:
    """The day in the site's time zone."""
    return timezone.localdate(timezone=timezone.get_default_timezone())


class OrganisationMembership(models.Model):
    """A member belongs to an organisation, from one day until another. The primary one counts: in votes, lenses, weights."""

    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships", verbose_name=_("member")
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="memberships", verbose_name=_("organisation")
    )
    is_primary = models.BooleanField(_("primary"), default=False, help_text=_("The organisation for which their votes count."))
    from_date = models.DateField(_("from"), default=today)
    until_date = models.DateField(
        _("until"), null=True, blank=True, help_text=_("The first day on which they no longer belong to it.")
    )
    source = models.CharField(max_length=40, blank=True, editable=False, help_text=_("Who said so: staff, domain, a CRM."))

    objects = OrganisationMembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("membership of an organisation")
        verbose_name_plural = _("memberships of organisations")
        constraints = [
            # `settle_memberships` takes the mark from one that has ended, so that the next one may have it.
            models.UniqueConstraint(fields=["member"], condition=Q(is_primary=True), name="one_primary_membership_per_member"),
            models.UniqueConstraint(
                fields=["member", "organisation"], condition=Q(until_date=None), name="one_open_membership_each"
            ),
            models.CheckConstraint(
                condition=Q(until_date=None) | Q(until_date__gte=F("from_date")),
                name="a_membership_ends_no_earlier_than_it_begins",
            ),
        ]
        indexes = [models.Index(fields=["until_date"], condition=~Q(until_date=None), name="membership_by_end")]

    def __str__(self) -> str:
        return f"{self.member} · {self.organisation}"

    def is_current(self, day: date) -> bool:
        return self.from_date <= day and (self.until_date is None or self.until_date > day)
