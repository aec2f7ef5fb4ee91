"""What the points of the jury come to."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from statistics import mean, median

from ideas.contests.models import MOST_POINTS, ContestPage, Entry, Juror, JuryScore
from portal.common.ranking import bayes_avg


@dataclass(frozen=True)
class Judged:
    """One entry: by criterion the mean as given and how many gave points, and the score of all in a hundred."""

    means: dict[int, tuple[float, int]]
    score: float


def judged(contest: ContestPage) -> dict[int, Judged]:
    """Every entry that has points, by its number.

    For each criterion the Bayesian mean (value model, section 15): as many points as an entry usually has count as
    given already, at the mean of all; so one enthusiast does not outdo a jury. Weighted, and put on 0 to 100.
    """
    weights = {criterion.pk: criterion.weight for criterion in contest.criteria.all()}
    points: dict[int, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    scores = JuryScore.objects.filter(entry__contest=contest, criterion__in=weights)
    for entry, criterion, value in scores.values_list("entry_id", "criterion_id", "points"):
        points[criterion][entry].append(value)
    means: dict[int, dict[int, tuple[float, int]]] = defaultdict(dict)
    sums: dict[int, float] = defaultdict(float)
    entries = {entry for by_entry in points.values() for entry in by_entry}
    for criterion, by_entry in points.items():
        everyone = mean(value for row in by_entry.values() for value in row)
        usual = median(len(row) for row in by_entry.values())
        for entry in entries:
            given = by_entry.get(entry, [])
            if given:
                means[entry][criterion] = (mean(given), len(given))
            fair = bayes_avg(sum(given), len(given), everyone, usual)
            sums[entry] += weights[criterion] * (fair - 1) / (MOST_POINTS - 1)
    whole = sum(weights[criterion] for criterion in points) or 1
    return {entry: Judged(dict(means[entry]), round(100 * sums[entry] / whole, 1)) for entry in entries}


@dataclass(frozen=True)
class Progress:
    """How far one juror is: entries with all their points, of those that are theirs to judge."""

    juror: Juror
    done: int
    owed: int


def progress(contest: ContestPage) -> list[Progress]:
    """Every juror, in the order in which they were appointed."""
    criteria = set(contest.criteria.values_list("pk", flat=True))
    entries = dict(Entry.objects.filter(contest=contest).values_list("pk", "entered_by_id"))
    authors = dict(Entry.objects.filter(contest=contest).values_list("pk", "idea__author_id"))
    given: dict[tuple[int, int], set[int]] = defaultdict(set)
    scores = JuryScore.objects.filter(entry__contest=contest)
    for member, entry, criterion in scores.values_list("member_id", "entry_id", "criterion_id"):
        given[member, entry].add(criterion)
    rows = []
    for juror in Juror.objects.filter(contest=contest).select_related("member").order_by("pk"):
        theirs = [pk for pk in entries if juror.member_id not in (entries[pk], authors[pk])] if criteria else []
        done = sum(criteria <= given[juror.member_id, pk] for pk in theirs)
        rows.append(Progress(juror, done, len(theirs)))
    return rows
