"""Pairs that may be the same, with the evidence: what is asked by whoever decides whether to merge."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, IntegerField, OuterRef, Subquery
from django.db.models.functions import Coalesce

from ideas.duplicates.models import LikelyPair, LikelyPairQuerySet
from ideas.models import Idea, Vote
from portal.common.viewer import Viewer


@dataclass(frozen=True)
class LikelyPairView:
    """Two ideas, and why one may think that they are one. A merge would take `one` into `other`, which has more support."""

    pk: int  # of the pair: for say_not_the_same
    one: Idea
    other: Idea
    alike: float  # 0 to 1
    shared_words: list[str]
    both_voted: int  # members who voted for both
    after_merge: int  # members whose vote would count in `other` after a merge


def pairs_among(ideas: Iterable[Idea], viewer: Viewer, most: int = 5) -> list[LikelyPairView]:
    """Pairs of which both ideas are among these, the likeliest first. One query."""
    pks = [idea.pk for idea in ideas]
    return _views(LikelyPair.objects.visible_to(viewer).undecided().filter(one__in=pks, other__in=pks), most)


def pairs_on(board_ids: Collection[int], viewer: Viewer, most: int = 50) -> list[LikelyPairView]:
    """Pairs on these boards, the likeliest first. One query."""
    return _views(LikelyPair.objects.visible_to(viewer).undecided().filter(board_id__in=board_ids), most)


def pairs_said_different(board_ids: Collection[int], viewer: Viewer, most: int = 50) -> list[LikelyPairView]:
    """Those of which somebody said that they are not the same, the last first: so that it can be taken back. One query."""
    pairs = LikelyPair.objects.visible_to(viewer).filter(board_id__in=board_ids, said_different_at__isnull=False)
    return _views(pairs, most, order=("-said_different_at", "-pk"))


def _views(pairs: LikelyPairQuerySet, most: int, order: tuple[str, ...] = ("-alike", "-pk")) -> list[LikelyPairView]:
    rows = pairs.select_related("one", "other").annotate(both_voted=_both_voted()).order_by(*order)[:most]
    return [_view(pair, pair.both_voted) for pair in rows]


def _view(pair: LikelyPair, both: int) -> LikelyPairView:
    fewer, more = sorted((pair.one, pair.other), key=lambda idea: (idea.support, -idea.pk))
    after = fewer.vote_count + more.vote_count - both
    return LikelyPairView(pair.pk, fewer, more, pair.alike, list(pair.shared_words), both, after)


def _both_voted() -> Any:
    """Counted in the database: a pair may have thousands of voters, of whom only the number is shown."""
    theirs = Vote.objects.filter(idea=OuterRef(OuterRef("other")), is_counted=True, member=OuterRef("member"))
    votes = Vote.objects.filter(Exists(theirs), idea=OuterRef("one"), is_counted=True).order_by().values("idea")
    return Coalesce(Subquery(votes.annotate(number=Count("pk")).values("number"), output_field=IntegerField()), 0)
