"""Needs votes: every fifth row of a board as it opens goes to an idea that few have voted for.

Otherwise early votes decide what is seen, and what is seen gets votes. Which ideas have their turn is drawn anew each
day by a hash, the same for everybody, so that a list can be kept and read again.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ideas.boards import IdeaBoardEntry
from ideas.models import Idea, IdeaQuerySet
from ideas.rows import PAGE, for_lane
from portal.common.pagination import Slice, first_slice
from portal.common.ranking import chosen_for_lane, with_lane
from portal.common.ttl_cache import remembered

EVERY = 5
TURNS = PAGE // EVERY
NEWEST = 500  # of those that need votes; older ones have had their turns
FEW = 10  # votes, on boards that promise no answer


def opening_page(rows: list[Idea], board: IdeaBoardEntry, *, by: str, today: date) -> tuple[Slice[Idea], frozenset[int]]:
    """The first page, with its lane, from the rows that were read for it; and which of them are there to be seen.

    A board that fits on one page needs none: everything is seen.
    """
    if len(rows) <= PAGE:
        return first_slice(rows, by=by, size=PAGE), frozenset()
    page = first_slice(rows, by=by, size=PAGE - TURNS)
    shown = {idea.pk for idea in page.rows}
    turns = [pk for pk in lane_of(board.pk, board.answer_votes or FEW, today) if pk not in shown][:TURNS]
    guests = {idea.pk: idea for idea in for_lane(turns)}
    lane = [guests[pk] for pk in turns if pk in guests]
    return replace(page, rows=with_lane(page.rows, lane, EVERY)), frozenset(guests)


@remembered(seconds=60)
def lane_of(board_id: int, few: int, today: date) -> list[int]:
    """The ideas whose turn it is on this day; some more than there are rows, for those that stand on the page already."""
    needy: IdeaQuerySet = Idea.objects.public_rows().open().filter(board_id=board_id, support__lt=few)
    numbers = needy.order_by("-posted_at", "-pk").values_list("pk", flat=True)[:NEWEST]
    return chosen_for_lane(numbers, today, 2 * TURNS, salt=str(board_id))
