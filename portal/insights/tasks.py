"""What the worker does for insights by itself."""

from __future__ import annotations

from django.utils import timezone

from portal.activity.periodic import daily
from portal.insights.actions import mine


@daily(at="03:50")
def mine_what_members_say() -> None:
    """Look for themes in what members said, and for ideas and topics that say the same."""
    mine(now=timezone.now())
