"""Which columns stand side by side in a lens."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from ideas.workbench.filter_params import SCORE, Asked
from portal.members.segments import segment_choices


@dataclass(frozen=True)
class Column:
    """One column: what it shows, its head, and the order it offers."""

    kind: str
    head: str
    key: str = ""  # of the segment, the group or the formula
    sort: str = ""


def lens_names() -> list[tuple[str, str]]:
    return [
        ("people", _("People")),
        ("accounts", _("People and accounts")),
        ("revenue", _("Revenue")),
        ("segments", _("Segments")),
        ("groups", _("Opinion groups")),
    ]


def columns_of(asked: Asked, sizes: list[int], scores: list[tuple[str, str]]) -> list[Column]:
    """The figures of a lens, and the scores, which stand beside each. `sizes` are those of the opinion groups."""
    columns = [Column("people", _("People"), sort="people")]
    if asked.lens == "people":
        columns.append(Column("comments", _("Comments"), sort="comments"))
    if asked.lens in ("accounts", "revenue", "groups"):
        columns.append(Column("accounts", _("Accounts"), sort="accounts"))
    if asked.lens == "revenue":
        columns.append(Column("revenue", _("Revenue a year, at least"), sort="revenue"))
    names = dict(segment_choices())
    if asked.lens == "segments":
        columns += [Column("segment", name, key=value) for value, name in names.items()]
        columns.append(Column("segment", _("None known"), key=""))
    elif asked.segment:
        columns.append(Column("segment", names.get(asked.segment, asked.segment), key=asked.segment))
    if asked.lens == "groups":
        columns.append(Column("agreement", _("Agreement"), sort="agreement"))
        for at, size in enumerate(sizes):
            columns.append(
                Column("group", _("Group %(number)s, %(size)s people") % {"number": at + 1, "size": size}, key=str(at))
            )
    return columns + [Column("score", name, key=key, sort=f"{SCORE}{key}") for key, name in scores]
