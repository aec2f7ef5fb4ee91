"""Idea boards, as pages and acts ask for them: a type of boards (portal/boards)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ideas.models import CLOSED, IdeaBoardPage, Meaning, Status
from portal.boards.entries import BoardEntry
from portal.boards.types import BoardType
from portal.members.models import Member

TRUST_BUDGET = (2, 4, 6, 8, 10)


@dataclass(frozen=True)
class StatusEntry:
    """What a board calls a state."""

    pk: int
    name: str
    meaning: str

    @property
    def is_closed(self) -> bool:
        return self.meaning in CLOSED


@dataclass(frozen=True)
class IdeaBoardEntry(BoardEntry):
    """What every page needs to know of an idea board."""

    who_proposes: str
    vote_mode: str
    budget: int
    is_budget_by_trust: bool
    most_per_idea: int
    answer_days: int
    answer_votes: int
    default_owner_id: int | None
    is_overdue_public: bool
    has_roadmap: bool
    roadmap_by: str
    statuses: tuple[StatusEntry, ...]

    def status(self, pk: int) -> StatusEntry | None:
        return next((status for status in self.statuses if status.pk == pk), None)

    def status_meaning(self, meaning: str) -> StatusEntry | None:
        """The first status of the board that means this."""
        return next((status for status in self.statuses if status.meaning == meaning), None)

    @property
    def first_status(self) -> StatusEntry:
        """Where ideas begin."""
        return self.status_meaning(Meaning.NEW) or self.statuses[0]

    def budget_of(self, member: Member) -> int:
        """How many votes a member has to spend here in all."""
        if self.is_budget_by_trust:
            return TRUST_BUDGET[min(member.trust_level, len(TRUST_BUDGET) - 1)]
        return self.budget


def _columns(pages: Sequence[IdeaBoardPage]) -> dict[int, dict[str, Any]]:
    """The columns of the map by board, with one query."""
    statuses: dict[int, list[StatusEntry]] = {}
    for status in Status.objects.order_by("board_id", "sort_order", "pk"):
        statuses.setdefault(status.board_id, []).append(StatusEntry(status.pk, status.name, status.meaning))
    return {page.pk: _columns_of(page, statuses.get(page.pk, ())) for page in pages}


def _draft_columns(page: IdeaBoardPage) -> dict[str, Any]:
    """The same of a page that an editor has not published yet."""
    statuses = page.statuses.all()
    return _columns_of(page, [StatusEntry(status.pk or 0, status.name, status.meaning) for status in statuses])


def _columns_of(page: IdeaBoardPage, statuses: Sequence[StatusEntry]) -> dict[str, Any]:
    # A draft that was never saved has none yet: those it will get.
    statuses = statuses or [StatusEntry(0, str(meaning.label), meaning) for meaning in Meaning]
    return {name: getattr(page, name) for name in _OF_PAGE} | {"statuses": tuple(statuses)}


_OF_PAGE = [name for name in IdeaBoardEntry.__annotations__ if name != "statuses"]

BOARDS = BoardType(
    page_model=IdeaBoardPage,
    entry=IdeaBoardEntry,
    scope="ideas",
    columns=_columns,
    draft_columns=_draft_columns,
    made_of=(Status,),
)
board_map = BOARDS.entries
ids_visible_to = BOARDS.ids_visible_to
boards_visible_to = BOARDS.visible_to
