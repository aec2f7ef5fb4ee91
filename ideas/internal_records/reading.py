"""What lists of ideas show of their internal records, in a constant number of queries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from django.db.models import Count, F, OuterRef, Subquery

from ideas.internal_records.models import IdeaNote, IdeaScore, ScoreFormula, TrackerLink
from ideas.models import Idea, IdeaQuerySet


def score_columns() -> list[tuple[str, str]]:
    """The formulas in use, in their order: key and the head of the column."""
    return list(ScoreFormula.objects.active().values_list("key", "name"))


def score_cells(ideas: Sequence[Idea]) -> dict[int, dict[str, Decimal | None]]:
    """By idea and formula in use the value, or None where it is not scored. Two queries."""
    keys = [key for key, _name in score_columns()]
    cells: dict[int, dict[str, Decimal | None]] = {idea.pk: dict.fromkeys(keys) for idea in ideas}
    if not keys:
        return cells
    rows = IdeaScore.objects.filter(idea__in=list(cells), formula__is_active=True)
    for idea_id, key, value in rows.values_list("idea_id", "formula__key", "value"):
        cells[idea_id][key] = value
    return cells


def order_by_score(queryset: IdeaQuerySet, key: str, descending: bool = True) -> IdeaQuerySet:
    """The ideas by the value of a formula; those without one come last either way."""
    mine = IdeaScore.objects.filter(idea=OuterRef("pk"), formula__key=key).values("value")[:1]
    value = F("internal_score")
    order = value.desc(nulls_last=True) if descending else value.asc(nulls_last=True)
    return queryset.annotate(internal_score=Subquery(mine)).order_by(order, "-pk")


@dataclass
class InternalRecordFacts:
    """What the row of an idea says of its internal record."""

    note_count: int = 0
    tracker_links: list[tuple[str, str, str]] = field(default_factory=list)  # label, address, state


def facts(ideas: Sequence[Idea]) -> dict[int, InternalRecordFacts]:
    """By idea, with what was kept about ideas that were merged into it.

    Two queries, and one more for each level at which some of them were merged.
    """
    found = {idea.pk: InternalRecordFacts() for idea in ideas}
    home = homes(list(found), look_below=any(idea.merged_count for idea in ideas))
    notes = IdeaNote.objects.standing().filter(idea__in=list(home)).order_by()
    for idea_id, count in notes.values_list("idea_id").annotate(count=Count("pk")):
        for pk in home[idea_id]:
            found[pk].note_count += count
    for link in TrackerLink.objects.filter(idea__in=list(home)):
        for pk in home[link.idea_id]:
            found[pk].tracker_links.append((link.label, link.url, link.state))
    return found


def homes(survivors: Sequence[int], *, look_below: bool = True) -> dict[int, set[int]]:
    """Of these ideas and all that was merged into them, at any depth, to which of them each led."""
    home = {pk: {pk} for pk in survivors}
    level = list(survivors) if look_below else []
    while level:
        rows = list(Idea.objects.filter(merged_into__in=level).values_list("pk", "merged_into"))
        level = []
        for pk, into in rows:
            assert into is not None  # by the filter
            before = home.setdefault(pk, set())
            if not home[into] <= before:
                before |= home[into]
                level.append(pk)
    return home
