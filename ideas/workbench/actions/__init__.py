"""The only writers of the workbench's own rows."""

from ideas.workbench.actions.agreement import take_agreements
from ideas.workbench.actions.changes import MOST_AT_ONCE, Choice, Planned, carry_out, hurry_change, plan_change, stop_change
from ideas.workbench.actions.views import (
    MOST_VIEWS,
    NameTaken,
    TooManyViews,
    delete_view,
    erase_from_workbench,
    rename_view,
    save_view,
    share_view,
)

__all__ = [
    "MOST_AT_ONCE",
    "MOST_VIEWS",
    "Choice",
    "NameTaken",
    "Planned",
    "TooManyViews",
    "carry_out",
    "delete_view",
    "erase_from_workbench",
    "hurry_change",
    "plan_change",
    "rename_view",
    "save_view",
    "share_view",
    "stop_change",
    "take_agreements",
]
