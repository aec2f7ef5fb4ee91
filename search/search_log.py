"""What people search for, counted without who it was: the words, how often, and how often nothing was found."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from portal.common.buffered_counters import Batch
from search.tokenizer import clean

LONGEST = 80  # characters; longer ones are pasted texts and not questions
searches = Batch("search:asked")


def note_search(request: HttpRequest, text: str, results: Any) -> None:
    """Count a search. Addresses of people and long texts are not kept; operators name members, so they are not either."""
    words = " ".join(clean(text).lower().split())
    if words and len(words) <= LONGEST and not any(sign in words for sign in "@:#"):
        searches.add((words, bool(results.total) and not results.is_loose), request)
