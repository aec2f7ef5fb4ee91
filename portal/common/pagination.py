"""Keyset pagination: page n costs what page 1 costs, and new rows do not shift the list."""

from __future__ import annotations

import base64
import binascii
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

from django.db import models
from django.db.models import Q

M = TypeVar("M", bound=models.Model)


class BadCursor(ValueError):
    """The cursor in the address was not made by this site."""


@dataclass(frozen=True)
class Slice(Generic[M]):
    """Rows of one page; `older` and `newer` are cursors for the neighbours, or empty."""

    rows: list[M]
    older: str
    newer: str


def slice_after(queryset: models.QuerySet[M], *, by: str, size: int, cursor: str = "", newest_first: bool = True) -> Slice[M]:
    """One page of `queryset`, newest first by the date or number field `by`, then by primary key; or oldest first.

    `cursor` is what an earlier Slice gave. Raises BadCursor for anything else.
    Needs an index that ends in (`by`, primary key).
    """
    forward, position = _decode(cursor) if cursor else (True, None)
    is_falling = forward == newest_first
    comparison = "lt" if is_falling else "gt"
    rows_wanted = queryset
    if position is not None:
        value, pk = position
        is_moment = isinstance(queryset.model._meta.get_field(by), models.DateTimeField)
        if is_moment != isinstance(value, datetime) or (not is_moment and not -(2**31) < value < 2**31):
            # From a list in another order: a place in one is no place in the other.
            raise BadCursor(cursor[:50])
        rows_wanted = rows_wanted.filter(Q(**{f"{by}__{comparison}": value}) | Q(**{by: value, f"pk__{comparison}": pk}))
        # Said once more without OR, so that databases can enter the index at the right place.
        rows_wanted = rows_wanted.filter(**{f"{by}__{comparison}e": value})
    order = (f"-{by}", "-pk") if is_falling else (by, "pk")
    rows = list(rows_wanted.order_by(*order)[: size + 1])
    has_more = len(rows) > size
    rows = rows[:size]
    if not forward:
        rows.reverse()
    older_exists = has_more if forward else bool(rows)
    newer_exists = (position is not None) if forward else has_more
    return Slice(
        rows=rows,
        older=_encode(True, rows[-1], by) if rows and older_exists else "",
        newer=_encode(False, rows[0], by) if rows and newer_exists else "",
    )


def first_slice(rows: list[M], *, by: str, size: int) -> Slice[M]:
    """The first page, from up to `size` + 1 rows that were read already in its order."""
    has_more = len(rows) > size
    rows = rows[:size]
    return Slice(rows=rows, older=_encode(True, rows[-1], by) if has_more else "", newer="")


def _encode(forward: bool, row: models.Model, by: str) -> str:
    value = getattr(row, by)
    if isinstance(value, datetime):
        value = value.isoformat()
    raw = json.dumps([1 if forward else 0, value, row.pk], separators=(",", ":"))
    return base64.urlsafe_b64encode(raw.encode()).decode().rstrip("=")


def _decode(cursor: str) -> tuple[bool, tuple[Any, int]]:
    if len(cursor) > 200:
        raise BadCursor(cursor[:50])
    try:
        raw = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
        forward, value, pk = json.loads(raw)
        if isinstance(value, str):
            value = datetime.fromisoformat(value)
            if value.tzinfo is None:
                raise BadCursor(cursor)
        elif not isinstance(value, int | float) or isinstance(value, bool):
            raise BadCursor(cursor)
        if not isinstance(pk, int) or not -(2**63) < pk < 2**63:
            raise BadCursor(cursor)
    except (ValueError, TypeError, binascii.Error) as error:
        raise BadCursor(cursor) from error
    return bool(forward), (value, pk)
