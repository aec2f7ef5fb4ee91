"""Topics that were merged: old addresses lead to where they stand now, for those who may see what is there."""

from __future__ import annotations

from dataclasses import dataclass

from forums.models import Topic
from portal.common.viewer import Viewer

MOST_MERGES = 20  # one after the other: more is followed by nobody


@dataclass(frozen=True)
class MergeTarget:
    """Where a merged topic stands now. Its position n is n + after there; None: its posts stand here and there."""

    topic: Topic
    after: int | None


def merge_target(pk: int, viewer: Viewer) -> MergeTarget | None:
    """The topic that this one was merged into, that one into which it was merged in turn, and so on to one that stands."""
    after: int | None = 0
    for _step in range(MOST_MERGES):
        row = Topic.objects.filter(pk=pk).only("merged_into_id", "merged_after", "board_id").first()
        if row is None:
            return None
        if row.merged_into_id is None:
            break
        after = None if after is None or row.merged_after is None else after + row.merged_after
        pk = row.merged_into_id
    topic = Topic.objects.visible_to(viewer).filter(pk=pk).first() if after != 0 else None
    return MergeTarget(topic, after) if topic is not None else None


def merged_into(topic: Topic) -> list[Topic]:
    """Topics whose merge into this one can be taken back, the latest first."""
    rows = Topic.objects.filter(merged_into=topic.pk, merged_after__isnull=False).only("pk", "title", "deleted_at")
    return list(rows.order_by("-deleted_at")[:10])
