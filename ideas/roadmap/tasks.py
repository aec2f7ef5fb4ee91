"""What the worker does for promises about ideas, once a night. That promises go late is `portal/activity`'s."""

from __future__ import annotations

from portal.activity.periodic import daily


@daily(at="03:40")
def settle_answers_owed() -> None:
    """Promises about ideas that are gone are withdrawn; where one should stand and does not, it is made."""
    from ideas.roadmap.actions import settle_promises

    settle_promises()
