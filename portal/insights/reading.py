"""The report: what was found, as far as the reader may see the things behind it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ideas.models import Idea
from portal.common.kinds import kind_named
from portal.insights.models import MinedTheme, MiningRun
from portal.members.models import Member, Organisation

ROWS = 20


@dataclass(frozen=True)
class Example:
    title: str
    url: str
    author: str
    author_url: str


@dataclass(frozen=True)
class ThemeRow:
    theme: MinedTheme
    examples: list[Example]


def may_see_insights(member: Any) -> bool:
    """The product team and moderators: they may see who said what."""
    return bool(member.is_authenticated and (member.is_company or member.is_moderator))


def report(viewer: Any, segment: str, now: datetime) -> dict[str, Any]:
    run = MiningRun.objects.order_by("-taken_at").first()
    themes = list(run.themes.filter(segment=segment).order_by("-score", "pk")) if run else []
    shown = _things(viewer, [tuple(key) for theme in themes for key in theme.examples])
    ideas = Idea.objects.visible_to(viewer).public_rows()
    return {
        "run": run,
        "segments": _segments(run, segment),
        "segment": segment,
        "themes": [
            ThemeRow(theme, [shown[key] for pair in theme.examples if (key := tuple(pair)) in shown]) for theme in themes
        ],
        "clusters": _clusters(viewer, run),
        "trending": list(ideas.open().order_by("-hot", "-pk")[:ROWS]),
        "neglected": list(ideas.unanswered().order_by("answer_due_at", "pk")[:ROWS]),
        "now": now,
    }


def _segments(run: MiningRun | None, chosen: str) -> list[tuple[str, str, bool, int]]:
    """Those whose themes there are: value, name, whether it is the one shown, people."""
    names = dict(Organisation.Segment.choices)
    people = run.people if run else {}
    return [(value, str(names.get(value, "")), value == chosen, count) for value, count in people.items() if value in names]


def _things(viewer: Any, keys: Iterable[tuple[Any, ...]]) -> dict[tuple[Any, ...], Example]:
    """What stands behind the themes: one query for each kind, and one for the authors."""
    numbers: dict[str, set[int]] = defaultdict(set)
    for kind, pk in keys:
        numbers[kind].add(pk)
    found = {}
    for name, pks in numbers.items():
        kind = kind_named(name)
        things = kind.visible_to(viewer).filter(pk__in=pks).select_related(*kind.extra.get("related", ()))
        found.update({(name, thing.pk): (kind, thing) for thing in things})
    authors = Member.objects.in_bulk({kind.author_id(thing) for kind, thing in found.values()} - {None})
    examples = {}
    for key, (kind, thing) in found.items():
        author = authors.get(kind.author_id(thing))
        name, address = (author.display_name, author.get_absolute_url()) if author else ("", "")
        examples[key] = Example(kind.title(thing), kind.url(thing), name, address)
    return examples


def _clusters(viewer: Any, run: MiningRun | None) -> list[list[Idea]]:
    """Near-duplicates that are still apart, those with the most votes first."""
    if run is None:
        return []
    groups = list(run.clusters.values_list("ideas", flat=True))
    ideas = Idea.objects.visible_to(viewer).public_rows().open().in_bulk({pk for group in groups for pk in group})
    clusters = [[ideas[pk] for pk in group if pk in ideas] for group in groups]
    shown = [sorted(cluster, key=lambda idea: (-idea.support, idea.pk)) for cluster in clusters if len(cluster) > 1]
    return sorted(shown, key=lambda cluster: (-sum(idea.support for idea in cluster), cluster[0].pk))
