"""Saving a view of the table, renaming it, sharing it with the team."""

from __future__ import annotations

from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q

from ideas.workbench.activities import VIEW_SHARED
from ideas.workbench.models import PlannedChange, SavedView
from ideas.workbench.permissions import can_change_view, can_use_workbench
from portal.activity.record import record
from portal.common.permissions import require
from portal.members.models import Member

MOST_VIEWS = 12  # of one member: more tabs than that nobody reads, and each is counted for the page


class NameTaken(Exception):
    """The member has a view of this name."""


class TooManyViews(Exception):
    """The member has as many views as one may have."""


@transaction.atomic
def save_view(*, by: Member, name: str, query: dict[str, Any], is_shared: bool = False) -> SavedView:
    """Keep this look at the table as a tab. Raises NameTaken, TooManyViews."""
    require(can_use_workbench(by))
    # Locked, so that two requests at once cannot pass the limit.
    Member.objects.lock(by.pk)
    if SavedView.objects.filter(owner=by).count() >= MOST_VIEWS:
        raise TooManyViews
    view = SavedView(owner=by, name=_name(name), query=query, is_shared=is_shared)
    _save(view)
    if is_shared:
        record(VIEW_SHARED, actor=by, object=view, data={"name": view.name})
    return view


@transaction.atomic
def rename_view(*, view: SavedView, by: Member, name: str) -> SavedView:
    """Call it something else. Raises NameTaken."""
    view = _locked(view)
    require(can_change_view(by, view))
    view.name = _name(name)
    _save(view, fields=["name"])
    return view


@transaction.atomic
def share_view(*, view: SavedView, by: Member, is_shared: bool) -> SavedView:
    """The whole team has the tab from now on, or only its owner again."""
    view = _locked(view)
    require(can_change_view(by, view))
    if view.is_shared != is_shared:
        view.is_shared, view.owner = is_shared, view.owner or by
        _save(view, fields=["is_shared", "owner"])
        if is_shared:
            record(VIEW_SHARED, actor=by, object=view, data={"name": view.name})
    return view


@transaction.atomic
def delete_view(*, view: SavedView, by: Member) -> None:
    """The tab goes; no idea changes."""
    view = _locked(view)
    require(can_change_view(by, view))
    view.delete()


@transaction.atomic
def erase_from_workbench(*, member: Member) -> None:
    """Views of their own go, what they shared stays the team's; what they changed stays, under the placeholder."""
    SavedView.objects.filter(owner=member, is_shared=False).delete()
    SavedView.objects.filter(owner=member).update(owner=None)
    # Nobody is left to take it back, and none should act in a name that is gone.
    waiting = PlannedChange.objects.waiting()
    waiting.filter(Q(by=member) | Q(owner=member)).delete()


def _name(name: str) -> str:
    return " ".join(name.split())[:40]


def _save(view: SavedView, fields: list[str] | None = None) -> None:
    try:
        with transaction.atomic():
            view.save(update_fields=fields)
    except IntegrityError:
        raise NameTaken from None


def _locked(view: SavedView) -> SavedView:
    return SavedView.objects.select_for_update(no_key=True, of=("self",)).get(pk=view.pk)
