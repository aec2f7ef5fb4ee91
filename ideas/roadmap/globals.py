"""What pages of idea boards take from here by name."""

from __future__ import annotations

from typing import Any


def roadmap_url(board: Any) -> str:
    """The roadmap of a board, or of all boards; empty where a board has none."""
    if board is None:
        return "/roadmap/"
    return f"/roadmap/?board={board.pk}" if board.has_roadmap else ""
