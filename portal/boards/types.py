"""Types of boards and their maps: address, title, rules and privacy of each board, read once and kept until one of them changes.

Routing through Wagtail's page tree costs 14 ms a request; a look into a map costs none. An app says what its boards are:

    BOARDS = BoardType(page_model=BoardPage, entry=BoardEntry, scope="board", columns=…, draft_columns=…)
    register_boards(BOARDS, shows=board_page)  # in the app's ready()
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Generic, TypeVar

from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from wagtail.models import Page

from portal.boards.entries import BoardEntry
from portal.common.access import kept_until_access_changes, watch, watch_choices
from portal.common.pages import path_of, restrictions
from portal.common.viewer import Viewer

P = TypeVar("P", bound=Page)
E = TypeVar("E", bound=BoardEntry)

_KEPT = "_visible_boards"  # on the viewer: numbers of boards by page model


class BoardType(Generic[P, E]):
    """One type of boards: the page model that editors make them with, and what the map keeps of each.

    `columns` gives the columns of `entry` beyond those of every board, by page number, with few queries however many boards;
    `draft_columns` the same of one page as an editor is about to publish it. `made_of` names what else they are made of: a
    change there renews the map. Search keeps content under `<scope>:<number of its board>`. `below` is where the board stands
    when its page's own address shows something else: "reviews/".
    """

    def __init__(
        self,
        *,
        page_model: type[P],
        entry: type[E],
        scope: str,
        columns: Callable[[Sequence[P]], Mapping[int, Mapping[str, Any]]],
        draft_columns: Callable[[P], Mapping[str, Any]],
        made_of: Sequence[type[Model]] = (),
        below: str = "",
    ) -> None:
        self.page_model, self.entry, self.scope, self.below = page_model, entry, scope, below
        self.columns, self.draft_columns, self.made_of = columns, draft_columns, made_of
        # Every board by number, in the order of the page tree. Asked several times for each page.
        self.entries: Callable[[], dict[int, E]] = kept_until_access_changes(self._read)

    def ids_visible_to(self, viewer: Viewer) -> list[int]:
        """Boards that the viewer may see: resolved once per request and kept on the viewer."""
        kept = viewer.__dict__.setdefault(_KEPT, {})
        known: list[int] | None = kept.get(self.page_model)
        if known is None:
            known = kept[self.page_model] = [entry.pk for entry in self.entries().values() if entry.is_visible_to(viewer)]
        return known

    def visible_to(self, viewer: Viewer) -> list[E]:
        """The same with all that the map keeps of them, in the order of the page tree."""
        visible = set(self.ids_visible_to(viewer))
        return [entry for entry in self.entries().values() if entry.pk in visible]

    def scope_of(self, pk: int) -> str:
        """The search scope of what stands in a board."""
        return f"{self.scope}:{pk}"

    def scopes_of(self, viewer: Viewer) -> set[str]:
        """The search scopes of the boards that the viewer may see."""
        return {self.scope_of(pk) for pk in self.ids_visible_to(viewer)}

    def preview(self, page: P, viewer: Viewer) -> tuple[E, bool]:
        """A board as an editor is about to publish it, and whether what stands in it is hidden from the viewer.

        The right to edit a board is none to read what members wrote in it: whoever may not enter it sees an empty one.
        """
        stored = self.entries().get(page.pk)
        if stored is None:
            parent = page.get_parent() if page.path else None
            return self._entry(page, self.draft_columns(page), parent=parent, is_live=True, closed_by=()), False
        columns = {"title": page.title, "intro": getattr(page, "intro", ""), **self.draft_columns(page)}
        return replace(stored, is_live=True, **columns), not stored.is_visible_to(viewer)

    def _read(self) -> dict[int, E]:
        pages: list[P] = list(self.page_model._default_manager.order_by("path"))
        columns = self.columns(pages)
        above = {page.path[: i * Page.steplen] for page in pages for i in range(1, page.depth)}
        parents = {page.path: page for page in Page.objects.filter(path__in=above)}
        closed = restrictions()
        return {
            page.pk: self._entry(
                page,
                columns[page.pk],
                parent=parents.get(page.path[: -Page.steplen]),
                is_live=page.live
                and all(
                    parents[prefix].live for i in range(2, page.depth) if (prefix := page.path[: i * Page.steplen]) in parents
                ),
                closed_by=tuple(restriction for restriction in closed if page.path.startswith(restriction.path)),
            )
            for page in pages
        }

    def _entry(self, page: P, columns: Mapping[str, Any], *, parent: Page | None, **facts: Any) -> E:
        return self.entry(
            pk=page.pk or 0,
            title=page.title,
            path=self.address_of(page.url_path) if page.url_path else "/",
            intro=getattr(page, "intro", ""),
            parent_title=parent.title if parent else "",
            parent_path=path_of(parent.url_path) if parent else "/",
            sort_key=page.path,
            **facts,
            **columns,
        )

    def address_of(self, url_path: str) -> str:
        """Where the board stands whose page has, or had, this place in the tree of addresses."""
        return path_of(url_path) + self.below


Shows = Callable[[HttpRequest, Any], HttpResponse]

_types: dict[type[Page], tuple[BoardType[Any, Any], Shows]] = {}


def register_boards(boards: BoardType[Any, E], *, shows: Callable[[HttpRequest, E], HttpResponse]) -> None:
    """Add a type of boards. `shows` draws the page of a board for a reader who may see it."""
    _types[boards.page_model] = (boards, shows)
    for model in boards.made_of:
        (watch_choices if model._meta.auto_created else watch)(model)


def board_types() -> list[BoardType[Any, Any]]:
    """Every type that is registered."""
    return [boards for boards, _shows in _types.values()]


def boards_of(page_model: type[Page]) -> BoardType[Any, Any]:
    """The type of boards that a page model makes. For models, which know no maps."""
    return _types[page_model][0]


def board_at(path: str) -> tuple[BoardEntry, Shows] | None:
    """The board at a site-relative path such as /help/machines/, and what shows it."""
    return _addresses().get(path)


@kept_until_access_changes
def _addresses() -> dict[str, tuple[BoardEntry, Shows]]:
    return {entry.path: (entry, shows) for boards, shows in _types.values() for entry in boards.entries().values()}


def forget_visible_boards(viewer: Viewer) -> None:
    """Ask anew which boards a viewer may see, who is kept for longer than one request and whose groups may have changed."""
    viewer.__dict__.pop(_KEPT, None)
    viewer.__dict__.pop("groups_held", None)
