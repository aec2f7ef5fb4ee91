"""Where the reviews of a product stand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode


def list_url(product: Any, **query: str | Sequence[int]) -> str:
    """The page of a product's reviews, with what it is narrowed to."""
    asked = urlencode({name: value for name, value in query.items() if value}, doseq=True)
    return f"/product-reviews/{product.pk}/{product.slug}/" + (f"?{asked}" if asked else "")


def write_url(product: Any) -> str:
    return f"/product-reviews/{product.pk}/write/"


def feed_url(product: Any) -> str:
    return f"/feeds/product-reviews/{product.pk}.atom"
