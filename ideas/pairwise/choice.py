"""Which two ideas are put before a member next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ideas.models import Idea
from ideas.pairwise.models import Comparison
from portal.common.ranking import daily_place
from portal.common.viewer import Viewer

CANDIDATES = 200  # the liveliest of a board: nobody compares ten thousand


def next_pair(board_id: int, member: Viewer, today: date) -> tuple[Idea, Idea] | None:
    """Two open ideas that the member has not compared yet; the same two until they have. None when all are done.

    Ideas that were compared least come first, so that each has its say; among them a daily hash decides. Which of
    the two stands first is drawn as well, so that the place on the page wins nothing.
    """
    shown = Idea.objects.public_rows().open().filter(board_id=board_id).order_by("-trending_score", "-pk")
    candidates = list(shown.select_related(None).only("pk", "title", "slug", "excerpt", "board_id")[:CANDIDATES])
    done = Comparison.objects.filter(board_id=board_id, member=member).values_list("first_id", "second_id")
    pair = choose(candidates, {(first, second) for first, second in done}, f"{member.pk}", today)
    if pair is None:
        return None
    is_turned = daily_place(pair[0].pk * 31 + pair[1].pk, today, f"{member.pk}") % 2
    return (pair[1], pair[0]) if is_turned else pair


def choose(candidates: Sequence[Idea], done: set[tuple[int, int]], salt: str, today: date) -> tuple[Idea, Idea] | None:
    """The pair itself, its lower number first."""
    seen: dict[int, int] = {}
    for pair in done:
        for pk in pair:
            seen[pk] = seen.get(pk, 0) + 1
    order = sorted(candidates, key=lambda idea: (seen.get(idea.pk, 0), daily_place(idea.pk, today, salt)))
    for at, one in enumerate(order):
        for other in order[at + 1 :]:
            low, high = sorted((one, other), key=lambda idea: idea.pk)
            if (low.pk, high.pk) not in done:
                return low, high
    return None
