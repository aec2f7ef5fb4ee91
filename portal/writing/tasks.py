"""What the worker does by the clock."""

from __future__ import annotations

from portal.activity.periodic import every
from portal.writing.actions import remove_unattached_uploads


@every(hours=1)
def sweep_uploads() -> None:
    """Remove files that were uploaded over a day ago and never posted."""
    remove_unattached_uploads()
