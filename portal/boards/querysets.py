"""What stands in boards, and who sees it: the words that topics, posts, ideas and comments share."""

from __future__ import annotations

from functools import cache
from typing import Any, Self, TypeVar

from django.db import models
from django.db.models import Q

from portal.boards.types import BoardType, boards_of
from portal.common.viewer import Viewer

M = TypeVar("M", bound=models.Model)


def sees_hidden(viewer: Viewer) -> bool:
    """Moderators see what was hidden or deleted, on boards that they may enter."""
    return bool(viewer.is_authenticated and viewer.is_moderator)


@cache
def _shown(path: str) -> dict[str, None]:
    return {f"{path}{column}": None for column in ("hidden_at", "deleted_at")}


@cache
def _page_model(model: type[models.Model], path: str) -> Any:
    for step in path.split("__"):
        model = model._meta.get_field(step).related_model  # type: ignore[assignment]
    return model


def boards_under(model: type[models.Model], path: str = "board") -> BoardType[Any, Any]:
    """The type of boards that rows of a model stand in, by the relation that leads there: "topic__board"."""
    return boards_of(_page_model(model, path))


class BoardContentQuerySet(models.QuerySet[M]):
    """Rows in boards that can be hidden and deleted (`Moderated`)."""

    board = "board"  # the relation that leads to the board
    goes_with: tuple[str, ...] = ()  # relations to what a row stands in: it is hidden with them
    goes_with_any: tuple[str, ...] = ()  # the same, of relations that may be empty

    def within_reach(self, viewer: Viewer) -> Self:
        """Rows on boards that the viewer may see, whatever became of them."""
        return self.filter(**{f"{self.board}_id__in": boards_under(self.model, self.board).ids_visible_to(viewer)})

    def visible_to(self, viewer: Viewer) -> Self:
        """Rows on boards that the viewer may see; hidden and deleted ones for moderators only."""
        rows = self.within_reach(viewer)
        if sees_hidden(viewer):
            return rows
        shown = dict(_shown(""))
        for relation in self.goes_with:
            shown |= _shown(f"{relation}__")
        alone = (Q(**{relation: None}) | Q(**_shown(f"{relation}__")) for relation in self.goes_with_any)
        return rows.filter(*alone, **shown)

    def with_own_hidden(self, viewer: Viewer) -> Self:
        """As `visible_to`, with what is hidden of the viewer's own: they read it, marked, and may mend what flags hid."""
        seen = self.visible_to(viewer)
        if not viewer.is_authenticated or sees_hidden(viewer):
            return seen
        own = self.within_reach(viewer).filter(author_id=viewer.pk, hidden_at__isnull=False, deleted_at=None)
        return self.filter(Q(pk__in=seen.order_by().values("pk")) | Q(pk__in=own.order_by().values("pk")))

    def public_rows(self) -> Self:
        """Neither hidden nor deleted themselves."""
        return self.filter(hidden_at=None, deleted_at=None)


def is_row_visible(row: Any, viewer: Viewer) -> bool:
    """The rule of `visible_to`, for a row that is here already and stands in a board itself."""
    return (row.is_public or sees_hidden(viewer)) and row.board_id in boards_under(type(row)).ids_visible_to(viewer)
