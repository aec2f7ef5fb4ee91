"""Groups of opinion: who tends to agree with whom, what each group stands for, and on what all meet.

The method is that of Polis (C. Small and others, "Polis: Scaling deliberation by mapping high dimensional opinion
spaces", Recerca 26 (2021)); the statistics are those of its `stats.clj` and `repness.clj`. Components, groups
and silhouettes come from scikit-learn, which is loaded when it is needed: a page never does this.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from portal.common.private_counts import FEWEST_PEOPLE

AGREE, PASS, DISAGREE = 1, 0, -1
Z_OF_90_PERCENT = 1.2816  # one-sided, as Polis has it
ANSWERS_TO_BE_PLACED = 7  # who answered fewer statements is placed nowhere yet
MOST_GROUPS = 5
SILHOUETTE_SAMPLE = 2_000  # distances grow with the square

Votes = Mapping[Any, Mapping[Any, int]]  # participant → statement → agree, pass or disagree


def polis_p(na: float, ns: float) -> float:
    """The share that agrees, of `ns` who saw it, drawn towards a half: (1 + A) / (2 + S). Laplace's rule of succession."""
    return (1 + na) / (2 + ns)


def polis_prop(succ: float, n: float) -> float:
    """How far a share is from a half, in standard errors (`prop-test` of Polis)."""
    return 2 * math.sqrt(n + 1) * ((succ + 1) / (n + 1) - 0.5)


def polis_two(si: float, so: float, ni: float, no: float) -> float:
    """How far the share inside a group is from that outside, in standard errors (`two-prop-test` of Polis)."""
    si, so, ni, no = si + 1, so + 1, ni + 1, no + 1
    pooled = (si + so) / (ni + no)
    if pooled in (0, 1):
        return 0.0
    return (si / ni - so / no) / math.sqrt(pooled * (1 - pooled) * (1 / ni + 1 / no))


def polis_gac(groups: Iterable[Sequence[float]]) -> float:
    """Agreement across the groups: the product of their shares, so that one group against it weighs.

    `groups` are pairs of how many agreed and how many saw it ("group-aware consensus" of Polis).
    """
    return math.prod(polis_p(agreed, saw) for agreed, saw in groups)


@dataclass(frozen=True)
class Count:
    """How one group answered one statement."""

    agreed: int
    disagreed: int
    passed: int

    @property
    def saw(self) -> int:
        return self.agreed + self.disagreed + self.passed


@dataclass(frozen=True)
class Representative:
    """A statement that sets a group apart: it answers so, and the others do less."""

    statement: Any
    answer: int  # AGREE or DISAGREE
    count: Count
    share: float  # polis_p
    test: float  # polis_prop
    ratio: float  # the share inside over the share outside
    ratio_test: float  # polis_two

    @property
    def weight(self) -> float:
        # The product of two tests that speak against it would look like strength.
        return self.share * self.ratio * max(self.test, 0.0) * max(self.ratio_test, 0.0)

    @property
    def is_significant(self) -> bool:
        return self.test > Z_OF_90_PERCENT and self.ratio_test > Z_OF_90_PERCENT


@dataclass(frozen=True)
class Group:
    members: tuple[Any, ...]
    counts: Mapping[Any, Count]
    representative: tuple[Representative, ...]


@dataclass(frozen=True)
class Opinions:
    """The map of one conversation. Without groups, too few took part or there is nothing that divides them."""

    groups: tuple[Group, ...] = ()
    places: Mapping[Any, tuple[float, float]] = field(default_factory=dict)
    consensus: Mapping[Any, float] = field(default_factory=dict)  # statement → agreement across the groups
    dissensus: Mapping[Any, float] = field(default_factory=dict)  # statement → disagreement across the groups
    reach: Mapping[Any, float] = field(default_factory=dict)  # statement → how far its answers pull people apart
    silhouette: float = 0.0


def statement_weight(agreed: float, passed: float, saw: float, reach: float) -> float:
    """How soon a statement should be put before somebody: new ones, and those that divide without leaving people cold.

    The comment routing of Polis: (((1 − p) · (E + 1) · a) · (1 + 8 · 2^(−S / 5)))², with the smoothed shares of
    those who passed (p) and agreed (a), and the extremity E of the statement among the components.
    """
    importance = (1 - polis_p(passed, saw)) * (reach + 1) * polis_p(agreed, saw)
    return float((importance * (1 + 8 * 2 ** (-saw / 5))) ** 2)


def opinions(votes: Votes, *, smallest: int = FEWEST_PEOPLE, most_groups: int = MOST_GROUPS) -> Opinions:
    """Places, groups and what they stand for. The order in which votes come changes nothing.

    A number of groups is weighed only if the smallest of them has `smallest` members: so no group has to be
    left out of what is shown, and none can be found by subtraction.
    """
    statements = sorted({statement for row in votes.values() for statement in row}, key=_key)
    needed = min(ANSWERS_TO_BE_PLACED, len(statements))
    people = sorted((person for person, row in votes.items() if row and len(row) >= needed), key=_key)
    if len(people) < 2 * max(smallest, 1) or len(statements) < 2:
        return Opinions()
    if len({tuple(votes[person].get(statement) for statement in statements) for person in people}) < 2:
        return Opinions()  # all say the same
    points, reach = _places(votes, people, statements)
    labels, silhouette = _groups(points, smallest=max(smallest, 1), most=most_groups)
    if labels is None:
        return Opinions(places=dict(zip(people, points, strict=True)), reach=reach)
    numbers = sorted(set(labels), key=lambda label: (-labels.count(label), labels.index(label)))
    members = [tuple(person for person, at in zip(people, labels, strict=True) if at == number) for number in numbers]
    counts = [{statement: _count(votes, group, statement) for statement in statements} for group in members]
    return Opinions(
        groups=tuple(
            Group(group, count, representative(at, counts, fewest=smallest))
            for at, (group, count) in enumerate(zip(members, counts, strict=True))
        ),
        places=dict(zip(people, points, strict=True)),
        consensus={
            statement: polis_gac((count[statement].agreed, count[statement].saw) for count in counts)
            for statement in statements
        },
        dissensus={
            statement: polis_gac((count[statement].disagreed, count[statement].saw) for count in counts)
            for statement in statements
        },
        reach=reach,
        silhouette=silhouette,
    )


