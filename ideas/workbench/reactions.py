"""What follows a planned change of several ideas: it is carried out, unless it was taken back in time."""

from __future__ import annotations

from ideas.workbench.actions import carry_out
from ideas.workbench.models import PlannedChange
from portal.activity.models import Activity
from portal.activity.types import reaction, undo_window


# Not inside a transaction: each idea has one of its own, so that a hundred of them do not keep members from voting.
@reaction("workbench.carry_out_change", delay=undo_window, is_outside=True)
def carry_out_change(activity: Activity) -> None:
    """Carry out what nobody has taken back. What was carried out before is left alone."""
    change = PlannedChange.objects.waiting().filter(pk=activity.object_id).first()
    if change is not None:
        carry_out(change=change)


@reaction("workbench.call_off_change", reverses="workbench.carry_out_change")
def call_off_change(activity: Activity) -> None:
    """It will not be carried out: dropping the pending reaction is all there is to do, for nothing has happened yet."""
