"""Ideas of a board that may say the same, found without script and without the search index: the last look before posting.

While one types, the page asks `search:similar`. This asks again when the form arrives, for whoever has no script.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from ideas.models import Idea, title_key

MOST = 5
_READ = 300  # candidates compared; a board with more of one word has other words too
_ALIKE = 0.5


@dataclass(frozen=True)
class SimilarItem:
    """An idea that may be the same."""

    pk: int
    title: str
    support: int


def near_titles(board_id: int, title: str) -> list[SimilarItem]:
    """Open ideas whose titles share at least half of their words with this one, the closest first."""
    words = {word for word in title_key(title).split() if len(word) > 2}
    telling = sorted(words, key=len, reverse=True)[:4]
    if not telling:
        return []
    any_word = Q()
    for word in telling:
        any_word |= Q(title_key__contains=word)
    rows = Idea.objects.public_rows().standing().filter(any_word, board_id=board_id).order_by("-support", "-pk")
    found = []
    for pk, other, key, support in rows.values_list("pk", "title", "title_key", "support")[:_READ]:
        theirs = {word for word in key.split() if len(word) > 2}
        alike = len(words & theirs) / max(1, min(len(words), len(theirs)))
        if alike >= _ALIKE:
            found.append((alike, support, SimilarItem(pk, other, support)))
    found.sort(key=lambda row: row[:2], reverse=True)
    return [near for _alike, _support, near in found[:MOST]]
