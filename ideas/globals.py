"""What pages of other apps take from here by name."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from ideas.models import Idea
from ideas.rows import IdeaRow, for_rows, rows_of, votes_left


def ideas_tagged(tag: Any, viewer: Any) -> int:
    """How many ideas with a tag the viewer may read: pages of tags lead to them."""
    return Idea.objects.visible_to(viewer).public_rows().standing().filter(tags=tag.pk).count()


def ideas_to_vote(things: Iterable[str], viewer: Any) -> dict[str, Any]:
    """Lines with their vote buttons for ideas that a search named, such as "ideas.idea:12", in its order."""
    numbers = [int(number) for kind, _colon, number in (thing.partition(":") for thing in things) if kind == "ideas.idea"]
    return with_votes(numbers, viewer)


def with_votes(numbers: list[int], viewer: Any) -> dict[str, Any]:
    """Lines for these ideas, and what the reader has left to spend on their boards."""
    found = for_rows(Idea.objects.visible_to(viewer).public_rows().standing().filter(pk__in=numbers))
    rows: list[IdeaRow] = rows_of(sorted(found, key=lambda idea: numbers.index(idea.pk)), viewer=viewer, now=timezone.now())
    boards = {row.board.pk: row.board for row in rows}
    return {"rows": rows, "left": votes_left(viewer, boards.values())}
