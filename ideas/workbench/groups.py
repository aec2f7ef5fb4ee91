"""What may be said of opinion groups and an idea's voters: coarse enough that no vote tells where its voter stands.

Who voted is known to staff, and who took part in a conversation may be guessed, so exact figures would give away
people's answers: by subtraction, by comparing two days, by comparing two ideas. README.md has the reasoning; the
tests try the attacks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.crypto import salted_hmac

from ideas.opinion import SMALLEST_GROUP, polis_gac

STEP = SMALLEST_GROUP  # figures are whole fives, and move only when five people have voted
LEAST_OPEN = STEP - 1  # so many voters at least are in no figure: their place stays open


def coarse(voted: Sequence[int], sizes: Sequence[int], drawn: Sequence[int]) -> list[int] | None:
    """For each group a number that at least voted, never more than did. None with fewer than five voters in groups.

    `drawn` are numbers from nought to four that nobody knows, by which each threshold is shifted. Of each group five
    people stay open at least, so that the others of it, who did not vote, are not known either.
    """
    if sum(voted) < STEP:
        return None
    least = [
        max(0, min(count - shift, size - STEP)) // STEP * STEP for count, size, shift in zip(voted, sizes, drawn, strict=True)
    ]
    while sum(voted) - sum(least) < LEAST_OPEN:
        least[least.index(max(least))] -= STEP
    return least


def drawn_for(key: str, groups: int) -> list[int]:
    """A secret shift for each group, always the same for an idea: taking the figures often averages nothing out."""
    digest = salted_hmac("ideas.workbench.groups", key, algorithm="sha256").digest()
    return [int.from_bytes(digest[4 * at : 4 * at + 4]) % STEP for at in range(groups)]


def agreement_of(least: Sequence[int], sizes: Sequence[int]) -> float:
    """Agreement across the groups, from what is shown and nothing else: Π (1 + A) / (2 + S)."""
    return polis_gac(list(zip(least, sizes, strict=True)))


def counted_in(voters: Sequence[Any], group_of: Mapping[Any, int], groups: int) -> list[int]:
    """How many of these voters stand in each group."""
    counts = [0] * groups
    for voter in voters:
        if voter in group_of:
            counts[group_of[voter]] += 1
    return counts
