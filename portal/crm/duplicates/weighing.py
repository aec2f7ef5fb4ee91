"""The weight of agreeing in a field: how much more often records of one person agree so than records of different people.

How often different people agree is counted on pairs drawn at random. How often one person's records agree is learnt from the candidate
pairs by EM, without labels; with few candidates the usual shares stand in, because EM would learn noise.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from portal.crm.duplicates.comparing import MISSING, Column

_DRAWN = 6_000
_FEWEST_PAIRS = 2_000  # candidates from which EM learns
_FEWEST_SAME = 100  # of which so many are one person
_ROUNDS = 25
_USUAL_PAIRS, _USUAL_CHANCE = 1_000.0, 0.005
_PULL = 20.0  # as many pairs as the usual shares count for


def random_pairs(count: int, drawn: int = _DRAWN) -> tuple[np.ndarray, np.ndarray]:
    """Pairs of different records, the same ones each time."""
    dice = np.random.default_rng(20260319)
    left = dice.integers(0, count, drawn)
    right = (left + dice.integers(1, max(count, 2), drawn)) % count
    return left, right


def shares_of(
    levels: np.ndarray, count: int, weight: np.ndarray | None = None, usual: Sequence[float] | None = None
) -> np.ndarray:
    """How often each level occurs among pairs that can be compared; nothing is never and nothing is always."""
    known = levels != MISSING
    found = np.bincount(levels[known], weights=None if weight is None else weight[known], minlength=count).astype(float)
    found += 0.5 if usual is None else np.asarray(usual) * _PULL
    return np.asarray(found / found.sum())


def _with_exact(shares: np.ndarray, column: Column) -> np.ndarray:
    """How often two have the very same value is known without drawing; the other levels share the rest."""
    counts = np.bincount(column.codes[column.codes >= 0]).astype(float)
    together, every = float((counts * (counts - 1)).sum()), float(counts.sum() * (counts.sum() - 1))
    # A few records, of which some are doubled, do not tell how often strangers agree: so many usual pairs are added.
    same = min((together + _USUAL_PAIRS * _USUAL_CHANCE) / (every + _USUAL_PAIRS), 0.999)
    rest = shares[1:] / shares[1:].sum() * (1 - same)
    return np.append(same, rest)


class Weights:
    """What each level of each column says, in bits."""

    def __init__(self, columns: Sequence[Column], records: int, levels: Sequence[np.ndarray]) -> None:
        self.columns = columns
        left, right = random_pairs(records)
        self.by_chance = [
            _with_exact(shares_of(column.levels(left, right), len(column.comparison.levels)), column) for column in columns
        ]
        self.same = [np.asarray(column.comparison.usual) for column in columns]
        # Before anything is compared: each record has about one other of the same person at most.
        self.prior = -np.log2(max(records - 1, 1))
        if levels and len(levels[0]) >= _FEWEST_PAIRS:
            self._learn(levels)

    def _learn(self, levels: Sequence[np.ndarray]) -> None:
        usual = list(self.same)
        for _round in range(_ROUNDS):
            bits = self.prior + sum(self._bits(index, found) for index, found in enumerate(levels))
            chance = 1 / (1 + np.exp2(-np.clip(bits, -60, 60)))
            if chance.sum() < _FEWEST_SAME:
                self.same = usual
                return
            before = self.same
            self.same = [
                shares_of(found, len(column.comparison.levels), chance, column.comparison.usual)
                for column, found in zip(self.columns, levels, strict=True)
            ]
            if max(np.abs(new - old).max() for new, old in zip(self.same, before, strict=True)) < 1e-4:
                return

    def _bits(self, index: int, levels: np.ndarray) -> np.ndarray:
        table = np.append(np.log2(self.same[index] / self.by_chance[index]), 0.0)  # the last one: nothing to compare
        return np.asarray(table[levels])

    def bits(self, levels: Sequence[np.ndarray], left: np.ndarray, right: np.ndarray) -> np.ndarray:
        """What all fields of each pair say together. A rare value in common says more than a common one."""
        total = np.full(len(left), self.prior)
        for index, column in enumerate(self.columns):
            found = self._bits(index, levels[index])
            exact = np.flatnonzero(levels[index] == 0)
            if len(exact):
                shares = column.shares[column.codes[left[exact]]]
                expected = max(float((column.shares**2).sum()), 1e-9)
                found[exact] += np.clip(np.log2(expected / shares), -3.0, 2.0) * 0.5
            total += found
        return total
