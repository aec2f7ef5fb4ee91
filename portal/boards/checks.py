"""What must hold of every page that is registered as a board."""

from __future__ import annotations

from typing import Any

from django.core.checks import CheckMessage, Error
from wagtail.models import Page

from portal.boards.types import board_types


def own_addresses(app_configs: Any, **_kwargs: Any) -> list[CheckMessage]:
    """Anybody may follow Wagtail's own redirects, and would learn the new address of a private board."""
    return [
        Error(
            f"{boards.page_model._meta.label} leaves its old addresses to Wagtail's redirects, which anybody may follow.",
            hint="Give it a get_route_paths() that returns []: portal/boards/redirects.py keeps old addresses of boards.",
            obj=boards.page_model,
            id="boards.E001",
        )
        for boards in board_types()
        if boards.page_model.get_route_paths is Page.get_route_paths
    ]
