"""What all records of the embedded store have in common."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models.functions import Length
from django.db.models.lookups import Exact
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

NUMBER_LENGTH = 120
SOURCE_LENGTH = 60
HERE = ""  # the source of records that were entered here


class Record(models.Model):
    """A record of the store. Source and number are its identity: by them a second file recognises it."""

    source = models.CharField(
        _("source"),
        max_length=SOURCE_LENGTH,
        blank=True,
        default=HERE,
        help_text=_("Where it comes from; empty: entered here."),
    )
    number = models.CharField(_("number"), max_length=NUMBER_LENGTH, help_text=_("Its number there."))
    # What the file said last, so that an unchanged row is left alone.
    fingerprint = models.CharField(max_length=32, blank=True, default="", editable=False)
    # Who reads changes goes by (updated_at, id) and compares versions: both grow with every change.
    updated_at = models.DateTimeField(_("changed"), default=timezone.now, editable=False)
    version = models.PositiveBigIntegerField(default=1, editable=False)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.number


def record_rules(noun: str) -> tuple[list[models.BaseConstraint], list[models.Index]]:
    """Constraints and indexes of every kind of record, named after it."""
    return (
        [
            models.UniqueConstraint(fields=["source", "number"], name=f"one_{noun}_per_source_and_number"),
            models.CheckConstraint(condition=~models.Q(number=""), name=f"a_{noun}_has_a_number"),
        ],
        [models.Index(fields=["updated_at", "id"], name=f"{noun}_by_change")],
    )


def currency_rule(noun: str, field: str = "currency", *, amount: str = "") -> models.BaseConstraint:
    """An amount has a currency of three letters; where it may be missing, both are."""
    has_currency: Any = models.Q(Exact(Length(field), 3))
    if amount:
        has_currency = models.Q(**{f"{amount}__isnull": True}) | has_currency
    return models.CheckConstraint(condition=has_currency, name=f"an_amount_of_{noun}_has_a_currency")


def portal_key() -> models.CharField:
    """Our own key of what the site wrote into the store: a second attempt finds the first one's record by it."""
    return models.CharField(max_length=120, null=True, blank=True, unique=True, editable=False)


def amount_field(words: Any, **options: Any) -> models.BigIntegerField:
    """An amount in the smallest unit of its currency."""
    return models.BigIntegerField(words, help_text=_("In the smallest unit of the currency (cents)."), **options)


def currency_field(**options: Any) -> models.CharField:
    return models.CharField(_("currency"), max_length=3, help_text=_("ISO 4217 code, such as EUR."), **options)
