"""What the worker does for comparisons by itself."""

from __future__ import annotations

from django.utils import timezone

from ideas.pairwise.actions import count_comparisons
from ideas.pairwise.models import Comparison
from portal.activity.periodic import every


@every(minutes=10)
def count_all_comparisons() -> None:
    """Score ideas anew on boards where somebody has compared since."""
    for board_id in sorted(Comparison.objects.order_by().values_list("board_id", flat=True).distinct()):
        count_comparisons(board_id=board_id, now=timezone.now())
