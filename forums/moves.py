"""Boards that moved and topics that were merged: old addresses lead to the new ones, for those who may see what is there.

Wagtail makes redirects of its own, but anybody could follow them: the new address of a private board
would be told to a stranger. So boards keep theirs in `TopicMoved` and ask who is looking.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Page
from wagtail.signals import page_slug_changed, post_page_move

from forums.boards import board_map, site_path
from forums.models import BoardPage, Topic, TopicMoved

MOST_MERGES = 20  # one after the other: more is followed by nobody


def new_address_of(path: str, request: HttpRequest) -> str:
    """Where a board that stood at a site-relative path stands now; empty when the reader may not know."""
    if len(path) > 300 or "\0" in path:
        return ""
    board_id = TopicMoved.objects.filter(old_path=path, board__isnull=False).values_list("board_id", flat=True).first()
    board = board_map().get(board_id) if board_id is not None else None
    if board is None or board.path == path or not board.is_visible_to(request.user):
        return ""
    return board.path


@dataclass(frozen=True)
class Went:
    """Where a merged topic stands now. Its position n is n + after there; None: its posts stand here and there."""

    topic: Topic
    after: int | None


def went_to(pk: int, viewer: Any) -> Went | None:
    """The topic that this one was merged into, that one into which it was merged in turn, and so on to one that stands."""
    after: int | None = 0
    for _step in range(MOST_MERGES):
        row = Topic.objects.filter(pk=pk).only("merged_into_id", "merged_after", "board_id").first()
        if row is None:
            return None
        if row.merged_into_id is None:
            break
        after = None if after is None or row.merged_after is None else after + row.merged_after
        pk = row.merged_into_id
    topic = Topic.objects.visible_to(viewer).filter(pk=pk).first() if after != 0 else None
    return Went(topic, after) if topic is not None else None


def merged_into(topic: Topic) -> list[Topic]:
    """Topics whose merge into this one can be taken back, the latest first."""
    rows = Topic.objects.filter(merged_into=topic.pk, merged_after__isnull=False).only("pk", "title", "deleted_at")
    return list(rows.order_by("-deleted_at")[:10])


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
