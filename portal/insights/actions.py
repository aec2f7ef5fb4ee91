"""The one writer: a night's look at what members say."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime, timedelta

from django.db import transaction

from portal.insights.mining import FEWEST_PEOPLE, Said, Theme, near_duplicates, themes
from portal.insights.models import MinedCluster, MinedTheme, MiningRun
from portal.insights.texts import open_ideas, texts_between
from portal.members.models import Member

NOW, BEFORE = timedelta(days=30), timedelta(days=180)
KEPT = timedelta(days=90)  # looks of the past
MOST_CLUSTERS = 50


def mine(*, now: datetime) -> MiningRun:
    """Find themes and clusters, and keep them. The reading takes a while; the writing is one short transaction."""
    here, there = texts_between(now - NOW, now), texts_between(now - NOW - BEFORE, now - NOW)
    found = {"": (themes(here, there), len(here), len(there))}
    people = {"": len({said.person for said in here})}
    for segment, (own, others) in _by_segment(here).items():
        count = len({said.person for said in own})
        if count >= FEWEST_PEOPLE:
            people[segment] = count
            found[segment] = (themes(own, others), len(own), len(others))
    clusters = near_duplicates(open_ideas())[:MOST_CLUSTERS]
    with transaction.atomic():
        MiningRun.objects.filter(taken_at__lt=now - KEPT).delete()
        run = MiningRun.objects.create(taken_at=now, now_texts=len(here), before_texts=len(there), people=people)
        MinedTheme.objects.bulk_create(
            _row(run, segment, theme, *counts) for segment, (rows, *counts) in found.items() for theme in rows
        )
        MinedCluster.objects.bulk_create(MinedCluster(run=run, ideas=cluster) for cluster in clusters)
    return run


def _by_segment(here: list[Said]) -> dict[str, tuple[list[Said], list[Said]]]:
    """For each segment of customers what its people said, and what all others did, in the same time."""
    members = Member.objects.filter(pk__in={said.person for said in here}, organisation__isnull=False)
    segments = dict(members.exclude(organisation__segment="").values_list("pk", "organisation__segment"))
    own: dict[str, list[Said]] = defaultdict(list)
    for said in here:
        if said.person in segments:
            own[segments[said.person]].append(said)
    return {
        segment: (rows, [said for said in here if segments.get(said.person) != segment])
        for segment, rows in sorted(own.items())
    }


def _row(run: MiningRun, segment: str, theme: Theme, now_texts: int, before_texts: int) -> MinedTheme:
    growth = theme.growth(now_texts, before_texts)
    return MinedTheme(
        run=run,
        segment=segment,
        term=theme.term[:120],
        now_count=theme.now,
        before_count=theme.before,
        growth=round(growth, 2) if growth is not None else None,
        people=theme.people,
        score=theme.score,
        examples=[list(key) for key in theme.examples],
    )
