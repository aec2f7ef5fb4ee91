"""The report that anybody may read: how often reviews are returned or hidden, by their stars."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from portal.ratings.rates import differs_by_stars, rates


@require_safe
def rate_report(request: HttpRequest) -> HttpResponse:
    """Over all products, so that it tells of no single one."""
    found = rates(timezone.now())
    context = {"rates": found, "differs": differs_by_stars(found), "count": sum(rate.count for rate in found)}
    return render(request, "ratings/rates.html", context)
