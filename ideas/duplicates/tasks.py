"""What the worker does for pairs by itself."""

from __future__ import annotations

from django.utils import timezone

from ideas.duplicates.actions import find_pairs
from portal.activity.periodic import daily


@daily(at="03:30")
def find_likely_pairs() -> None:
    """Look for ideas that may be the same."""
    find_pairs(now=timezone.now())
