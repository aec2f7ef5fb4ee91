"""Reading promises: who owes what to whom, by when, about things that the viewer may see."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from portal.activity.models import Promise
from portal.common.kinds import kind_of_model, kinds
from portal.common.viewer import Viewer

WEEK = timedelta(days=7)
_OPEN = Q(kept_at=None, withdrawn_at=None)


@dataclass(frozen=True)
class PromiseState:
    """One list of the report: its address, its name and what an empty one says."""

    name: str
    title: Any
    nothing: Any
    order: str

    def where(self, now: datetime) -> Q:
        return {
            "open": _OPEN,
            "late": _OPEN & Q(due_at__lt=now),
            "due": _OPEN & Q(due_at__gte=now, due_at__lt=now + WEEK),
            "kept-late": Q(kept_at__gt=F("due_at")),
        }[self.name]


STATES = {
    state.name: state
    for state in (
        PromiseState("open", _("Open"), _("Nobody owes anything."), "due_at"),
        PromiseState("late", _("Late"), _("No promise is late."), "due_at"),
        PromiseState("due", _("Due in seven days"), _("No promise is due in the next seven days."), "due_at"),
        PromiseState("kept-late", _("Kept late"), _("Every promise was kept in time."), "-kept_at"),
    )
}


def promises_visible_to(viewer: Viewer) -> QuerySet[Promise]:
    """Promises about things that the viewer may see. Asked for each promise by its number, as there are few of them."""
    about = Q(pk__in=[])
    for kind in kinds():
        things = kind.visible_to(viewer).order_by().filter(pk=OuterRef("object_id"))
        about |= Q(Exists(things), object_type=ContentType.objects.get_for_model(kind.model))
    return Promise.objects.filter(about)


def count_promises(viewer: Viewer, state: str, now: datetime) -> int:
    """How many stand in one list. One query."""
    return promises_visible_to(viewer).filter(STATES[state].where(now)).count()


def promise_counts(promises: QuerySet[Promise], now: datetime) -> dict[str, int]:
    """How many stand in each list. One query."""
    asked = {name.replace("-", "_"): Count("pk", filter=state.where(now)) for name, state in STATES.items()}
    found = promises.order_by().aggregate(**asked)
    return {name: found[name.replace("-", "_")] for name in STATES}


@dataclass(frozen=True)
class PromiseRow:
    """A promise as the report shows it."""

    promise: Promise
    title: str
    url: str
    days_late: int  # whole days past the day, until it was kept or until now; 0: in time

    @property
    def is_open(self) -> bool:
        return self.promise.kept_at is None


def promise_rows(promises: Sequence[Promise], viewer: Viewer, now: datetime) -> list[PromiseRow]:
    """With the title and address of what each is about. One query for each kind of content among them."""
    wanted: dict[int, set[int]] = defaultdict(set)
    for promise in promises:
        wanted[promise.object_type_id].add(promise.object_id)
    found: dict[tuple[int, int], tuple[str, str]] = {}
    for type_id, numbers in wanted.items():
        kind = kind_of_model(ContentType.objects.get_for_id(type_id).model_class())
        if kind is not None:
            things = kind.visible_to(viewer).filter(pk__in=numbers).select_related(*kind.related)
            found |= {(type_id, thing.pk): (str(kind.title(thing)), kind.url(thing)) for thing in things}
    return [
        PromiseRow(promise, *found[key], days_late=max(0, ((promise.kept_at or now) - promise.due_at).days))
        for promise in promises
        if (key := (promise.object_type_id, promise.object_id)) in found
    ]
