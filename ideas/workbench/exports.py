"""The table as a file: CSV that no spreadsheet takes for formulas, and JSON. Written as it is read, however many ideas."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice
from typing import Any

from django.conf import settings

from ideas.models import Idea
from ideas.workbench.filter_params import Asked
from ideas.workbench.metrics import Row, rows_of
from ideas.workbench.segments import all_segments
from portal.common.access import one_look
from portal.common.money import major_units
from portal.common.spreadsheets import csv_lines
from portal.common.viewer import Viewer

CHUNK = 500


def facts_of(row: Row) -> dict[str, Any]:
    """Every column of every lens. None is a figure that is not known or not shown."""
    idea, about = row.idea, "" if row.has_exact_segments else "_about"
    return {
        "number": idea.pk,
        "title": idea.title,
        "address": settings.SITE_URL + idea.get_absolute_url(),
        "board": row.board.title,
        "status": row.status,
        "meaning": idea.meaning,
        "reason": idea.status_reason,
        "owner": idea.owner.display_name if idea.owner else "",
        "product": row.product,
        "tags": ", ".join(name for _slug, name in idea.tag_names),
        "posted": _day(idea.posted_at),
        "answer_owed_by": _day(idea.answer_due_at) if row.is_owed else "",
        "first_answer": _day(idea.first_answered_at),
        "quarter": idea.target_quarter,
        "people": idea.vote_count,
        "votes": idea.support,
        "without_a_name": idea.anonymous_votes,
        "comments": idea.comment_count,
        "merged": idea.merged_count,
        "accounts": row.accounts,
        "revenue_at_least": float(major_units(row.revenue, settings.CURRENCY)),
        "currency": settings.CURRENCY,
        **{f"segment_{segment or 'none_known'}{about}": row.segments.get(segment) for segment in all_segments()},
        **{f"score_{key}": None if value is None else float(value) for key, value in row.scores.items()},
        "notes": row.record.note_count,
        "tracker": " ".join(url for _label, url, _state in row.record.tracker_links),
        "agreement": None if row.agreement is None else round(row.agreement, 4),
        "groups_per_cent": ", ".join(map(str, row.groups)),
    }


def as_csv(rows: Iterable[Row]) -> Iterator[str]:
    """The names of the columns stand above the first row; nothing stands above none."""
    return csv_lines(_table(rows))


def _table(rows: Iterable[Row]) -> Iterator[Iterable[Any]]:
    for number, row in enumerate(rows):
        facts = facts_of(row)
        if not number:
            yield facts
        yield facts.values()


def as_json(rows: Iterable[Row]) -> Iterator[str]:
    before = "[\n"
    for row in rows:
        yield before + json.dumps(facts_of(row), ensure_ascii=False)
        before = ",\n"
    yield "[]" if before == "[\n" else "\n]"


def every_row(ideas: Iterable[Idea], asked: Asked, viewer: Viewer, now: datetime) -> Iterator[Row]:
    """Rows through all lenses, so many at a time: a file of all ideas is never in memory."""
    stream = iter(ideas)
    while chunk := list(islice(stream, CHUNK)):
        with one_look():  # the file is written after the request's own look
            rows = rows_of(chunk, asked, viewer, now, every_lens=True)
        yield from rows


def _day(moment: datetime | None) -> str:
    return moment.date().isoformat() if moment else ""
