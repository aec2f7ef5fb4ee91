"""What the page of an idea takes from here by name."""

from __future__ import annotations

from typing import Any

from ideas.models import Idea
from ideas.workbench.models import PlannedItem


def waiting_status(idea: Idea, viewer: Any) -> tuple[str, bool] | None:
    """For the staff: the status that somebody chose a moment ago, and whether it is the reader's to take back. One query."""
    if not viewer.is_authenticated or not viewer.is_company:
        return None
    items = PlannedItem.objects.filter(idea=idea.pk, change__done_at=None, change__stopped_at=None, change__act="status")
    item = items.select_related("change", "status").order_by("-pk").first()
    return (item.status.name, item.change.by_id == viewer.pk) if item is not None and item.status is not None else None
