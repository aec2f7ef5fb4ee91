"""Marking what was found: escaped text with <mark> around the words, and the piece of a long text that has most of them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from markupsafe import Markup, escape

from search.queries import Query, Term
from search.tokenizer import CJK_RUN, STOP_WORDS, fold, stem, words

_SNIPPET = 180  # characters
_MOST_MARKS = 12


class Marker:
    """Marks the words of one query in many texts."""

    def __init__(self, terms: Iterable[Term]) -> None:
        needles = {needle for term in terms for needle in _needles(term)}
        self._pattern = re.compile("|".join(sorted(needles, key=len, reverse=True))) if needles else None

    @classmethod
    def of_query(cls, query: Query) -> Marker:
        return cls(query.terms)

    @classmethod
    def of_text(cls, text: str) -> Marker:
        """Marks the telling words of a text, such as a title that someone is writing."""
        return cls(Term((word,)) for word in dict.fromkeys(words(text)) if word not in STOP_WORDS and not CJK_RUN.search(word))

    def mark(self, text: str) -> Markup:
        """All of `text`, escaped, with its found words marked."""
        if self._pattern is None:
            return escape(text)
        parts: list[Markup | str] = []
        end = 0
        for count, match in enumerate(self._pattern.finditer(fold(text))):
            if count >= _MOST_MARKS:
                break
            parts += [escape(text[end : match.start()]), Markup("<mark>"), escape(text[match.start() : match.end()])]
            parts.append(Markup("</mark>"))
            end = match.end()
        parts.append(escape(text[end:]))
        return Markup("").join(parts)

    def snippet(self, text: str, length: int = _SNIPPET) -> Markup:
        """About `length` characters of `text` around the densest of its first hits, marked; its beginning when it has none."""
        start = 0
        if self._pattern is not None and len(text) > length:
            hits = []
            for match in self._pattern.finditer(fold(text)):
                hits.append((match.start(), match[0][:4]))
                if len(hits) == 40:
                    break
            if hits and hits[-1][0] > length - 20:
                # The window with the most different words wins; the first of equals.
                best = max(
                    (at for at, _word in hits),
                    key=lambda at: (len({word for other, word in hits if at <= other < at + length - 60}), -at),
                )
                start = best - 50 if best > 60 else 0
        if start:
            space = text.find(" ", start, start + 40)
            start = space + 1 if space >= 0 else start
        piece = text[start : start + length]
        if start + length < len(text):
            space = piece.rfind(" ", length - 40)
            piece = (piece[:space] if space > 0 else piece).rstrip(" ,;:.") + "…"
        return self.mark(("… " if start else "") + piece)


def _needles(term: Term) -> Iterable[str]:
    """Patterns over folded text for one term."""
    if term.is_grams:
        first, *rest = term.words
        yield re.escape(first + "".join(pair[-1] for pair in rest))
        return
    for number, word in enumerate(term.words):
        if term.is_prefix and number == len(term.words) - 1:
            yield rf"\b{re.escape(word)}\w*"
        else:
            root = stem(word)
            yield rf"\b{re.escape(root)}{_endings(root)}\b"


def _endings(root: str) -> str:
    """After a root of three letters and more: a doubled last letter and one of the usual endings, or neither."""
    if len(root) < 3:
        return ""
    return rf"{re.escape(root[-1])}?(?:s|es|e|ed|ing|ings|er|ers|ly|y|ies|ied|ion|ions|ation|d|r|rs|ingly|edly)?"
