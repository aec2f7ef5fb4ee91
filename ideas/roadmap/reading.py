"""What the roadmap shows: the same number of queries however many ideas and boards there are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, Q, Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from ideas.boards import IdeaBoardEntry, boards_visible_to
from ideas.models import DeliveryUpdate, Idea, IdeaBoardTally, IdeaQuerySet, Meaning
from ideas.quarters import quarter_at, quarter_in_words, start_of_quarter
from ideas.rows import IdeaRow, for_rows, rows_of
from portal.common.viewer import Viewer

SHOWN = 10  # ideas of a column; the others stand behind "all"
MEANINGS = (Meaning.CONSIDERING, Meaning.COMMITTED, Meaning.DELIVERED, Meaning.NOT_DOING)
QUARTERS = ("now", "next", "later", "unplanned")
KEYS = (*(meaning.value for meaning in MEANINGS), *QUARTERS)


@dataclass(slots=True)
class Column:
    """One column: its ideas, most wanted or last closed first."""

    key: str
    title: str
    count: int
    rows: list[IdeaRow]

    @property
    def has_more(self) -> bool:
        return self.count > len(self.rows)


def boards_of_roadmap(viewer: Viewer) -> list[IdeaBoardEntry]:
    """Boards that the reader may see and that show a roadmap."""
    return [board for board in boards_visible_to(viewer) if board.has_roadmap]


def ideas_of(viewer: Viewer, boards: Sequence[IdeaBoardEntry], *, only_voted: bool = False) -> IdeaQuerySet:
    """Public ideas of these boards; only those that the reader voted for, if asked."""
    ideas = Idea.objects.visible_to(viewer).public_rows().standing().filter(board_id__in=[board.pk for board in boards])
    if only_voted and viewer.is_authenticated:
        ideas = ideas.filter(pk__in=viewer.idea_votes.filter(is_counted=True).values("idea_id"))
    return ideas


def rule_of(key: str, now: datetime) -> Q:
    """Which ideas stand in a column."""
    if key in Meaning.values:
        return Q(meaning=key)
    today = timezone.localdate(now)
    this, following = quarter_at(today), quarter_at(today, 1)
    committed = Q(meaning=Meaning.COMMITTED)
    match key:
        case "now":
            # What was planned for a quarter that is over stands here too: it is owed now.
            planned = committed & ~Q(target_quarter="") & Q(target_quarter__lte=this)
            return planned | Q(meaning=Meaning.DELIVERED, closed_at__gte=start_of_quarter(now))
        case "next":
            return committed & Q(target_quarter=following)
        case "later":
            return committed & Q(target_quarter__gt=following)
        case _:
            return committed & Q(target_quarter="")


def title_of(key: str, now: datetime) -> str:
    if key in Meaning.values:
        return str(Meaning(key).label)
    today = timezone.localdate(now)
    match key:
        case "now":
            return _("This quarter")
        case "next":
            words = quarter_in_words(quarter_at(today, 1))
            return words[:1].upper() + words[1:]
        case "later":
            return _("Later")
        case _:
            return _("No quarter yet")


def order_of(key: str) -> str:
    """What is closed goes by the day, what is open by the votes."""
    return "closed_at" if key in (Meaning.DELIVERED, Meaning.NOT_DOING) else "support"


def columns_of(viewer: Viewer, boards: Sequence[IdeaBoardEntry], *, by: str, only_voted: bool, now: datetime) -> list[Column]:
    """The four columns, by what is happening or by quarter."""
    ideas = ideas_of(viewer, boards, only_voted=only_voted)
    keys = QUARTERS if by == "quarter" else tuple(meaning.value for meaning in MEANINGS)
    counts = _counts(ideas, boards, keys, now, from_tallies=by != "quarter" and not only_voted)
    found = {
        key: list(for_rows(ideas.filter(rule_of(key, now))).order_by(f"-{order_of(key)}", "-pk")[:SHOWN]) if counts[key] else []
        for key in keys
    }
    rows = {row.pk: row for row in rows_of([idea for column in found.values() for idea in column], viewer=viewer, now=now)}
    return [Column(key, title_of(key, now), counts[key], [rows[idea.pk] for idea in found[key]]) for key in keys]


def latest_updates(rows: Sequence[IdeaRow]) -> dict[int, DeliveryUpdate]:
    """What was last said of the progress of each idea. One query."""
    if not rows:
        return {}
    of_these = DeliveryUpdate.objects.filter(idea_id__in=[row.pk for row in rows])
    last = of_these.order_by().values("idea_id").annotate(last=Max("pk")).values("last")
    return {update.idea_id: update for update in DeliveryUpdate.objects.filter(pk__in=last)}


def _counts(
    ideas: IdeaQuerySet, boards: Sequence[IdeaBoardEntry], keys: Sequence[str], now: datetime, *, from_tallies: bool
) -> dict[str, int]:
    if from_tallies:
        tallies = IdeaBoardTally.objects.filter(board_id__in=[board.pk for board in boards])
        totals = tallies.aggregate(**{key: Sum(f"{key}_count") for key in keys})
    else:
        totals = ideas.filter(meaning__in=MEANINGS).aggregate(**{key: Count("pk", filter=rule_of(key, now)) for key in keys})
    return {key: totals[key] or 0 for key in keys}
