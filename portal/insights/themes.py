"""Themes of the report: counted from the mentions that the reader may read, never from the night's own figures."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, F, Q, Window
from django.db.models.functions import RowNumber

from portal.common.private_counts import FEWEST_PEOPLE
from portal.common.viewer import Viewer
from portal.insights.content_refs import Key, Thing, may_see_members, members_behind, things_of
from portal.insights.filter_params import Asked
from portal.insights.models import Mention, MiningRun
from portal.members.models import Member

EXAMPLES = 3
_READ = 12  # mentions of a theme from which examples and members are taken
MONTHS_BEFORE = 6


@dataclass(frozen=True)
class ThemeRow:
    """A theme and who mentioned it. `people` is None where they are too few to be told."""

    pk: int
    term: str
    mentions: int
    people: int | None
    elsewhere: int  # before, or by others
    change: int | None = None  # against a usual month; of everybody
    times: float | None = None  # as often as others; of a segment
    examples: list[Thing] = field(default_factory=list)
    members: list[Member] = field(default_factory=list)

    @property
    def fall(self) -> int:
        return -(self.change or 0)

    @property
    def more(self) -> int:
        return max(0, (self.people or 0) - len(self.members))


def themes_for(run: MiningRun | None, asked: Asked, viewer: Viewer) -> list[ThemeRow]:
    """Those that at least five people mention who can be read; in one board or product also those of fewer, without figures.

    A segment's themes are for whoever may view members: a text names its author, and so who is of the segment. Three queries
    and one for each kind of thing.
    """
    if run is None or (asked.segment and not may_see_members(viewer)):
        return []
    readable = Mention.objects.filter(theme__run=run, theme__segment=asked.segment, scope__in=sorted(asked.scopes))
    chosen, here = asked.chosen(), Q(is_here=True)
    rows = readable.order_by().values("theme", "theme__term", "theme__score")
    counted = rows.annotate(
        all_people=Count("person", distinct=True, filter=here),
        people=Count("person", distinct=True, filter=here & chosen),
        mentions=Count("pk", filter=here & chosen),
        elsewhere=Count("pk", filter=~here & chosen),
    )
    known = [row for row in counted.order_by("-people", "-mentions", "-theme__score") if row["all_people"] >= FEWEST_PEOPLE]
    shown = [row for row in known if row["people"] >= FEWEST_PEOPLE]
    behind = _behind(readable.filter(chosen, theme__in=[row["theme"] for row in shown]), viewer)
    texts_here, texts_there = _texts(run, asked)
    found = []
    for row in shown:
        things = behind.get(row["theme"], [])
        share, other = row["mentions"] / max(1, texts_here), row["elsewhere"] / max(1, texts_there)
        found.append(
            ThemeRow(
                *(row["theme"], row["theme__term"], row["mentions"], row["people"], row["elsewhere"]),
                change=None if asked.segment else round(row["mentions"] - row["elsewhere"] / MONTHS_BEFORE),
                times=share / other if asked.segment and other else None,
                examples=_examples(things),
                members=members_behind(things, viewer),
            )
        )
    few = [row for row in known if 0 < row["people"] < FEWEST_PEOPLE]
    return found + [ThemeRow(row["theme"], row["theme__term"], 0, None, 0) for row in few]


def _behind(mentions: Any, viewer: Viewer) -> dict[int, list[Thing]]:
    """The newest things behind each theme."""
    place = Window(RowNumber(), partition_by=F("theme"), order_by=[F("said_at").desc(), F("pk").desc()])
    rows = mentions.filter(is_here=True).annotate(place=place).filter(place__lte=_READ).order_by("theme", "place")
    keys: dict[int, list[Key]] = defaultdict(list)
    for theme, kind, pk in rows.values_list("theme", "kind", "thing"):
        keys[theme].append((kind, pk))
    things = things_of(viewer, [key for some in keys.values() for key in some])
    return {theme: [things[key] for key in some if key in things] for theme, some in keys.items()}


def _examples(things: list[Thing]) -> list[Thing]:
    """The newest, each title once: three replies of one topic would say the same."""
    titles = {thing.title: thing for thing in reversed(things)}
    return list(reversed(titles.values()))[:EXAMPLES]


def _texts(run: MiningRun, asked: Asked) -> tuple[int, int]:
    """How many texts stand on each side, of those that the reader may read."""
    scopes = run.texts.get(asked.segment, {})
    wanted = [counts for scope, counts in scopes.items() if scope == asked.board or (not asked.board and scope in asked.scopes)]
    return sum(here for here, _there in wanted), sum(there for _here, there in wanted)
