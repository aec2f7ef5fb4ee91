"""What may be said of opinion groups and an idea's voters: blurred enough that no figure tells where a voter stands.

Who voted is known to staff, and who took part in a conversation may be guessed, so exact figures would give away
people's answers: by subtraction, by comparing two days, by comparing two ideas. Rounding alone does not help: at its
edges one person still moves a figure. So each count has a secret error, from a distribution in which one person more or
less changes the odds of any figure by a bounded factor, and is then rounded. README.md has the reasoning.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.crypto import salted_hmac

from ideas.opinion import SMALLEST_GROUP, polis_gac

STEP = SMALLEST_GROUP  # figures are whole fives, and move only when five people have voted
# One person changes the odds of a figure by e^0.5 at most; standing in one group and not in another by e. The error is
# 2.8 people in the mean square, and five or more in one figure of ten.
EPSILON = 0.5


def blurred(voted: Sequence[int], sizes: Sequence[int], errors: Sequence[int]) -> list[int] | None:
    """For each group about how many voted, in whole fives. None with fewer than five voters in groups."""
    if sum(voted) < STEP:
        return None
    return [figure_of(count, size, error) for count, size, error in zip(voted, sizes, errors, strict=True)]


def figure_of(count: int, size: int, error: int) -> int:
    """The nearest five of a count with its error, of none below nought and none above what the group can have."""
    nearest = (2 * (count + error) + STEP) // (2 * STEP) * STEP
    return max(0, min(nearest, size // STEP * STEP))


def errors_for(key: str, groups: int) -> list[int]:
    """A secret error for each group: two-sided geometric, P(k) ~ e^(-ε|k|). The same for the same figures, so that
    asking again averages nothing out; others when figures are taken anew, so that a difference has two of them."""
    return [_geometric(key, at, "up") - _geometric(key, at, "down") for at in range(groups)]


def _geometric(key: str, at: int, way: str) -> int:
    digest = salted_hmac("ideas.workbench.groups", f"{key}:{at}:{way}", algorithm="sha256").digest()
    share = (int.from_bytes(digest[:7]) + 1) / (1 << 56)  # in (0, 1]
    return math.floor(-math.log(share) / EPSILON)


def agreement_of(figures: Sequence[int], sizes: Sequence[int]) -> float:
    """Agreement across the groups, from what is shown and nothing else: Π (1 + A) / (2 + S)."""
    return polis_gac(list(zip(figures, sizes, strict=True)))


def counted_in(voters: Sequence[Any], group_of: Mapping[Any, int], groups: int) -> list[int]:
    """How many of these voters stand in each group."""
    counts = [0] * groups
    for voter in voters:
        if voter in group_of:
            counts[group_of[voter]] += 1
    return counts
