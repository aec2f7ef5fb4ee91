"""Comparing products of one family."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from portal.ratings.addresses import list_url
from portal.ratings.comparing import MOST, chosen_products, columns_of, compare_url, lines_of, others_to_add


@require_safe
def compare_products(request: HttpRequest) -> HttpResponse:
    """Up to three products side by side; `differ=1` leaves out rows without a clear difference."""
    numbers = [int(raw) for raw in request.GET.getlist("p")[:12] if raw.isascii() and raw.isdecimal() and len(raw) < 12]
    products = chosen_products(numbers, request.user)
    only_different = request.GET.get("differ") == "1"
    groups = lines_of(products, timezone.now()) if len(products) > 1 else []
    if only_different:
        groups = [(name, [line for line in lines if line.differs]) for name, lines in groups]
    context = {
        "products": products,
        "columns": columns_of(products, list_url),
        "groups": [(name, lines) for name, lines in groups if lines],
        "has_any": bool(groups),
        "only_different": only_different,
        "others": others_to_add(products, request.user) if len(products) < MOST else [],
        "url": compare_url(products),
        "family": products[0].family if products else "",
        "canonical": f"{settings.SITE_URL}/compare-products/",
        "now": timezone.now(),
    }
    return render(request, "ratings/compare.html", context)
