"""Boards that moved: old addresses lead to the new ones, for those who may see what is there.

Wagtail makes redirects of its own, but anybody could follow them: the new address of a private board would be told to a
stranger. So old addresses of boards are kept here, and who is looking is asked.
"""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from wagtail.models import Page
from wagtail.signals import page_slug_changed, post_page_move

from portal.boards.models import LONGEST_PATH, BoardMoved
from portal.boards.types import board_types
from portal.common.viewer import Viewer


def new_address_of(path: str, viewer: Viewer) -> str:
    """Where a board that stood at a site-relative path stands now; empty when the reader may not know. One query."""
    if len(path) > LONGEST_PATH or "\0" in path:
        return ""
    pk = BoardMoved.objects.filter(old_path=path).values_list("page_id", flat=True).first()
    board = next((entry for boards in board_types() if (entry := boards.entries().get(pk))), None) if pk else None
    return board.path if board is not None and board.path != path and board.is_visible_to(viewer) else ""


def remember_move(*, page: Page, url_path_before: str) -> None:
    """After a page took another address: keep the old one of every board at or below it. Two queries for each type of boards."""
    if page.url_path == url_path_before:
        return
    now = timezone.now()
    for boards in board_types():
        moved = boards.page_model._default_manager.filter(path__startswith=page.path).values_list("url_path", "pk")
        old = ((boards.address_of(url_path_before + url_path[len(page.url_path) :]), pk) for url_path, pk in moved)
        BoardMoved.objects.bulk_create(
            [BoardMoved(old_path=path, page_id=pk, moved_at=now) for path, pk in old if len(path) <= LONGEST_PATH],
            update_conflicts=True,
            unique_fields=["old_path"],
            update_fields=["page", "moved_at"],
        )


def _slug_changed(instance: Page, instance_before: Page, **_kwargs: Any) -> None:
    remember_move(page=instance, url_path_before=instance_before.url_path)


def _moved(instance: Page, url_path_before: str, **_kwargs: Any) -> None:
    # The instance that Wagtail sends was read before the move.
    remember_move(page=Page.objects.get(pk=instance.pk), url_path_before=url_path_before)


def connect_signals() -> None:
    """Wagtail tells of moves by signals, whoever makes them."""
    page_slug_changed.connect(_slug_changed, dispatch_uid="board_slug_changed")
    post_page_move.connect(_moved, dispatch_uid="board_moved")
