"""What the worker does for reviews by itself."""

from __future__ import annotations

from portal.activity.periodic import daily
from portal.ratings.actions import label_all


@daily(at="02:40")
def label_customers() -> None:
    """Orders, refunds and links come and go without a word to reviews: set the label "Verified customer" as they stand now."""
    label_all()
