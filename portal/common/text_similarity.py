"""How alike short texts are: by their words, by parts of their words, and by what their words stand near to.

Pure functions, no model and no list of words of any language. What words stand near to is learned each time from what the
community itself has written, so that "starts with the pump" comes near "when water flows" where people talk of both.

- Words and parts of words: TF-IDF and cosine (G. Salton, C. Buckley, "Term-weighting approaches in automatic text
  retrieval", 1988); plurals by the S stemmer of D. Harman, "How effective is suffixing?", 1991.
- Neighbours of words: positive pointwise mutual information, smoothed and factorised as O. Levy, Y. Goldberg and I. Dagan
  found best ("Improving distributional similarity with lessons learned from word embeddings", TACL 3, 2015). A text is the
  mean of its words less what all texts have in common (S. Arora, Y. Liang, T. Ma, "A simple but tough-to-beat baseline for
  sentence embeddings", ICLR 2017).

Each part is a cosine, the likeness their mean. `tests/duplicates/test_alike.py` holds what that finds of real duplicates;
README.md of `ideas/duplicates` says what else was tried. Loads scikit-learn when it is called: for the worker, never for a page.
"""

from __future__ import annotations

import math
import re
import unicodedata
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

READ = 1000  # characters of a text
READ_PARTS = 400  # of which the spelling is compared: more costs much and finds no more
DIMENSIONS = 100
_MOST_WORDS = 12_000  # that have neighbours: the commonest
_FEWEST_TEXTS = 3  # in which a word stands before its neighbours are believed
_FEWEST_WORDS = 80  # without them nothing can be learned
_WINDOW = 8  # words to each side
_SMOOTH = 0.75
_ENOUGH = 20_000  # texts of which the mean is taken
_AT_ONCE = 500_000  # words whose neighbours are counted at once
_ROWS = 256  # of a block that is compared at once
_COMMON = 0.1  # a word in more of the texts than that says nothing about two of them
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_NOT_ES = ("aes", "ees", "oes")


@dataclass(frozen=True)
class Likeness:
    """Two texts by their places, the lower first, and how alike they are: 0 to 1."""

    one: int
    other: int
    alike: float


def words_of(text: str) -> list[str]:
    """The words in order, as they are compared: no case, no accents, no plural."""
    return [word for _written, word in _pairs_of_words(text)]


def _pairs_of_words(text: str) -> Iterator[tuple[str, str]]:
    for match in _WORD.finditer(text[:READ]):
        plain = unicodedata.normalize("NFKD", match[0].casefold())
        word = _stem("".join(char for char in plain if not unicodedata.combining(char)).replace("’", "'"))
        if len(word) > 1:
            yield match[0], word


