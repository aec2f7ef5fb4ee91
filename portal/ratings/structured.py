"""schema.org data of a product and its rating."""

from __future__ import annotations

from typing import Any

from django.conf import settings

from portal.common.pages import site_path
from portal.products.models import ProductPage


def product_data(product: ProductPage, aggregate: dict[str, Any] | None) -> dict[str, Any] | None:
    """A Product with its AggregateRating; nothing without one, for a product alone tells search engines nothing."""
    if aggregate is None:
        return None
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Product",
        "name": product.title,
        "url": f"{settings.SITE_URL}{site_path(product)}",
        "aggregateRating": aggregate,
    }
    if product.tagline:
        data["description"] = product.tagline
    return data
