"""The mathematics of mining: which terms are said now and were not before.

Pure functions. Counting is scikit-learn's, which is loaded when it is needed: the worker does this at night, a page never.
Which texts say nearly the same is `portal/common/text_similarity.py`.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from portal.common.private_counts import FEWEST_PEOPLE

SURE = 10.83  # the value that chi-squared with one degree of freedom exceeds once in a thousand times
_WORD = r"(?u)\b[^\W\d_][\w'’-]{2,}\b"


@dataclass(frozen=True)
class Said:
    """One text of one person."""

    key: Any
    person: Any  # hashable
    text: str
    scope: str = ""  # of search: who may read it
    product: int | None = None
    at: datetime | None = None


@dataclass(frozen=True)
class Theme:
    """A term that is said significantly more often now than before, or here than there, and who said it in which texts."""

    term: str
    score: float  # G²
    here: tuple[Said, ...]
    there: tuple[Said, ...] = ()

    @property
    def people(self) -> int:
        return len({said.person for said in self.here})


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
    texts_now, texts_before = ([(said.text.lower(), said) for said in texts] for texts in (now, before))
    named = [
        Theme(term, round(score, 2), _saying(term, texts_now), _saying(term, texts_before))
        for score, term in _without_parts(found[: 3 * most])
    ]
    # Counting passes over short words and numbers: two words that never stand side by side are no term.
    return [theme for theme in named if theme.people >= fewest][:most]


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


def _saying(term: str, texts: Sequence[tuple[str, Said]]) -> tuple[Said, ...]:
    """Those that say it, word after word. Looking for the words first spares most texts the expression."""
    words = term.split()
    in_order = re.compile(r"\W+".join(rf"\b{re.escape(word)}\b" for word in words))
    return tuple(said for text, said in texts if all(word in text for word in words) and in_order.search(text))
