"""The table as a file: CSV that no spreadsheet takes for formulas, and JSON."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable
from io import StringIO
from typing import Any

from django.conf import settings

from ideas.workbench.table import Row

COLUMNS = (
    *(
        "number",
        "title",
        "address",
        "board",
        "status",
        "meaning",
        "reason",
        "owner",
        "product",
        "tags",
        "posted",
        "answer_owed_by",
    ),
    *("first_answer", "quarter", "people", "votes", "comments", "merged", "accounts", "revenue_at_least"),
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def facts_of(row: Row) -> dict[str, Any]:
    idea = row.idea

    def day(moment: Any) -> str:
        return moment.date().isoformat() if moment else ""

    values = (
        *(idea.pk, idea.title, settings.SITE_URL + idea.get_absolute_url(), row.board.title, row.status, idea.meaning),
        *(idea.status_reason, idea.owner.display_name if idea.owner else "", idea.product.title if idea.product else ""),
        *(", ".join(name for _slug, name in idea.tag_names), day(idea.posted_at), day(idea.answer_due_at)),
        *(day(idea.first_answered_at), idea.target_quarter, idea.vote_count, idea.support, idea.comment_count),
        *(idea.merged_count, row.accounts, row.revenue),
    )
    return dict(zip(COLUMNS, values, strict=True))


def as_csv(rows: Iterable[Row]) -> str:
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    writer.writerows([safe_cell(value) for value in facts_of(row).values()] for row in rows)
    return out.getvalue()


def as_json(rows: Iterable[Row]) -> str:
    return json.dumps([facts_of(row) for row in rows], ensure_ascii=False, indent=1)


def safe_cell(value: Any) -> Any:
    """Text that a spreadsheet would run as a formula begins with an apostrophe, and is text. Numbers stay numbers."""
    return f"'{value}" if isinstance(value, str) and value.lstrip(" ").startswith(_FORMULA) else value
