"""The map of idea boards: address, title, rules and statuses of each, read once and kept until a board or its statuses change.

A look into this map costs no query. Who may see a board is decided by the closed branches of the page tree, as for articles.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from wagtail.models import Page
from wagtail.signals import page_slug_changed, post_page_move

from ideas.models import CLOSED, IdeaBoardMoved, IdeaBoardPage, Meaning, Status
from portal.common.access import kept_until_access_changes, watch
from portal.common.pages import paths_closed_to, restrictions, site_path

TRUST_BUDGET = (2, 4, 6, 8, 10)


@dataclass(frozen=True)
class StatusEntry:
    """What a board calls a state."""

    pk: int
    name: str
    meaning: str

    @property
    def is_closed(self) -> bool:
        return self.meaning in CLOSED


@dataclass(frozen=True)
class IdeaBoardEntry:
    """What every page needs to know of an idea board."""

    pk: int
    title: str
    path: str  # "/ideas/machines/", site-relative
    intro: str
    parent_title: str
    parent_path: str
    is_live: bool
    sort_key: str  # place in the tree
    who_proposes: str
    vote_mode: str
    budget: int
    is_budget_by_trust: bool
    most_per_idea: int
    answer_days: int
    answer_votes: int
    answered_by: str
    is_overdue_public: bool
    has_roadmap: bool
    roadmap_by: str
    statuses: tuple[StatusEntry, ...]

    @property
    def is_public(self) -> bool:
        """Anybody may see it, signed in or not."""
        return self.is_live and not any(self.sort_key.startswith(closed.path) for closed in restrictions())

    def is_visible_to(self, viewer: Any) -> bool:
        return self.is_live and not any(self.sort_key.startswith(path) for path in paths_closed_to(viewer))

    def status(self, pk: int) -> StatusEntry | None:
        return next((status for status in self.statuses if status.pk == pk), None)

    def status_meaning(self, meaning: str) -> StatusEntry | None:
        """The first status of the board that means this."""
        return next((status for status in self.statuses if status.meaning == meaning), None)

    @property
    def first_status(self) -> StatusEntry:
        """Where ideas begin."""
        return self.status_meaning(Meaning.NEW) or self.statuses[0]

    def budget_of(self, member: Any) -> int:
        """How many votes a member has to spend here in all."""
        if self.is_budget_by_trust:
            return TRUST_BUDGET[min(member.trust_level, len(TRUST_BUDGET) - 1)]
        return self.budget


@kept_until_access_changes
def board_map() -> dict[int, IdeaBoardEntry]:
    """Every idea board by number, in the order of the page tree. Asked several times for each page."""
    return _read_boards()


def ids_visible_to(viewer: Any) -> list[int]:
    """Idea boards that the viewer may see: resolved once per request and kept on the viewer."""
    known = viewer.__dict__.get("_visible_idea_board_ids")
    if known is None:
        known = [entry.pk for entry in board_map().values() if entry.is_visible_to(viewer)]
        viewer.__dict__["_visible_idea_board_ids"] = known
    return known


def boards_visible_to(viewer: Any) -> list[IdeaBoardEntry]:
    visible = set(ids_visible_to(viewer))
    return [entry for entry in board_map().values() if entry.pk in visible]


def board_at(path: str) -> IdeaBoardEntry | None:
    """The idea board at a site-relative path such as /ideas/machines/."""
    return next((entry for entry in board_map().values() if entry.path == path), None)


def _read_boards() -> dict[int, IdeaBoardEntry]:
    pages = list(IdeaBoardPage.objects.order_by("path"))
    statuses: dict[int, list[StatusEntry]] = {}
    for status in Status.objects.order_by("board_id", "sort_order", "pk"):
        statuses.setdefault(status.board_id, []).append(StatusEntry(status.pk, status.name, status.meaning))
    ancestors = {path[: i * Page.steplen] for page in pages for path in [page.path] for i in range(1, page.depth)}
    parents = {page.path: page for page in Page.objects.filter(path__in=ancestors)}
    entries = {}
    for page in pages:
        parent = parents.get(page.path[: -Page.steplen])
        above = [parents[prefix] for i in range(2, page.depth) if (prefix := page.path[: i * Page.steplen]) in parents]
        entries[page.pk] = entry_of(
            page,
            parent=parent,
            is_live=page.live and all(ancestor.live for ancestor in above),
            statuses=tuple(statuses.get(page.pk, ())),
        )
    return entries


def entry_of(page: IdeaBoardPage, *, parent: Page | None, is_live: bool, statuses: tuple[StatusEntry, ...]) -> IdeaBoardEntry:
    return IdeaBoardEntry(
        pk=page.pk or 0,
        title=page.title,
        path=site_path(page) if page.url_path else "/",
        intro=page.intro,
        parent_title=parent.title if parent else "",
        parent_path=site_path(parent) if parent else "/",
        is_live=is_live,
        sort_key=page.path,
        who_proposes=page.who_proposes,
        vote_mode=page.vote_mode,
        budget=page.budget,
        is_budget_by_trust=page.is_budget_by_trust,
        most_per_idea=page.most_per_idea,
        answer_days=page.answer_days,
        answer_votes=page.answer_votes,
        answered_by=page.answered_by,
        is_overdue_public=page.is_overdue_public,
        has_roadmap=page.has_roadmap,
        roadmap_by=page.roadmap_by,
        # A draft that was never saved has none yet: those it will get.
        statuses=statuses or tuple(StatusEntry(0, str(meaning.label), meaning) for meaning in Meaning),
    )


def new_address_of(path: str, viewer: Any) -> str:
    """Where a board that stood at a site-relative path stands now; empty when the reader may not know."""
    if len(path) > 300 or "\0" in path:
        return ""
    board_id = IdeaBoardMoved.objects.filter(old_path=path).values_list("board_id", flat=True).first()
    board = board_map().get(board_id) if board_id is not None else None
    if board is None or board.path == path or not board.is_visible_to(viewer):
        return ""
    return board.path


def remember_move(*, page: Page, url_path_before: str) -> None:
    """After a page took another address: keep the old one of every idea board at or below it."""
    if page.url_path == url_path_before:
        return
    now = timezone.now()
    for url_path, pk in IdeaBoardPage.objects.filter(path__startswith=page.path).values_list("url_path", "pk"):
        old = "/" + (url_path_before + url_path[len(page.url_path) :]).split("/", 2)[2]
        if len(old) <= 300:
            IdeaBoardMoved.objects.update_or_create(old_path=old, defaults={"board_id": pk, "moved_at": now})


def _slug_changed(instance: Page, instance_before: Page, **_kwargs: Any) -> None:
    remember_move(page=instance, url_path_before=instance_before.url_path)


def _moved(instance: Page, url_path_before: str, **_kwargs: Any) -> None:
    # The instance that Wagtail sends was read before the move.
    remember_move(page=Page.objects.get(pk=instance.pk), url_path_before=url_path_before)


def connect_signals() -> None:
    """What the map is made of besides pages, and the addresses that boards had."""
    watch(Status)
    page_slug_changed.connect(_slug_changed, dispatch_uid="idea_board_slug_changed")
    post_page_move.connect(_moved, dispatch_uid="idea_board_moved")
