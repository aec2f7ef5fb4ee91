"""Boards that moved: their old addresses lead to the new ones, for those who may see the board.

Wagtail makes redirects of its own, but anybody could follow them: the new address of a private board
would be told to a stranger. So boards keep theirs in `TopicMoved` and ask who is looking.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Page
from wagtail.signals import page_slug_changed, post_page_move

from forums.boards import board_map, site_path
from forums.models import BoardPage, TopicMoved


def new_address_of(path: str, request: HttpRequest) -> str:
    """Where a board that stood at a site-relative path stands now; empty when the reader may not know."""
    if len(path) > 300 or "\0" in path:
        return ""
    board_id = TopicMoved.objects.filter(old_path=path, board__isnull=False).values_list("board_id", flat=True).first()
    board = board_map().get(board_id) if board_id is not None else None
    if board is None or board.path == path or not board.is_visible_to(request.user):
        return ""
    return board.path


def remember_move(*, page: Page, url_path_before: str) -> None:
    """After a page took another address: keep the old one of every board at or below it."""
    if page.url_path == url_path_before:
        return
    now = timezone.now()
    for url_path, pk in BoardPage.objects.filter(path__startswith=page.path).values_list("url_path", "pk"):
        old = site_path(url_path_before + url_path[len(page.url_path) :])
        if len(old) <= 300:
            TopicMoved.objects.update_or_create(old_path=old, defaults={"board_id": pk, "topic": None, "moved_at": now})


def _slug_changed(instance: Page, instance_before: Page, **_kwargs: Any) -> None:
    remember_move(page=instance, url_path_before=instance_before.url_path)


def _moved(instance: Page, url_path_before: str, **_kwargs: Any) -> None:
    # The instance that Wagtail sends was read before the move.
    remember_move(page=Page.objects.get(pk=instance.pk), url_path_before=url_path_before)


def connect_signals() -> None:
    page_slug_changed.connect(_slug_changed, dispatch_uid="board_slug_changed")
    post_page_move.connect(_moved, dispatch_uid="board_moved")
