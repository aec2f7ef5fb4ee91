"""Who may say whether two ideas are the same."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from ideas.doubles.models import LikelyPair
from ideas.permissions import can_merge
from portal.common.permissions import Verdict


def can_judge_pair(member: Any, pair: LikelyPair, now: datetime) -> Verdict:
    """Whoever could merge the two."""
    return can_merge(member, pair.one, pair.other, now)
