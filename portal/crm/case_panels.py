"""What apps above add to the page of a case in the admin: they register a piece, and the page shows it."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

CasePanel = Callable[[int], Markup]  # of the case's number in the table

_panels: list[CasePanel] = []


def register_case_panel(panel: CasePanel) -> None:
    """Make a piece known. It says nothing where the case is none of its own."""
    _panels.append(panel)


def panels_of(case_number: int) -> list[Markup]:
    return [piece for panel in _panels if (piece := panel(case_number))]
