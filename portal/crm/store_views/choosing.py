"""Choosing another record by typing: its number, and what tells it from others."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy

from portal.common.admin_picking import PickSource, register_source
from portal.common.picking import OFFERED, Option
from portal.common.viewer import Viewer
from portal.crm.models import Account, Contact, Order, ProductSold
from portal.crm.store.permissions import can_see_records

# What is searched, by its beginning: these columns have an index or few rows.
_BY = {
    Contact: ("number", "email", "family_name", "given_name"),
    Account: ("number", "name"),
    ProductSold: ("number", "name"),
    Order: ("number",),
}


def source_name(model: type[Any]) -> str:
    return f"crm-{model._meta.model_name}"


def options_of(model: type[Any], _viewer: Viewer, typed: str) -> list[Option]:
    """Records of which something begins with what was typed."""
    wanted = Q()
    for column in _BY[model]:
        wanted |= Q(**{f"{column}__istartswith": typed.replace("\0", "")})
    rows = model._default_manager.filter(wanted)
    if model is Contact:
        rows = rows.filter(merged_into=None)
    return [Option(row.number, _detail(row)) for row in rows.order_by("number")[:OFFERED]]


def _detail(row: Any) -> str:
    words = [str(row), getattr(row, "email", "")]
    return ", ".join(word for word in words if word and word != row.number)


def register() -> None:
    for model in _BY:
        register_source(
            PickSource(
                name=source_name(model),
                permits=partial(_permits, model),
                find=lambda _viewer, _typed: None,  # `RecordField` says what is meant
                offer=partial(options_of, model),
                say=str,
                knows=lambda _viewer, _record: True,
                unknown=gettext_lazy("There is no such record."),
            )
        )


def _permits(model: type[Any], viewer: Viewer) -> Any:
    return can_see_records(viewer, model)
