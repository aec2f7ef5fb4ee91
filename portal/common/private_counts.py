"""Figures about what people said in confidence: pure functions, no database.

Whoever knows all answers but one (four accomplices, or a look before and after) learns that one from an exact figure,
however large the group has to be, and from a figure that is only rounded as well: at an edge one person moves it. So a
confidential count is drawn once, with a random error Z of whole people, P(Z = k) ~ e^(-ε|k|), and is shown as the
nearest five where at least five people said it and the drawn count reaches τ.

Two sets of statements that differ in one statement differ by one in one cell. From six people on against one fewer, both
pass the exact test and the rest is arithmetic on the drawn count: the odds of whatever is shown change by e^ε at most.
Five against four: four show nothing, five show something with a probability of δ = P(Z >= τ - 5) = α^(τ-5) / (1 + α),
α = e^(-ε). So the best guess about one statement is right with e^ε / (1 + e^ε) at most, but for δ.

ε is that of one statement: if it stands in several cells or tables, they share it (`epsilon_of`). Of somebody who is known to
have answered, and chose one of two, both cells tell: where they agree the odds are e^2ε, where they do not, none; on the whole
the best guess is right no more often. Adding up, rounding and ordering what is shown costs nothing.
"""

from __future__ import annotations

import math
import secrets
from collections.abc import Iterable, Mapping
from fractions import Fraction

FEWEST_PEOPLE = 5  # no figure of fewer is shown, whatever else holds
STEP = 5  # what is shown is the nearest five
EPSILON = Fraction(1)
DELTA = Fraction(1, 1000)


def threshold(epsilon: Fraction = EPSILON, delta: Fraction = DELTA) -> int:
    """τ: the least count at which five people, of whom one might be missing, show with a probability of δ at most."""
    alpha = math.exp(-epsilon)
    # A hair above, so that a bound that is met exactly is not missed by the last bit.
    above = math.ceil(math.log(float(delta) * (1 + alpha)) / -float(epsilon) - 1e-9)
    return FEWEST_PEOPLE + max(0, above)


def epsilon_of(cells: int, *, tables: int = 1, epsilon: Fraction = EPSILON) -> Fraction:
    """What is left for each cell, when one statement stands in so many of them, in so many tables."""
    return epsilon / (max(1, cells) * max(1, tables))


def shown(count: int, error: int, tau: int) -> int | None:
    """The nearest five of a count with its error; None: fewer than five, or too few to say. Also what an attacker can compute."""
    drawn = count + error
    if count < FEWEST_PEOPLE or drawn < tau:
        return None
    return (2 * drawn + STEP) // (2 * STEP) * STEP


def release(counts: Mapping[str, int], declared: Iterable[str], epsilon: Fraction = EPSILON) -> dict[str, int]:
    """The cells that are shown, of those that were declared beforehand. A cell that nobody chose is one that is not shown.

    To be called once for each interval and table: twice is two errors, whose mean is smaller than either.
    """
    tau = threshold(epsilon)
    figures = {}
    for cell in declared:
        # Drawn for every cell, so that the time it takes does not tell an empty one.
        figure = shown(counts.get(cell, 0), discrete_laplace(epsilon), tau)
        if figure is not None:
            figures[cell] = figure
    return figures


def discrete_laplace(epsilon: Fraction) -> int:
    """A whole number from the system's random source, P(k) ~ e^(-ε|k|) exactly: no floating point, whose last bits tell.

    C. Canonne, G. Kamath, T. Steinke, "The Discrete Gaussian for Differential Privacy" (2020), algorithm 2.
    """
    over, under = epsilon.numerator, epsilon.denominator
    while True:
        rest = secrets.randbelow(under)
        if not _happens_exp(rest, under):
            continue
        whole = 0
        while _happens_exp(1, 1):
            whole += 1
        size = (rest + under * whole) // over
        is_negative = secrets.randbelow(2) == 1
        if is_negative and size == 0:
            continue  # zero would come twice as often
        return -size if is_negative else size


def _happens_exp(over: int, under: int) -> bool:
    """True with a probability of e^(-over/under), for a share of at most one."""
    turn = 1
    while secrets.randbelow(under * turn) < over:
        turn += 1
    return turn % 2 == 1