def representative(
    at: int, counts: Sequence[Mapping[Any, Count]], *, most: int = 5, fewest: int = 1
) -> tuple[Representative, ...]:
    """The statements that group number `at` stands for, by the four figures of Polis' `repness.clj`.

    Those for which both tests pass at 90 %, the heaviest first, at most `most`; if none passes, the heaviest
    one. What the group agrees with stands before what it rejects. A statement that only some people of a
    group answered, fewer than `fewest`, is left out: what they said could be found by subtraction.
    """
    found = []
    for statement, count in counts[at].items():
        others = [other[statement] for place, other in enumerate(counts) if place != at]
        if count.saw and all(group.saw == 0 or group.saw >= fewest for group in (count, *others)):
            found.append(_best(statement, count, others))
    found.sort(key=lambda item: (-item.weight, _key(item.statement)))
    chosen = [item for item in found if item.is_significant][:most]
    if not chosen:
        chosen = [item for item in found[:1] if item.weight]
    return tuple(sorted(chosen, key=lambda item: -item.answer))


def _best(statement: Any, count: Count, others: Sequence[Count]) -> Representative:
    outside = sum(other.saw for other in others)
    answers = []
    for answer, inside, there in (
        (AGREE, count.agreed, sum(other.agreed for other in others)),
        (DISAGREE, count.disagreed, sum(other.disagreed for other in others)),
    ):
        share = polis_p(inside, count.saw)
        answers.append(
            Representative(
                statement=statement,
                answer=answer,
                count=count,
                share=share,
                test=polis_prop(inside, count.saw),
                ratio=share / polis_p(there, outside),
                ratio_test=polis_two(inside, there, count.saw, outside),
            )
        )
    return max(answers, key=lambda item: (item.weight, item.share, item.answer))


def _places(
    votes: Votes, people: Sequence[Any], statements: Sequence[Any]
) -> tuple[list[tuple[float, float]], dict[Any, float]]:
    """Two coordinates each: principal components of the table, a gap in which is the mean of its column.

    Who voted on few statements is drawn to the middle by those gaps; the root of all over own votes puts that
    right (`sparsity-aware-project` of Polis). And for each statement how far it pulls along the components.
    """
    import numpy
    from sklearn.decomposition import PCA

    column = {statement: at for at, statement in enumerate(statements)}
    table = numpy.full((len(people), len(statements)), numpy.nan)
    for row, person in enumerate(people):
        for statement, answer in votes[person].items():
            table[row, column[statement]] = answer
    own = numpy.sum(~numpy.isnan(table), axis=1)
    seen = numpy.sum(~numpy.isnan(table), axis=0)
    means = numpy.nansum(table, axis=0) / numpy.maximum(seen, 1)
    table = numpy.where(numpy.isnan(table), means, table)
    pca = PCA(n_components=2, svd_solver="full")
    components = pca.fit_transform(table) * numpy.sqrt(len(statements) / own)[:, None]
    reach = numpy.sqrt(len(statements)) * numpy.linalg.norm(pca.components_, axis=0)
    # Rounded, so that the last bit of a sum, which depends on the machine, decides nothing.
    points = [(float(x), float(y)) for x, y in numpy.round(components, 9)]
    return points, {statement: round(float(value), 6) for statement, value in zip(statements, reach, strict=True)}


def _groups(points: Sequence[tuple[float, float]], *, smallest: int, most: int) -> tuple[list[int] | None, float]:
    """k-means for each k from two, and the k whose silhouette is best (P. J. Rousseeuw, 1987)."""
    from sklearn.cluster import KMeans
    from sklearn.metrics import silhouette_score

    best: tuple[list[int] | None, float] = (None, 0.0)
    distinct = len(set(points))
    for k in range(2, min(most, distinct, len(points) // smallest, len(points) - 1) + 1):
        labels = KMeans(n_clusters=k, n_init=10, random_state=0).fit_predict(points).tolist()
        if min(labels.count(label) for label in range(k)) < smallest:
            continue
        sample = SILHOUETTE_SAMPLE if len(points) > SILHOUETTE_SAMPLE else None
        silhouette = float(silhouette_score(points, labels, sample_size=sample, random_state=0))
        if silhouette > best[1] + 1e-9:
            best = (labels, silhouette)
    return best


def _count(votes: Votes, group: Iterable[Any], statement: Any) -> Count:
    answers = [votes[person][statement] for person in group if statement in votes[person]]
    return Count(answers.count(AGREE), answers.count(DISAGREE), answers.count(PASS))


def _key(thing: Any) -> tuple[str, Any]:
    return type(thing).__name__, thing
