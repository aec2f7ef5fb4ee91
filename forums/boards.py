"""The map of boards: address, title and who may see each, resolved once and kept until pages or privacy change.

Routing through Wagtail's page tree costs 14 ms a request; a look into this map costs none.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from wagtail.models import Page, PageViewRestriction

from forums.board_rules import BoardRules, rules_of_draft, rules_of_pages
from forums.models import AskField, BoardPage
from portal.common.access import kept_until_access_changes, watch, watch_choices


@dataclass(frozen=True)
class BoardEntry(BoardRules):
    """What every page needs to know of a board."""

    pk: int
    title: str
    path: str  # "/help/machines/", site-relative
    intro: str
    parent_title: str
    parent_path: str
    is_live: bool
    needs_sign_in: bool
    # None: everybody. Otherwise groups of which a viewer needs one for each restriction above the board.
    group_sets: tuple[frozenset[int], ...]
    sort_key: str  # place in the tree

    @property
    def is_public(self) -> bool:
        return self.is_live and not self.needs_sign_in and not self.group_sets

    def is_visible_to(self, viewer: Any) -> bool:
        if not self.is_live:
            return False
        if self.is_public:
            return True
        if not viewer.is_authenticated:
            return False
        if viewer.is_superuser:
            return True
        held = viewer.groups_held.keys()
        return all(groups & held for groups in self.group_sets)


@kept_until_access_changes
def board_map() -> dict[int, BoardEntry]:
    """Every board by number, in the order of the page tree. Asked several times for each page."""
    return _read_boards()


def ids_visible_to(viewer: Any) -> list[int]:
    """Boards that the viewer may see: resolved once per request and kept on the viewer."""
    known = viewer.__dict__.get("_visible_board_ids")
    if known is None:
        known = [entry.pk for entry in board_map().values() if entry.is_visible_to(viewer)]
        viewer.__dict__["_visible_board_ids"] = known
    return known


def boards_visible_to(viewer: Any) -> list[BoardEntry]:
    visible = set(ids_visible_to(viewer))
    return [entry for entry in board_map().values() if entry.pk in visible]


def boards_without_solutions() -> list[int]:
    """Boards where a question may stay open."""
    return [entry.pk for entry in board_map().values() if not entry.expects_solution]


def board_at(path: str) -> BoardEntry | None:
    """The board at a site-relative path such as /help/machines/."""
    return next((entry for entry in board_map().values() if entry.path == path), None)


def _read_boards() -> dict[int, BoardEntry]:
    pages = list(BoardPage.objects.order_by("path"))
    rules = rules_of_pages(pages)
    ancestors = {path[: i * Page.steplen] for page in pages for path in [page.path] for i in range(1, page.depth)}
    parents = {page.path: page for page in Page.objects.filter(path__in=ancestors)}
    restrictions = [
        (row.page.path, row.restriction_type, frozenset(group.pk for group in row.groups.all()))
        for row in PageViewRestriction.objects.select_related("page").prefetch_related("groups")
    ]
    entries = {}
    for page in pages:
        above = [(kind, groups) for path, kind, groups in restrictions if page.path.startswith(path)]
        parent = parents.get(page.path[: -Page.steplen])
        lineage_is_live = all(
            parents[prefix].live for i in range(2, page.depth) if (prefix := page.path[: i * Page.steplen]) in parents
        )
        entries[page.pk] = BoardEntry(
            pk=page.pk,
            title=page.title,
            path=site_path(page.url_path),
            intro=page.intro,
            parent_title=parent.title if parent else "",
            parent_path=site_path(parent.url_path) if parent else "/",
            is_live=page.live and lineage_is_live,
            needs_sign_in=any(kind == PageViewRestriction.LOGIN for kind, _groups in above),
            group_sets=tuple(
                groups for kind, groups in above if kind in (PageViewRestriction.GROUPS, PageViewRestriction.PASSWORD)
            ),
            **rules[page.pk],
            sort_key=page.path,
        )
    return entries


def entry_of_draft(page: BoardPage) -> BoardEntry:
    """A board that was never published, for its preview. It has no topics and is open to whoever previews it."""
    return BoardEntry(
        pk=page.pk or 0,
        title=page.title,
        path="/",
        intro=page.intro,
        parent_title="",
        parent_path="/",
        is_live=True,
        needs_sign_in=False,
        group_sets=(),
        **rules_of_draft(page),
        sort_key="",
    )


def site_path(url_path: str) -> str:
    """A page's url_path starts with its site root's slug: /home/help/ is /help/."""
    return "/" + url_path.split("/", 2)[2]


def connect_signals() -> None:
    """What the map is made of besides pages and their privacy."""
    watch(AskField)
    for field in (BoardPage.posting_groups, BoardPage.replying_groups, BoardPage.products):
        watch_choices(field.through)
    from forums import moves

    moves.connect_signals()
