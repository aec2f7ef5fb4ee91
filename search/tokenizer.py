"""From text to words, the same way for what is indexed and what is asked.

Engines receive words of letters and digits only, folded to lower case without accents, so that no
input can be a syntax error. Chinese, Japanese and Korean are cut into overlapping pairs of characters.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

# Han, kana, Hangul: written without spaces, or with endings that hang on the word.
_CJK = "\u3005-\u3007\u3040-\u30ff\u3130-\u318f\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003134f"
CJK_RUN = re.compile(f"[{_CJK}]+")
_WITH_CJK = re.compile(rf"[^\W_]*[{_CJK}]+[^\W_]*")
WORD = re.compile(r"[^\W_]+")
LONGEST_WORD = 200
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")

# Words that say nothing about what a text is about. Left out of a question that has others.
STOP_WORDS = frozenset(
    [
        "a",
        "about",
        "after",
        "all",
        "also",
        "am",
        "an",
        "and",
        "any",
        "anyone",
        "are",
        "aren",
        "arent",
        "as",
        "at",
        "be",
        "because",
        "been",
        "before",
        "being",
        "but",
        "by",
        "can",
        "cannot",
        "cant",
        "could",
        "couldnt",
        "did",
        "didnt",
        "do",
        "does",
        "doesnt",
        "doing",
        "don",
        "dont",
        "for",
        "from",
        "get",
        "got",
        "had",
        "has",
        "have",
        "having",
        "he",
        "help",
        "her",
        "here",
        "hi",
        "him",
        "his",
        "how",
        "i",
        "id",
        "if",
        "im",
        "in",
        "into",
        "is",
        "isnt",
        "it",
        "its",
        "ive",
        "just",
        "ll",
        "me",
        "more",
        "most",
        "my",
        "no",
        "not",
        "of",
        "off",
        "on",
        "once",
        "one",
        "only",
        "or",
        "other",
        "our",
        "out",
        "over",
        "please",
        "re",
        "s",
        "she",
        "should",
        "so",
        "some",
        "such",
        "t",
        "than",
        "thank",
        "thanks",
        "that",
        "the",
        "their",
        "them",
        "then",
        "there",
        "these",
        "they",
        "this",
        "those",
        "through",
        "to",
        "too",
        "under",
        "up",
        "use",
        "using",
        "ve",
        "very",
        "was",
        "wasnt",
        "we",
        "were",
        "what",
        "when",
        "where",
        "which",
        "while",
        "who",
        "whom",
        "why",
        "will",
        "with",
        "without",
        "wont",
        "would",
        "you",
        "your",
    ]
)


def clean(text: str) -> str:
    """Text in composed form without control characters and runs of space."""
    composed = " ".join((text if text.isascii() else unicodedata.normalize("NFC", text)).split())
    return composed if composed.isprintable() else " ".join(_CONTROL.sub(" ", composed).split())


def fold(text: str) -> str:
    """Lower case without accents, character by character: the result is as long as `text`."""
    lowered = text.lower() if text.isascii() or len(text.lower()) == len(text) else "".join(map(_lower, text))
    return lowered if lowered.isascii() else "".join(map(_base, lowered))


def words(text: str) -> list[str]:
    """The folded words, runs of CJK characters among them. Endless words (keys, addresses) are cut."""
    return [word[:LONGEST_WORD] for word in WORD.findall(fold(text))]


def grams(text: str) -> str:
    """Every pair of neighbouring CJK characters, each run's last one, and other words that touch a run."""
    if text.isascii():
        return ""
    found: list[str] = []
    for word in _WITH_CJK.findall(unicodedata.normalize("NFKC", text)):
        for run in CJK_RUN.findall(word):
            found += pairs(run)
        found += CJK_RUN.sub(" ", word).split()
    return " ".join(found)


def pairs(run: str) -> list[str]:
    return [run[i : i + 2] for i in range(len(run))]


_ENDINGS = ("ingly", "edly", "ings", "ing", "ied", "ies", "ed", "es", "er", "ers", "ly", "s", "e")


def stem(word: str) -> str:
    """A rough stem, for marking hits only: engines have stemmers of their own."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word.removesuffix(ending)
            break
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "ls" else word


@cache
def _base(character: str) -> str:
    """é → e, ё → е; characters whose marks matter (й in Cyrillic, kana) follow SQLite, which folds Latin only."""
    if character.isascii():
        return character
    decomposed = unicodedata.normalize("NFKD", character)
    kept = [part for part in decomposed if not unicodedata.combining(part)]
    return kept[0].lower() if len(kept) == 1 and kept[0] < "\u0250" else character


@cache
def _lower(character: str) -> str:
    lowered = character.lower()
    return lowered if len(lowered) == 1 else character
