"""Ideas of the report: what a segment wants more than others, what is trending, what is neglected."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Q, Sum

from ideas.models import Idea, Meaning, Vote
from ideas.workbench.segments import ideas_shown_with, segment_of_vote, shown_segments
from portal.common.pages import is_open_to
from portal.common.private_counts import FEWEST_PEOPLE
from portal.common.viewer import Viewer
from portal.insights.content_refs import may_see_members
from portal.insights.filter_params import Asked
from portal.insights.mining import SURE, log_likelihood

ROWS = 10
MONTH = timedelta(days=30)
OLD = timedelta(days=30)
VOTES_TO_BE_NEGLECTED = 5
_NOT_OFTEN = 1.5  # times as often as others at least, where the numbers are too small to be sure


@dataclass(frozen=True)
class WantedRow:
    """An idea, and how much more a segment wants it than others do."""

    idea: Idea
    people: int  # of the segment; to the nearest five where it is not exact
    others: int
    share: int  # per cent of the idea's voters who are of the segment
    times: float | None  # as often as others; None where nobody else voted for it
    is_sure: bool  # once in a thousand by chance
    product: str = ""
    is_exact: bool = True


@dataclass(frozen=True)
class IdeaRow:
    idea: Idea
    new_votes: int = 0
    is_late: bool = False
    days: int = 0
    product: str = ""


def _product(idea: Idea, viewer: Viewer) -> str:
    """Its title, where the viewer may read its page."""
    return idea.product.title if idea.product is not None and is_open_to(viewer, idea.product) else ""


def wanted_by(asked: Asked, viewer: Viewer) -> list[WantedRow]:
    """Open ideas that the segment votes for more often than others do, the least likely by chance first.

    An idea with fewer than five voters of the segment is not shown, nor are its figures. Whoever may not view members gets
    those of the last quarters that are confidential (`ideas/workbench/segments.py`). Three queries.
    """
    if not asked.segment:
        return []
    ideas = Idea.objects.visible_to(viewer).public_rows().open().filter(asked.of_ideas())
    is_exact = may_see_members(viewer)
    support = _exact_support(ideas, asked) if is_exact else _shown_support(ideas, asked, viewer)
    total = ideas.aggregate(total=Sum("vote_count"))["total"] or 0
    own_total = sum(support.values())
    known = ideas.filter(pk__in=[pk for pk, people in support.items() if people >= FEWEST_PEOPLE])
    found = []
    for idea in known.select_related("product"):
        people, others = support[idea.pk], max(0, idea.vote_count - support[idea.pk])
        score = log_likelihood(people, others, own_total, total - own_total)
        share, other = people / max(1, own_total), others / max(1, total - own_total)
        times = share / other if other else None
        if times is None or times >= _NOT_OFTEN:
            percent = round(100 * people / max(1, idea.vote_count))
            row = WantedRow(
                *(idea, people, others, min(percent, 100), times, score > SURE, _product(idea, viewer)), is_exact=is_exact
            )
            found.append((score, people, row))
    found.sort(key=lambda row: (-row[0], -row[1], row[2].idea.pk))
    return [row for _score, _people, row in found[:ROWS]]


def _exact_support(ideas: Any, asked: Asked) -> dict[int, int]:
    votes = Vote.objects.filter(idea__in=ideas.values("pk"), is_counted=True)
    theirs = votes.alias(of=segment_of_vote()).filter(of=asked.segment)
    counts = theirs.order_by().values("idea").annotate(people=Count("member", distinct=True))
    return {row["idea"]: row["people"] for row in counts}


def _shown_support(ideas: Any, asked: Asked, viewer: Viewer) -> dict[int, int]:
    """Of what was shown, and so of nothing else, also in sums."""
    known = ideas.filter(pk__in=ideas_shown_with(asked.segment, viewer)).values_list("pk", flat=True)
    return {pk: figures[asked.segment] for pk, figures in shown_segments(known, viewer).items() if asked.segment in figures}


def trending(asked: Asked, viewer: Viewer, now: datetime) -> list[IdeaRow]:
    """Open ideas by votes weighed against their age, with how many votes came in thirty days. Two queries."""
    ideas = Idea.objects.visible_to(viewer).public_rows().open().filter(asked.of_ideas(), support__gt=0)
    rows = list(ideas.select_related("product").order_by("-trending_score", "-pk")[:ROWS])
    recent = Vote.objects.filter(idea__in=[idea.pk for idea in rows], is_counted=True, created_at__gt=now - MONTH)
    counts = dict(recent.order_by().values("idea").annotate(n=Count("pk")).values_list("idea", "n"))
    return [IdeaRow(idea, counts.get(idea.pk, 0), product=_product(idea, viewer)) for idea in rows]


def neglected(asked: Asked, viewer: Viewer, now: datetime) -> list[IdeaRow]:
    """Nobody of the company has said a word: still new after thirty days, five votes or more, no answer. One query."""
    ideas = Idea.objects.visible_to(viewer).public_rows().standing().filter(asked.of_ideas())
    rows = ideas.filter(
        Q(vote_count__gte=VOTES_TO_BE_NEGLECTED),
        meaning=Meaning.NEW,
        first_answered_at=None,
        response=None,
        posted_at__lt=now - OLD,
    )
    found = rows.select_related("product").order_by("-support", "posted_at", "pk")[:ROWS]
    return [
        IdeaRow(
            idea,
            is_late=bool(idea.answer_due_at and idea.answer_due_at < now),
            days=(now - idea.posted_at).days,
            product=_product(idea, viewer),
        )
        for idea in found
    ]