def _stem(word: str) -> str:
    word = word.removesuffix("'s")
    if len(word) < 4 or not word.endswith("s") or word.endswith(("us", "ss")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y" if len(word) > 4 else word
    return word[:-1] if not word.endswith(_NOT_ES) else word


class TextModel:
    """What was learned from the texts of a community: how telling each word is, and which words stand near which."""

    def __init__(self, texts: Iterable[str]) -> None:
        import numpy as np
        from sklearn.feature_extraction.text import TfidfTransformer

        self._places: dict[str, int] = {}
        counted = self._count(texts, is_new=True)
        bags = counted.bags(len(self._places))
        self.texts = bags.shape[0]
        self._seen_in = np.bincount(bags.indices, minlength=len(self._places))
        self._weigh: Any = TfidfTransformer(sublinear_tf=True).fit(bags) if self._places else None
        self._near: Any = None
        often = np.argsort(-self._seen_in, kind="stable")[:_MOST_WORDS]
        self._known = often[self._seen_in[often] >= _FEWEST_TEXTS]
        if len(self._known) >= _FEWEST_WORDS:
            self._learn(counted, bags)

    def _count(self, texts: Iterable[str], *, is_new: bool = False) -> _Counted:
        """Words as numbers, all texts in one row: a hundred thousand texts as lists of words would fill the memory."""
        places, flat, lengths = self._places, array("i"), array("i")
        for text in texts:
            before = len(flat)
            for word in words_of(text):
                at = places.setdefault(word, len(places)) if is_new else places.get(word)
                if at is not None:
                    flat.append(at)
            lengths.append(len(flat) - before)
        return _Counted(flat, lengths)

    def _learn(self, counted: _Counted, bags: Any) -> None:
        import numpy as np
        from sklearn.preprocessing import normalize
        from sklearn.utils.extmath import randomized_svd

        table = _mutual_information(counted, self._known, len(self._places))
        size = min(DIMENSIONS, len(self._known) // 4)
        left, weight, _right = randomized_svd(table, size, n_iter=10, random_state=0)
        self._near = normalize(left * np.sqrt(weight)).astype(np.float32)
        some = bags[:: 1 + len(counted.lengths) // _ENOUGH]
        meant = self._meant(self._weigh.transform(some))
        self._mean = meant.mean(axis=0)
        spread = normalize(meant - self._mean)
        self._shared = np.linalg.eigh(spread.T @ spread)[1][:, -1:]  # the direction in which most texts lie

    def _meant(self, weights: Any) -> Any:
        from sklearn.preprocessing import normalize

        return normalize(weights[:, self._known]) @ self._near

    def parts(self, texts: Sequence[str]) -> list[Any]:
        """Each way of looking as a matrix with a row of length one for each text (or of zeros)."""
        import numpy as np
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.preprocessing import normalize

        if self._weigh is None:
            return []
        weights = self._weigh.transform(self._count(texts).bags(len(self._places)))
        found = [weights]
        try:
            spelling = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True, dtype=np.float32)
            found.append(spelling.fit_transform(text[:READ_PARTS] for text in texts))
        except ValueError:  # nothing is spelled alike anywhere
            pass
        if self._near is not None:
            meant = self._meant(weights)
            is_said = (meant != 0).any(axis=1)
            meant -= self._mean
            meant -= (meant @ self._shared) @ self._shared.T
            found.append(normalize(meant) * is_said[:, None])
        return found

    def shared_words(self, one: str, other: str, most: int = 4) -> list[str]:
        """Words of the first text that stand in the other too: those that weigh most, as they are written and in their order."""
        here, there = Counter(words_of(one)), Counter(words_of(other))
        weights = {}
        for word in here.keys() & there.keys():
            seen = int(self._seen_in[self._places[word]]) if word in self._places else 0
            if len(word) > 2 and seen <= max(_FEWEST_TEXTS, _COMMON * self.texts):
                rarity = math.log((1 + self.texts) / (1 + seen)) + 1
                weights[word] = (1 + math.log(here[word])) * (1 + math.log(there[word])) * rarity**2
        written = {word: as_written.casefold() for as_written, word in reversed(list(_pairs_of_words(one)))}
        heaviest = set(sorted(weights, key=lambda word: (-weights[word], word))[:most])
        return [written[word] for word in dict.fromkeys(words_of(one)) if word in heaviest]


def alike(ear: TextModel, texts: Sequence[str], *, least: float, most: int = 10) -> list[Likeness]:
    """Pairs at least so alike, of each text its `most` nearest, the likeliest first.

    Compared block by block: never a table of all with all, so the memory is that of the texts.
    """
    import numpy as np

    parts = ear.parts(texts) if len(texts) > 1 else []
    found: dict[tuple[int, int], float] = {}
    turned = [part.T.tocsr() if hasattr(part, "tocsr") else part.T for part in parts]
    for start in range(0, len(texts) if parts else 0, _ROWS):
        stop = min(start + _ROWS, len(texts))
        block = np.zeros((stop - start, len(texts)), dtype=np.float32)
        for part, other in zip(parts, turned, strict=True):
            product = part[start:stop] @ other
            block += product.toarray() if hasattr(product, "toarray") else product
        block /= len(parts)
        block[np.arange(stop - start), np.arange(start, stop)] = -1  # itself
        nearest = np.argpartition(block, -min(most, len(texts) - 1), axis=1)[:, -min(most, len(texts) - 1) :]
        for row, columns in enumerate(nearest):
            for column in columns:
                value = float(block[row, column])
                if value >= least:
                    at = start + row
                    found[min(at, int(column)), max(at, int(column))] = min(1.0, value)
    rows = [Likeness(one, other, value) for (one, other), value in found.items()]
    return sorted(rows, key=lambda row: (-row.alike, row.one, row.other))


def groups(likenesses: Iterable[Likeness]) -> list[list[int]]:
    """Texts that are each alike to all others of their group, by complete linkage: nothing joins two by way of a third."""
    near: dict[frozenset[int], float] = {frozenset((row.one, row.other)): row.alike for row in likenesses}
    group_of: dict[int, list[int]] = {}
    for pair, _value in sorted(near.items(), key=lambda row: (-row[1], sorted(row[0]))):
        one, other = sorted(pair)
        mine, theirs = group_of.get(one, [one]), group_of.get(other, [other])
        if mine is not theirs and all(frozenset((a, b)) in near for a in mine for b in theirs):
            joined = mine + theirs
            for member in joined:
                group_of[member] = joined
    found = {id(group): sorted(group) for group in group_of.values()}
    return sorted(found.values(), key=lambda group: (-len(group), group))


@dataclass(frozen=True)
class _Counted:
    """The words of texts as numbers, and how many each text has."""

    words: array[int]
    lengths: array[int]

    def bags(self, size: int) -> Any:
        """How often each word stands in each text: sparse."""
        import numpy as np
        from scipy.sparse import csr_matrix

        starts = np.concatenate([[0], np.cumsum(self.lengths, dtype=np.int32)]).astype(np.int32)
        words = np.frombuffer(self.words, dtype=np.int32) if self.words else np.zeros(0, dtype=np.int32)
        table = csr_matrix((np.ones(len(words), np.float32), words.copy(), starts), shape=(len(self.lengths), max(1, size)))
        table.sum_duplicates()
        return table


def _mutual_information(counted: _Counted, known: Any, size: int) -> Any:
    """How much more often two words stand near each other than by chance; nearer counts more. Sparse, never below zero."""
    import numpy as np
    from scipy.sparse import coo_matrix, csr_matrix

    place = np.full(size, -1, dtype=np.int32)
    place[known] = np.arange(len(known), dtype=np.int32)
    words = place[np.frombuffer(counted.words, dtype=np.int32)]
    text = np.repeat(np.arange(len(counted.lengths), dtype=np.int32), counted.lengths)[words >= 0]
    words = words[words >= 0]
    shape = (len(known), len(known))
    counts = csr_matrix(shape, dtype=np.float32)
    for start in range(0, len(words), _AT_ONCE):
        for step in range(1, _WINDOW + 1):
            right, theirs = (row[start + step : start + step + _AT_ONCE] for row in (words, text))
            left, mine = (row[start : start + len(right)] for row in (words, text))
            near = mine == theirs
            weights = np.full(int(near.sum()), 1 / step, dtype=np.float32)
            counts = counts + coo_matrix((weights, (left[near], right[near])), shape=shape).tocsr()
    counts = counts + counts.T
    counts.setdiag(0)
    counts.eliminate_zeros()
    often = np.maximum(np.asarray(counts.sum(axis=1)).ravel(), 1e-9)
    smooth = often**_SMOOTH
    smooth /= smooth.sum()
    rows = np.repeat(np.arange(shape[0]), np.diff(counts.indptr))
    counts.data = np.maximum(np.log(counts.data / (often[rows] * smooth[counts.indices])), 0).astype(np.float32)
    counts.eliminate_zeros()
    return counts
