"""Reactions in batches: one run for all acts since the last one, where a job for each act would cost more than the act.

    @batch_reaction("search.weigh_ideas", minutes=10)
    def weigh_ideas() -> None: ...

`portal/reactions.py` says which acts it follows (`in_batches`). When none of them has happened, it does not run.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from portal.activity.models import Activity, PeriodicJob
from portal.activity.periodic import every
from portal.activity.types import BatchReaction

OVERLAP = timedelta(minutes=10)  # an act may be committed that long after it says that it happened


def batch_reaction(name: str, *, minutes: int) -> Callable[[Callable[[], object]], BatchReaction]:
    """Declare a function as a reaction to many acts together, run every so many minutes when any has happened."""

    def declare(function: Callable[[], object]) -> BatchReaction:
        batch = BatchReaction(name, function, timedelta(minutes=minutes))

        def run() -> None:
            run_batch(batch)

        run.__module__, run.__qualname__ = name.rsplit(".", 1)
        every(minutes=minutes)(run)
        return batch

    return declare


def run_batch(batch: BatchReaction) -> bool:
    """Run it if anything that it follows has happened since it last worked; returns whether it ran."""
    from portal.activity.table import reaction_table

    types = [kind.name for kind, row in reaction_table().items() if batch in row.in_batches]
    last = PeriodicJob.objects.filter(name=batch.name, failures=0).values_list("finished_at", flat=True).first()
    happened = Activity.objects.filter(type__in=types, is_imported=False)
    if last is not None and not happened.filter(happened_at__gt=last - OVERLAP).exists():
        return False
    batch.function()
    return True
