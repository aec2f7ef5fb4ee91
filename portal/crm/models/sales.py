"""What was sold: products, orders with their lines, refunds, subscriptions, and opportunities that may become orders."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from portal.common.money import money
from portal.crm.models.accounts import Account
from portal.crm.models.base import Record, amount_field, currency_field, currency_rule, record_rules
from portal.crm.models.contacts import Contact


class ProductSold(Record):
    """A product as the order lines name it. Mapped to one of our product pages, it is what members ask about."""

    name = models.CharField(_("name"), max_length=200)
    product = models.ForeignKey(
        "products.ProductPage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="sold_as",
        verbose_name=_("product page"),
    )

    class Meta:
        verbose_name = _("product sold")
        verbose_name_plural = _("products sold")
        constraints = record_rules("product_sold")[0]
        indexes = record_rules("product_sold")[1]

    def __str__(self) -> str:
        return self.name or self.number


class Order(Record):
    """A customer ordered something. Its amount is what its lines add up to."""

    class Status(models.TextChoices):
        PENDING = "pending", _("Pending")
        PAID = "paid", _("Paid")
        CANCELLED = "cancelled", _("Cancelled")

    contact = models.ForeignKey(
        Contact,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="orders",
        verbose_name=_("contact"),
        db_index=False,
    )
    account = models.ForeignKey(
        Account,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="orders",
        verbose_name=_("account"),
        db_index=False,
    )
    ordered_at = models.DateTimeField(_("ordered"))
    amount_minor = amount_field(_("amount"))
    currency = currency_field()
    status = models.CharField(_("status"), max_length=12, choices=Status, default=Status.PAID)

    class Meta:
        verbose_name = _("order")
        verbose_name_plural = _("orders")
        constraints = [
            *record_rules("order")[0],
            currency_rule("order"),
            models.CheckConstraint(condition=Q(amount_minor__gte=0), name="an_order_is_not_negative"),
        ]
        indexes = [
            *record_rules("order")[1],
            models.Index(fields=["contact", "ordered_at"], name="order_of_contact"),
            models.Index(fields=["account", "ordered_at"], condition=~Q(account=None), name="order_of_account"),
            models.Index(fields=["ordered_at"], name="order_by_time"),
        ]

    @property
    def amount(self) -> str:
        return money(self.amount_minor, self.currency)


class OrderLine(models.Model):
    """A row of an order."""

    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="lines", db_index=False)
    position = models.PositiveIntegerField(_("position"))
    product = models.ForeignKey(
        ProductSold,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="lines",
        verbose_name=_("product"),
        db_index=False,
    )
    quantity = models.DecimalField(_("quantity"), max_digits=16, decimal_places=4, default=1)
    amount_minor = amount_field(_("amount"))

    class Meta:
        verbose_name = _("order line")
        verbose_name_plural = _("order lines")
        constraints = [
            models.UniqueConstraint(fields=["order", "position"], name="one_line_per_order_and_position"),
            models.CheckConstraint(condition=Q(amount_minor__gte=0), name="an_order_line_is_not_negative"),
        ]
        indexes = [models.Index(fields=["product"], condition=~Q(product=None), name="order_line_of_product")]


class Refund(Record):
    """Money that went back to the customer."""

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="refunds", verbose_name=_("order"))
    refunded_at = models.DateTimeField(_("refunded"))
    amount_minor = amount_field(_("amount"))
    currency = currency_field()

    class Meta:
        verbose_name = _("refund")
        verbose_name_plural = _("refunds")
        constraints = [
            *record_rules("refund")[0],
            currency_rule("refund"),
            models.CheckConstraint(condition=Q(amount_minor__gte=0), name="a_refund_is_not_negative"),
        ]
        indexes = record_rules("refund")[1]

    @property
    def amount(self) -> str:
        return money(self.amount_minor, self.currency)


class Subscription(Record):
    """A customer pays for something by the month, from one moment until another."""

    contact = models.ForeignKey(
        Contact, null=True, blank=True, on_delete=models.PROTECT, related_name="subscriptions", verbose_name=_("contact")
    )
    account = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="subscriptions", verbose_name=_("account")
    )
    product = models.ForeignKey(
        ProductSold, null=True, blank=True, on_delete=models.PROTECT, related_name="subscriptions", verbose_name=_("product")
    )
    started_at = models.DateTimeField(_("started"))
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    amount_per_month_minor = amount_field(_("amount a month"))
    currency = currency_field()

    class Meta:
        verbose_name = _("subscription")
        verbose_name_plural = _("subscriptions")
        constraints = [
            *record_rules("subscription")[0],
            currency_rule("subscription"),
            models.CheckConstraint(condition=Q(amount_per_month_minor__gte=0), name="a_subscription_is_not_negative"),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=F("started_at")),
                name="a_subscription_ends_no_earlier_than_it_starts",
            ),
        ]
        indexes = record_rules("subscription")[1]

    @property
    def amount_per_month(self) -> str:
        return money(self.amount_per_month_minor, self.currency)


class Opportunity(Record):
    """A sale that may come."""

    name = models.CharField(_("name"), max_length=200, blank=True)
    account = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="opportunities", verbose_name=_("account")
    )
    contact = models.ForeignKey(
        Contact, null=True, blank=True, on_delete=models.PROTECT, related_name="opportunities", verbose_name=_("contact")
    )
    stage = models.CharField(_("stage"), max_length=60, help_text=_("As the sales team calls it: open, offer, won, lost."))
    amount_minor = amount_field(_("amount"), null=True, blank=True)
    currency = currency_field(blank=True)
    opened_at = models.DateTimeField(_("opened"))
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)

    class Meta:
        verbose_name = _("opportunity")
        verbose_name_plural = _("opportunities")
        constraints = [
            *record_rules("opportunity")[0],
            currency_rule("opportunity", amount="amount_minor"),
            models.CheckConstraint(
                condition=Q(amount_minor=None) | Q(amount_minor__gte=0), name="an_opportunity_is_not_negative"
            ),
        ]
        indexes = record_rules("opportunity")[1]

    def __str__(self) -> str:
        return self.name or self.number

    @property
    def amount(self) -> str:
        return "" if self.amount_minor is None else money(self.amount_minor, self.currency)
