"""What a person typed into the search box, understood. Nothing typed is an error; what is not an operator is words."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time

from search.tokenizer import CJK_RUN, STOP_WORDS, clean, pairs, words

LONGEST_TEXT = 300
MOST_TERMS = 16
_CHUNK = re.compile(r'(?P<not>-*)"(?P<phrase>[^"]*)"?|(?P<chunk>\S+)')


@dataclass(frozen=True)
class Term:
    """Words that must stand side by side (mostly one), or pairs of CJK characters."""

    words: tuple[str, ...]
    is_prefix: bool = False  # the last word may go on
    is_grams: bool = False
    is_quoted: bool = False


@dataclass(frozen=True)
class Query:
    """A parsed question. `terms` must all be found, `without` none."""

    text: str = ""
    terms: tuple[Term, ...] = ()
    without: tuple[Term, ...] = ()
    in_title: bool = False
    tags: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()  # usernames
    is_solved: bool | None = None
    after: datetime | None = None
    before: datetime | None = None

    @property
    def is_empty(self) -> bool:
        """Nothing to look for: no words and no operator."""
        return replace(self, text="", in_title=False) == Query()

    def with_open_end(self) -> Query | None:
        """The same with a last word that may go on; None where that changes nothing."""
        if not self.terms or self.terms[-1].is_prefix or self.terms[-1].is_quoted or len(self.terms[-1].words[-1]) < 2:
            return None
        return replace(self, terms=(*self.terms[:-1], replace(self.terms[-1], is_prefix=True)))


def parse(text: str) -> Query:
    """Read words, "exact words", -without, word*, in:title, is:solved, #tag, @member, after:2026-01-31, before:…"""
    text = clean(text)[:LONGEST_TEXT]
    query = Query(text=text)
    terms: list[Term] = []
    without: list[Term] = []
    for match in _CHUNK.finditer(text):
        if match["phrase"] is not None:
            (without if match["not"] else terms).extend(replace(term, is_quoted=True) for term in terms_of(match["phrase"]))
            continue
        chunk = match["chunk"]
        if understood := _operator(query, chunk):
            query = understood
        elif chunk.startswith("-"):
            without.extend(terms_of(chunk))
        else:
            terms.extend(terms_of(chunk))
    telling = [term for term in terms if term.is_quoted or term.words[0] not in STOP_WORDS]
    return replace(query, terms=_distinct(telling or terms), without=_distinct(without))


def terms_of(text: str) -> list[Term]:
    """One term for the words of `text` side by side, and one for each run of CJK characters in it."""
    found: list[Term] = []
    normal = unicodedata.normalize("NFKC", text)
    rest = CJK_RUN.sub(" ", normal)
    if plain_words := words(rest):
        found.append(Term(tuple(plain_words[:MOST_TERMS]), is_prefix=text.rstrip().endswith("*")))
    for run in CJK_RUN.findall(normal):
        together = pairs(run)
        if len(together) > 1:
            together.pop()  # the last character alone; the pair before it has it
        found.append(Term(tuple(together[:40]), is_prefix=len(run) == 1, is_grams=True))
    return found


def _operator(query: Query, chunk: str) -> Query | None:
    """The query with one operator more; None when the chunk is none."""
    lowered = chunk.lower()
    if lowered == "in:title":
        return replace(query, in_title=True)
    if lowered in ("is:solved", "status:solved"):
        return replace(query, is_solved=True)
    if lowered in ("is:unsolved", "is:open", "status:unsolved"):
        return replace(query, is_solved=False)
    if chunk[0] == "#" and len(chunk) > 1 and words(chunk):
        return replace(query, tags=(*query.tags, lowered[1:])[:5])
    if chunk[0] == "@" and re.fullmatch(r"@[\w.-]{1,150}", chunk):
        return replace(query, authors=(*query.authors, chunk[1:])[:5])
    name, _colon, value = lowered.partition(":")
    if name in ("after", "before") and (day := _day(value)):
        return replace(query, after=day) if name == "after" else replace(query, before=day)
    return None


def _day(value: str) -> datetime | None:
    try:
        return datetime.combine(date.fromisoformat(value), time(), UTC)
    except ValueError:
        return None


def _distinct(terms: list[Term]) -> tuple[Term, ...]:
    return tuple(dict.fromkeys(terms))[:MOST_TERMS]
