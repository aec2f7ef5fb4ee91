"""Amounts of money: whole numbers of the currency's smallest unit, with its ISO 4217 code."""

from __future__ import annotations

from decimal import Decimal

from babel.core import Locale, get_global
from babel.numbers import format_currency, get_currency_precision
from django.utils import translation


def is_currency(code: str) -> bool:
    """Is this the ISO 4217 code of a currency that has been in use?"""
    return code in get_global("all_currencies")


def major_units(minor: int, currency: str) -> Decimal:
    """The amount as people write it: 12345 cents are 123.45."""
    return Decimal(minor).scaleb(-get_currency_precision(currency))


def money(minor: int, currency: str) -> str:
    """The amount in the reader's language, without empty decimals: €1,000, ¥500, $12.50."""
    amount = major_units(minor, currency)
    locale = Locale.parse(translation.to_locale(translation.get_language() or "en"))
    pattern = locale.currency_formats["standard"]
    if amount == amount.to_integral_value():
        pattern = pattern.pattern.replace(".00", "")
    return str(format_currency(amount, currency, pattern, locale=locale, currency_digits=amount != amount.to_integral_value()))
