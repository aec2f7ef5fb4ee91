"""Which segments the voters of an idea are of, for whoever may not view members: confidential figures, quarter by quarter.

Who voted for an idea is known, and of which segment somebody is may be known to nobody: with exact or live figures it
would be, by subtraction. Each vote counts once, in the quarter in which it was cast and with the segment that its voter
had when that quarter was drawn; what changes later changes no figure.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Case, CharField, Count, Min, Value, When
from django.db.models.functions import Coalesce

from ideas.models import Idea, Vote
from portal.activity.releases import Calendar, Counts, Table, figures_of, register_table
from portal.common.viewer import Viewer
from portal.members.segments import segment_keys

SOURCE = "ideas.segments"


def all_segments() -> list[str]:
    """The site's segments, and "" for those of whom none is known."""
    return [*segment_keys(), ""]


def sees_exact_segments(viewer: Viewer) -> bool:
    """Whoever may view members may see of which organisation each is: for them figures are exact and of this moment."""
    return bool(viewer.has_perm("members.view_member"))


def segment_of_vote() -> Case:
    """The segment of the organisation that a vote was given for, else of its voter's primary one; "" where none is known."""
    return Case(
        When(organisation__isnull=False, then=Coalesce("organisation__segment", Value(""), output_field=CharField())),
        default=Coalesce("member__organisation__segment", Value(""), output_field=CharField()),
        output_field=CharField(),
    )


def votes_with_segment() -> Any:
    """Votes that count, each with its segment."""
    return Vote.objects.filter(is_counted=True).annotate(segment=segment_of_vote())


def shown_segments(ideas: Iterable[int], viewer: Viewer) -> dict[int, dict[str, int]]:
    """Of each idea what was shown of its segments, with those that were merged into it. Two queries, one of them once a request."""
    figures = _figures(viewer)
    wanted = set(ideas)
    rows = Idea.objects.filter(merged_into__in=wanted, pk__in=figures).values_list("pk", "merged_into")
    merged = [(idea, into) for idea, into in rows if into is not None]
    found: dict[int, dict[str, int]] = {idea: {} for idea in wanted}
    for idea, into in [*((idea, idea) for idea in wanted if idea in figures), *merged]:
        for segment, figure in figures[idea].items():
            found[into][segment] = found[into].get(segment, 0) + figure
    return found


def ideas_shown_with(segment: str, viewer: Viewer) -> set[int]:
    """Ideas for which something was shown of this segment: a filter by it tells no more than its figures do."""
    own = {idea for idea, figures in _figures(viewer).items() if segment in figures}
    merged = Idea.objects.filter(pk__in=own).exclude(merged_into=None).values_list("merged_into", flat=True)
    return own | {into for into in merged if into is not None}


def _figures(viewer: Viewer) -> dict[int, dict[str, int]]:
    known = viewer.__dict__.get("_segment_figures")
    if known is None:
        known = {}
        for cell, figure in figures_of(SOURCE).items():
            idea, _colon, segment = cell.partition(":")
            known.setdefault(int(idea), {})[segment] = figure
        viewer.__dict__["_segment_figures"] = known
    found: dict[int, dict[str, int]] = known
    return found


def _first() -> datetime | None:
    first: datetime | None = Vote.objects.aggregate(first=Min("created_at"))["first"]
    return first


def _count(begin: datetime, end: datetime) -> Counts:
    votes = votes_with_segment().filter(created_at__gte=begin, created_at__lt=end).order_by()
    rows = votes.values_list("idea_id", "segment").annotate(count=Count("pk"))
    ideas = Idea.objects.filter(posted_at__lt=end).order_by("pk").values_list("pk", flat=True)
    declared = [f"{idea}:{segment}" for idea in ideas.iterator(5000) for segment in all_segments()]
    return {f"{idea}:{segment}": count for idea, segment, count in rows}, declared


def register() -> None:
    register_table(Table(SOURCE, Calendar.QUARTER, first=_first, count=_count))
