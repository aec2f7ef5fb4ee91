"""What organisations bring in a year at least, by the lower ends of their bands, in the site's currency."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.db.models import QuerySet

from portal.common.money import money
from portal.members.models import Organisation


def in_site_currency(organisations: QuerySet[Organisation]) -> QuerySet[Organisation]:
    """Those whose band can be added up. Amounts of another currency are never mixed in."""
    return organisations.filter(revenue_band__currency=settings.CURRENCY)


def revenue_at_least(organisations: Iterable[int]) -> dict[int, int]:
    """By organisation, in the currency's smallest unit. What is not known is left out. One query."""
    known = in_site_currency(Organisation.objects.filter(pk__in=set(organisations)))
    return dict(known.values_list("pk", "revenue_band__at_least"))


def revenue_in_words(minor: int) -> str:
    """An amount of the site's currency, for the reader."""
    return money(minor, settings.CURRENCY)
