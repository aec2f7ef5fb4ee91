"""Boards of topics, as pages and acts ask for them: a type of boards (portal/boards)."""

from __future__ import annotations

from dataclasses import dataclass

from forums.board_rules import BoardRules, rules_of_draft, rules_of_pages
from forums.models import AskField, BoardPage
from portal.boards.entries import BoardEntry as BaseEntry
from portal.boards.types import BoardType


@dataclass(frozen=True)
class BoardEntry(BaseEntry, BoardRules):
    """What every page needs to know of a board."""


BOARDS = BoardType(
    page_model=BoardPage,
    entry=BoardEntry,
    scope="board",
    columns=rules_of_pages,
    draft_columns=rules_of_draft,
    made_of=(AskField, BoardPage.posting_groups.through, BoardPage.replying_groups.through, BoardPage.products.through),
)
board_map = BOARDS.entries
ids_visible_to = BOARDS.ids_visible_to
boards_visible_to = BOARDS.visible_to
