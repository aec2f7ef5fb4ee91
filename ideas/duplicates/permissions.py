"""Who may say whether two ideas are the same."""

from __future__ import annotations

from datetime import datetime

from ideas.duplicates.models import LikelyPair
from ideas.permissions import can_merge
from portal.common.permissions import Verdict
from portal.common.viewer import Viewer


def can_judge_pair(member: Viewer, pair: LikelyPair, now: datetime) -> Verdict:
    """Whoever could merge the two."""
    return can_merge(member, pair.one, pair.other, now)
