"""What the worker does for scores by itself."""

from __future__ import annotations

from portal.activity.periodic import daily


@daily(at="03:50")
def compute_scores_anew() -> None:
    """Scores that depend on votes, comments, accounts or age, by the figures of today."""
    from ideas.internal_records.actions import keep_scores_true

    keep_scores_true()
