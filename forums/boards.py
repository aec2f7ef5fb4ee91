"""The map of boards: address, title and who may see each, resolved once and cached.

Routing through Wagtail's page tree costs 14 ms a request; a look into this map costs none. It is
dropped whenever a page or its privacy changes (signals below), and made anew every minute besides.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.db.models.signals import post_delete, post_save
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from forums.board_rules import BoardRules, rules_of_draft, rules_of_pages
from forums.models import AskField, BoardPage
from portal.common.memory import forget, remembered

_KEY = "forums:boards:4"  # another number when the entries change
_SECONDS = 60


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


@remembered(seconds=2)
def board_map() -> dict[int, BoardEntry]:
    """Every board by number, in the order of the page tree. Asked several times for each page, so it is kept at hand."""
    entries = cache.get(_KEY)
    if entries is None:
        entries = _read_boards()
        cache.set(_KEY, entries, _SECONDS)
    return entries


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


def forget_boards(**_kwargs: Any) -> None:
    """Drop the map: the next request reads it anew, other processes within two seconds."""
    cache.delete(_KEY)
    forget()


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
    """Keep the cached map true when pages or privacy change in the admin or a shell."""
    for signal in (page_published, page_unpublished, page_slug_changed, post_page_move):
        signal.connect(forget_boards, dispatch_uid=f"forget_boards_{id(signal)}")
    for model in (BoardPage, AskField, PageViewRestriction, PageViewRestriction.groups.through):
        post_save.connect(forget_boards, sender=model, dispatch_uid=f"forget_boards_{model.__name__}_save")
        post_delete.connect(forget_boards, sender=model, dispatch_uid=f"forget_boards_{model.__name__}_delete")
    from django.db.models.signals import m2m_changed

    chosen = (BoardPage.posting_groups, BoardPage.replying_groups, BoardPage.products)
    for through in (PageViewRestriction.groups.through, *(field.through for field in chosen)):
        m2m_changed.connect(forget_boards, sender=through, dispatch_uid=f"forget_boards_{through.__name__}")
    from forums import moves

    moves.connect_signals()
