"""The tabs above the table: looks that everybody needs, the saved ones, and how many ideas are in each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count
from django.utils.translation import gettext as _

from ideas.models import Meaning
from ideas.workbench.filter_params import NOBODY, Asked
from ideas.workbench.models import SavedView
from ideas.workbench.permissions import can_change_view
from ideas.workbench.table import all_ideas, where
from portal.common.viewer import Viewer

MOST_SHARED = 12


@dataclass
class Tab:
    """One look and its count; `view` where somebody saved it."""

    name: str
    asked: Asked
    view: SavedView | None = None
    count: int = 0
    is_current: bool = False
    may_change: bool = False

    @property
    def url(self) -> str:
        return self.asked.address()


@dataclass(frozen=True)
class Counted:
    """The tabs, how many ideas there are in all, and how many the present look has."""

    tabs: list[Tab]
    whole: int
    found: int


def tabs_for(asked: Asked, viewer: Viewer, now: datetime) -> Counted:
    """One query for the saved views and one that counts them all: it reads the ideas once, however many tabs there are."""
    tabs = [
        Tab(_("All ideas"), Asked()),
        Tab(_("Owed within a month"), Asked(due="month", sort="owed")),
        Tab(_("Late"), Asked(due="late", sort="owed")),
        Tab(_("New, 10 votes or more"), Asked(meaning=(Meaning.NEW.value,), votes=10)),
        Tab(_("Unowned"), Asked(meaning=(Meaning.NEW.value, Meaning.CONSIDERING.value, Meaning.COMMITTED.value), owner=NOBODY)),
    ]
    views = SavedView.objects.of(viewer).order_by("created_at", "pk")
    mine = [view for view in views if view.owner_id == viewer.pk]
    shared = [view for view in views if view.owner_id != viewer.pk]
    for view in [*mine, *shared[:MOST_SHARED]]:
        tab = Tab(view.name, Asked.of(view.query), view, may_change=bool(can_change_view(viewer, view)))
        tabs.append(tab)
    counts = {f"tab{at}": Count("pk", filter=where(tab.asked, viewer, now)) for at, tab in enumerate(tabs) if tab.asked.filters}
    found = all_ideas(viewer).aggregate(
        whole=Count("pk"), found=Count("pk", filter=where(asked, viewer, now)) if asked.filters else Count("pk"), **counts
    )
    for at, tab in enumerate(tabs):
        tab.count = found.get(f"tab{at}", found["whole"])
    # A saved look may be the same as one of ours: it is the saved one that somebody came by.
    current = next((tab for tab in reversed(tabs) if tab.asked.filters == asked.filters), None)
    if current is not None:
        current.is_current = True
    return Counted(tabs, found["whole"], found["found"])
