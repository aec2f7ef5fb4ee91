"""The mathematics of mining: which terms are said now and were not before, and which texts say nearly the same.

Pure functions. Counting, weighing and distances are scikit-learn's, which is loaded when it is needed: the worker does
this at night, a page never.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

SURE = 10.83  # the value that chi-squared with one degree of freedom exceeds once in a thousand times
FEWEST_PEOPLE = 5  # fewer are no theme, and would show who they are
ALIKE = 0.62  # cosine from which two texts count as near-duplicates
MOST_NEIGHBOURS = 12
_WORD = r"(?u)\b[^\W\d_][\w'’-]{2,}\b"


@dataclass(frozen=True)
class Said:
    """One text of one person."""

    key: Any
    person: Any  # hashable
    text: str


@dataclass(frozen=True)
class Theme:
    """A term that is said significantly more often now than before."""

    term: str
    now: int  # texts
    before: int
    people: int  # now
    score: float  # G²
    examples: tuple[Any, ...] = ()
    persons: tuple[Any, ...] = field(default=())

    def growth(self, now_texts: int, before_texts: int) -> float | None:
        """How many times as often as before; None where it was not said before."""
        if not self.before or not now_texts or not before_texts:
            return None
        return (self.now / now_texts) / (self.before / before_texts)


def log_likelihood(a: float, b: float, c: float, d: float) -> float:
    """G² of a term in `a` of `c` texts here and `b` of `d` there.

    T. Dunning, "Accurate methods for the statistics of surprise and coincidence", Computational Linguistics 19 (1993),
    61-74, in the form of P. Rayson and R. Garside (2000). Signed: negative where the term is rarer here.
    """
    if not c or not d or not (a or b):
        return 0.0
    expected_here, expected_there = c * (a + b) / (c + d), d * (a + b) / (c + d)
    value = 2 * ((a * math.log(a / expected_here) if a else 0.0) + (b * math.log(b / expected_there) if b else 0.0))
    return math.copysign(max(value, 0.0), a / c - b / d)


def themes(now: Sequence[Said], before: Sequence[Said], *, most: int = 30, fewest: int = FEWEST_PEOPLE) -> list[Theme]:
    """Terms of one or two words that at least `fewest` people use now, and significantly more often than before.

    A person who says a term ten times says it once: counted are people, not texts, so that nobody makes a theme alone.
    Words that everybody always uses cancel out, in whatever language, so no list of them is needed.
    """
    if len(now) < fewest or not before:
        return []
    from sklearn.feature_extraction.text import CountVectorizer

    here, there = _by_person(now), _by_person(before)
    try:
        vectorizer = CountVectorizer(binary=True, ngram_range=(1, 2), min_df=fewest, token_pattern=_WORD)
        counts = vectorizer.fit_transform(here.values())
    except ValueError:  # not one term that enough people use
        return []
    terms = vectorizer.get_feature_names_out()
    now_counts = counts.sum(axis=0).A1
    before_counts = vectorizer.transform(there.values()).sum(axis=0).A1
    found = []
    for term, a, b in zip(terms, now_counts, before_counts, strict=True):
        score = log_likelihood(int(a), int(b), len(here), len(there))
        if score > SURE:
            found.append((score, str(term)))
    found.sort(key=lambda row: (-row[0], row[1]))
    return [_theme(term, score, now, before) for score, term in _without_parts(found)[:most]]


def near_duplicates(said: Sequence[Said], *, alike: float = ALIKE) -> list[list[Any]]:
    """Groups of texts that say nearly the same, the largest first: TF-IDF of word parts, cosine, connected components."""
    if len(said) < 2:
        return []
    from scipy.sparse.csgraph import connected_components
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.neighbors import NearestNeighbors

    try:
        vectors = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True).fit_transform(
            one.text for one in said
        )
    except ValueError:  # no text has three letters in a row
        return []
    neighbours = NearestNeighbors(n_neighbors=min(MOST_NEIGHBOURS, len(said) - 1), metric="cosine").fit(vectors)
    graph = neighbours.kneighbors_graph(mode="distance")
    graph.data = (graph.data <= 1 - alike).astype(float)
    graph.eliminate_zeros()
    _number, labels = connected_components(graph, directed=False)
    groups: dict[int, list[Any]] = defaultdict(list)
    for one, label in zip(said, labels, strict=True):
        groups[int(label)].append(one.key)
    return sorted((group for group in groups.values() if len(group) > 1), key=lambda group: (-len(group), str(group)))


def _by_person(said: Iterable[Said]) -> dict[Hashable, str]:
    """All that each person said, apart from each other so that no pair of words crosses from one text to the next."""
    texts: dict[Hashable, list[str]] = defaultdict(list)
    for one in said:
        texts[one.person].append(one.text)
    return {person: " 0 ".join(lines) for person, lines in sorted(texts.items(), key=lambda row: str(row[0]))}


def _without_parts(found: Sequence[tuple[float, str]]) -> list[tuple[float, str]]:
    """A word that is only said within a stronger pair of words adds nothing beside it, nor does a weaker pair beside its word."""
    kept: list[tuple[float, str]] = []
    for score, term in found:
        words = set(term.split())
        if not any(words <= set(other.split()) or set(other.split()) <= words for _score, other in kept):
            kept.append((score, term))
    return kept


def _theme(term: str, score: float, now: Sequence[Said], before: Sequence[Said]) -> Theme:
    here = [one for one in now if _says(one.text, term)]
    persons = dict.fromkeys(one.person for one in here)
    return Theme(
        term=term,
        now=len(here),
        before=sum(_says(one.text, term) for one in before),
        people=len(persons),
        score=round(score, 2),
        examples=tuple(one.key for one in here[:5]),
        persons=tuple(persons),
    )


def _says(text: str, term: str) -> bool:
    import re

    return re.search(r"\W+".join(rf"\b{re.escape(word)}\b" for word in term.split()), text, re.IGNORECASE) is not None
