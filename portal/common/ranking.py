"""The mathematics of order: which idea stands before which, and why.

Pure functions, no database. The lists keep what these give in columns, so that nothing is counted when a
page is read; `recount` computes the columns again with the same functions.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from hashlib import sha256
from itertools import islice
from typing import TypeVar

Row = TypeVar("Row")

Z_OF_80_PERCENT = 1.281551565545  # the normal quantile that leaves ten per cent on either side
HOT_EPOCH = 1_134_028_003  # 8 December 2005: any fixed moment would do, this is the one of the published formula
HOT_SECONDS = 45_000  # twelve and a half hours outweigh a tenfold of votes
HALF_LIFE_DAYS = 90.0
TRENDING_DAYS = 14.0  # what people want now


def wilson(s: float, n: float, z: float = Z_OF_80_PERCENT) -> tuple[float, float]:
    """Between which shares the true one lies, when `s` of `n` said yes.

    E. B. Wilson, "Probable inference, the law of succession, and statistical inference",
    Journal of the American Statistical Association 22 (1927), 209-212; the score interval of
    R. G. Newcombe, Statistics in Medicine 17 (1998), 857-872, method 3. Nobody asked: it may be anything.
    """
    if n <= 0:
        return 0.0, 1.0
    share, square = s / n, z * z
    centre = share + square / (2 * n)
    reach = z * math.sqrt(share * (1 - share) / n + square / (4 * n * n))
    scale = 1 + square / n
    return max(0.0, (centre - reach) / scale), min(1.0, (centre + reach) / scale)


def wilson_rank(up: float, down: float) -> float:
    """The order "top" where there are signals against, too: the lower end of the Wilson interval at 80 %.

    The "best" order of Reddit (`_sorts.pyx`, `_confidence`). One more yes never lowers it.
    """
    return wilson(up, up + down)[0]


def bayes_avg(sum_r: float, n: float, prior_mean: float, prior_n: float) -> float:
    """A mean that a single high mark cannot carry: `prior_n` marks of `prior_mean` count as given already.

    The posterior mean of a normal model with a conjugate prior ("Bayesian average"). For the scores of a jury.
    """
    weight = prior_n + n
    return (prior_n * prior_mean + sum_r) / weight if weight else prior_mean


def hot(up: float, down: float, epoch_s: float) -> float:
    """Tenfold votes are worth twelve and a half hours of youth.

    Reddit's hot ranking (`_sorts.pyx`, `_hot`). On no page: it lets what is new win over what is wanted. For comparison.
    """
    total = up - down
    sign = (total > 0) - (total < 0)
    return round(sign * math.log10(max(abs(total), 1)) + (epoch_s - HOT_EPOCH) / HOT_SECONDS, 7)


def decay_score(votes: Iterable[Sequence[float]], now: float, half_life_days: float = HALF_LIFE_DAYS) -> float:
    """Votes weigh half after `half_life_days`: 14 for the order "trending", 90 for ideas on home pages. `votes` are pairs of day and weight.

    Exponential decay, Σ w · 0.5^((now − t) / h); what comes after `now` does not count yet.
    """
    return math.fsum(weight * 0.5 ** ((now - day) / half_life_days) for day, weight in votes if day <= now)


def decay_standing(votes: Iterable[Sequence[float]], half_life_days: float = HALF_LIFE_DAYS) -> float | None:
    """A number that orders as `decay_score` does, at whatever time one looks: it can be kept in a column.

    log2 of Σ w · 2^(t / h). Time passing takes the same from each, so the order stays until somebody votes.
    """
    exponents = [day / half_life_days + math.log2(weight) for day, weight in votes if weight > 0]
    if not exponents:
        return None
    top = max(exponents)
    return top + math.log2(math.fsum(2.0 ** (exponent - top) for exponent in exponents))


def standing_with(standing: float | None, *, day: float, weight: float = 1.0, half_life_days: float = HALF_LIFE_DAYS) -> float:
    """`decay_standing` after one more vote."""
    added = day / half_life_days + math.log2(weight)
    if standing is None:
        return added
    top = max(standing, added)
    return top + math.log2(2.0 ** (standing - top) + 2.0 ** (added - top))


def score_of_standing(standing: float | None, *, now: float, half_life_days: float = HALF_LIFE_DAYS) -> float:
    """What `decay_score` would give at `now`, from the number that is kept."""
    return 0.0 if standing is None else 2.0 ** (standing - now / half_life_days)


def rev_weight(arr_minor: float, floor_minor: float, cap: float = 5) -> float:
    """The weight of an account in the lens of revenue: it grows with the logarithm, and ends at `cap`.

    min(cap, 1 + log2(1 + ARR / floor)), the floor being the median account. One weight an account, however
    many of its members voted; the order without weights always stands beside it. A design of our own.
    """
    if floor_minor <= 0 or arr_minor <= 0:
        return 1.0
    return min(cap, 1 + math.log2(1 + arr_minor / floor_minor))


# Many ideas and few votes on each: which of two matters more?


class NoFiniteStrengths(ValueError):
    """Something never lost, or never won, against the rest: without a prior its strength would be without end."""


def bt_fit(wins: Sequence[Sequence[float]], prior: float = 0.0) -> list[float]:
    """Strengths (natural logarithms) from comparisons: `wins[i][j]` times i was chosen over j.

    R. A. Bradley and M. E. Terry, Biometrika 39 (1952), 324-345: P(i over j) = γi / (γi + γj). Found by the MM
    steps of D. R. Hunter, Annals of Statistics 32 (2004), 384-406. `prior` adds that many wins and losses
    against a phantom of strength 1, so that what was never beaten has a strength, too. Without it the mean is 0.
    """
    pairs = {(one, other): times for one, row in enumerate(wins) for other, times in enumerate(row) if one != other and times}
    return strengths(len(wins), pairs, prior=prior)


def strengths(size: int, wins: Mapping[tuple[int, int], float], prior: float = 1.0) -> list[float]:
    """`bt_fit` from the pairs that were compared: most of the possible ones never are."""
    if prior <= 0 and not _all_reach_all(size, wins):
        raise NoFiniteStrengths("Some were never chosen, or always: without a prior there is no finite strength.")
    won = [prior] * size
    met: list[dict[int, float]] = [{} for _ in range(size)]
    for (winner, loser), times in wins.items():
        won[winner] += times
        met[winner][loser] = met[winner].get(loser, 0) + times
        met[loser][winner] = met[loser].get(winner, 0) + times
    gamma = [1.0] * size
    for _round in range(10_000):
        moved = 0.0
        # One after the other, each with the newest of the rest (Hunter's cyclic MM): half the rounds.
        for item in range(size):
            mine = gamma[item]
            share = math.fsum(times / (mine + gamma[other]) for other, times in met[item].items())
            share += 2 * prior / (mine + 1)
            gamma[item] = won[item] / share if share else 1.0
            moved = max(moved, abs(math.log(gamma[item] / mine)))
        if prior <= 0:
            middle = math.exp(math.fsum(map(math.log, gamma)) / max(size, 1))
            gamma = [value / middle for value in gamma]
        if moved < 1e-12:
            break
    return [math.log(value) for value in gamma]


def bt_score(strengths: Sequence[float]) -> list[float]:
    """For each, the mean chance in a hundred that it is chosen over one of the others.

    The score of All Our Ideas: M. J. Salganik and K. E. C. Levy, "Wiki surveys", PLoS ONE 10 (2015) e0123483.
    """
    if len(strengths) < 2:
        return [50.0 for _ in strengths]
    return [
        100
        * math.fsum(1 / (1 + math.exp(theirs - mine)) for at, theirs in enumerate(strengths) if at != place)
        / (len(strengths) - 1)
        for place, mine in enumerate(strengths)
    ]


def _all_reach_all(size: int, wins: Mapping[tuple[int, int], float]) -> bool:
    """Whether each won over each, be it through others (L. R. Ford, 1957): the condition for a finite maximum."""
    beaten: list[set[int]] = [set() for _ in range(size)]
    beaten_by: list[set[int]] = [set() for _ in range(size)]
    for (winner, loser), times in wins.items():
        if times > 0:
            beaten[winner].add(loser)
            beaten_by[loser].add(winner)
    return all(len(_reached(edges)) == size for edges in (beaten, beaten_by))


def _reached(edges: Sequence[set[int]]) -> set[int]:
    seen, waiting = ({0}, [0]) if edges else (set(), [])
    while waiting:
        for other in edges[waiting.pop()] - seen:
            seen.add(other)
            waiting.append(other)
    return seen


# Needs votes: a fifth of what is shown goes to what few have seen, so that early votes do not decide.


def daily_place(number: int, day: date, salt: str = "") -> int:
    """Where this number comes on this day: another order each day, the same for everyone and all day long.

    The first eight bytes of SHA-256. Not random, so that a list can be kept in a cache and paged through.
    """
    return int.from_bytes(sha256(f"{salt}|{day.isoformat()}|{number}".encode()).digest()[:8])


def chosen_for_lane(numbers: Iterable[int], day: date, count: int, salt: str = "") -> list[int]:
    """Of the ideas that need votes, those whose turn is today."""
    return sorted(set(numbers), key=lambda number: (daily_place(number, day, salt), number))[:count]


def with_lane(rows: Sequence[Row], lane: Sequence[Row], every: int = 5) -> list[Row]:
    """The list with each `every`th row taken by the lane. Nothing stands twice, and nothing is lost."""
    shown = [row for row in lane if row not in rows]
    mixed: list[Row] = []
    waiting, turns = iter(rows), iter(shown)
    while True:
        mixed.extend(islice(waiting, every - 1))
        guest = next(turns, None)
        if guest is None or len(mixed) % every != every - 1:
            return [*mixed, *waiting]
        mixed.append(guest)
