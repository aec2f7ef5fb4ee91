"""Reviews that wait for a moderator."""

from __future__ import annotations

from portal.common.viewer import Viewer
from portal.ratings.models import Review, ReviewQuerySet, ReviewReturn


def held_reviews(viewer: Viewer) -> ReviewQuerySet:
    """Those of a burst, the oldest first."""
    rows = Review.objects.within_reach(viewer).filter(held_at__isnull=False, hidden_at=None, deleted_at=None)
    return rows.order_by("held_at", "pk")


def sent_again(viewer: Viewer) -> ReviewQuerySet:
    """Those that their authors changed after they were returned, the oldest first."""
    changed = ReviewReturn.objects.filter(closed_at=None, sent_again_at__isnull=False).values("review")
    return Review.objects.within_reach(viewer).filter(pk__in=changed, hidden_at__isnull=False, deleted_at=None).order_by("pk")
