"""Lists of ideas: of a board, of all boards."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ideas.boards import BOARDS, IdeaBoardEntry, board_map, boards_visible_to
from ideas.exploration_slot import opening_page
from ideas.filters import Choice, choices_for, saying
from ideas.models import Idea, IdeaBoardIndexPage, IdeaBoardPage, IdeaBoardTally, IdeaQuerySet, Meaning
from ideas.permissions import can_propose, is_team
from ideas.rows import FIRST_PAGES, ORDERS, PAGE, by_board, for_rows, rows_of, votes_left
from portal.common.compiled_queries import PreparedRows
from portal.common.pagination import BadCursor, Slice, first_slice, slice_after
from portal.common.times import number
from portal.writing.html import without_controls

_TALLY = PreparedRows(IdeaBoardTally, lambda board: IdeaBoardTally.objects.filter(board_id=board))


@require_safe
def idea_list(request: HttpRequest) -> HttpResponse:
    """Ideas of every board that the reader may see."""
    boards = boards_visible_to(request.user)
    ideas = Idea.objects.visible_to(request.user).standing()
    context = {
        "board": None,
        "boards": boards,
        "title": boards[0].parent_title if boards else _("Ideas"),
        "intro": _index_intro(),
        "statuses": [(meaning.value, str(meaning.label)) for meaning in Meaning],
        "propose_url": "/propose/" if _may_propose(request, boards) else "",
        "feed_url": "/feeds/ideas.atom",
        "tally": None,
    }
    status = request.GET.get("status", "")
    if status in Meaning.values:
        ideas = ideas.filter(meaning=status)
    return _list(request, ideas, context, base="/ideas/", status=status if status in Meaning.values else "")


def board_page(request: HttpRequest, board: IdeaBoardEntry, *, hides_ideas: bool = False) -> HttpResponse:
    """Ideas of a board, narrowed by status, tag, product, or to one's own."""
    ideas = Idea.objects.visible_to(request.user).standing().filter(board_id=board.pk)
    chosen = request.GET.get("status", "")
    status = board.status(int(chosen)) if chosen.isascii() and chosen.isdecimal() and len(chosen) < 12 else None
    if status is not None:
        ideas = ideas.filter(status_id=status.pk)
    context = {
        "board": board,
        "hides_ideas": hides_ideas,
        "boards": boards_visible_to(request.user),
        "title": board.title,
        "intro": board.intro,
        "statuses": [(str(entry.pk), entry.name) for entry in board.statuses],
        "propose_url": f"/propose/?board={board.pk}" if _may_propose(request, [board]) else "",
        "feed_url": f"/feeds/idea-board/{board.pk}.atom" if board.is_public else "",
        "tally": next(iter(() if hides_ideas else _TALLY.instances(board.pk)), None) or IdeaBoardTally(board_id=board.pk),
    }
    page, guests = None, frozenset[int]()
    order = _order_of(request)
    sees_all = request.user.is_authenticated and request.user.is_moderator
    if not hides_ideas and not sees_all and set(request.GET) <= {"sort"}:
        found = FIRST_PAGES[order].instances(board.pk)
        if order:
            page = first_slice(found, by=ORDERS[order], size=PAGE)
        else:
            page, guests = opening_page(found, board, by=ORDERS[order], today=timezone.localdate())
    chosen = str(status.pk) if status else ""
    return _list(request, ideas, context, base=board.path, status=chosen, page=page, guests=guests)


def board_preview(request: HttpRequest, page: IdeaBoardPage) -> HttpResponse:
    """A board as an editor is about to publish it: its texts and statuses, with the ideas that stand in it now."""
    entry, hides_ideas = BOARDS.preview(page, request.user)
    return board_page(request, entry, hides_ideas=hides_ideas)


def index_preview(request: HttpRequest, page: IdeaBoardIndexPage) -> HttpResponse:
    return idea_list(request)


def _index_intro() -> str:
    return IdeaBoardIndexPage.objects.live().order_by("path").values_list("intro", flat=True).first() or ""


def _may_propose(request: HttpRequest, boards: list[IdeaBoardEntry]) -> bool:
    """Visitors are shown the way in, where members may propose."""
    if not request.user.is_authenticated:
        return any(board.who_proposes == IdeaBoardPage.WhoProposes.MEMBERS for board in boards)
    now = timezone.now()
    return any(can_propose(request.user, board, now) for board in boards)


def _with_counts(choices: list[Choice]) -> list[tuple[str, str]]:
    return [(choice.value, f"{choice.name} ({number(choice.count)})") for choice in choices]


def _order_of(request: HttpRequest) -> str:
    """The order that is asked for. "top" was once an order of its own, and is in bookmarks."""
    order = request.GET.get("sort", "")
    return "votes" if order == "top" else order if order in ORDERS else ""


def _list(
    request: HttpRequest,
    ideas: IdeaQuerySet,
    context: dict[str, Any],
    *,
    base: str,
    status: str,
    page: Slice[Idea] | None = None,
    guests: frozenset[int] = frozenset(),
) -> HttpResponse:
    """One page of a list in its order, narrowed; or the page that was read already, with its lane."""
    viewer, now = request.user, timezone.now()
    kept: dict[str, str] = {"status": status} if status else {}
    order = _order_of(request)
    if order:
        kept["sort"] = order
    words = " ".join(without_controls(request.GET.get("q", "")).split())[:100]
    if words:
        ideas, kept["q"] = saying(ideas, words), words
    owner = without_controls(request.GET.get("owner", ""))[:30]
    if owner:
        ideas, kept["owner"] = ideas.filter(owner__username__iexact=owner), owner
    tag = without_controls(request.GET.get("tag", ""))[:50]
    if tag:
        ideas, kept["tag"] = ideas.filter(tags__slug=tag), tag
    product = request.GET.get("product", "")
    if product.isascii() and product.isdecimal() and len(product) < 12:
        ideas, kept["product"] = ideas.filter(product_id=int(product)), product
    whose = request.GET.get("mine", "")
    if whose in ("voted", "proposed") and viewer.is_authenticated:
        kept["mine"] = whose
        ideas = (
            ideas.filter(pk__in=viewer.idea_votes.filter(is_counted=True).values("idea_id"))
            if whose == "voted"
            else ideas.filter(author=viewer)
        )
    sees_late = is_team(viewer) or context["board"] is None or context["board"].is_overdue_public
    if request.GET.get("late") and sees_late:
        kept["late"] = "1"
        late = ideas.overdue(now)
        if not is_team(viewer):
            # A board that keeps its late answers to itself keeps them here, too.
            late = late.filter(board_id__in=[entry.pk for entry in board_map().values() if entry.is_overdue_public])
        ideas = late
    if not order and not ({"status", "q", "late", "mine"} & kept.keys()):
        ideas = ideas.open()  # trending: what people want now, not what they have
    try:
        page = page or slice_after(for_rows(ideas), by=ORDERS[order], size=PAGE, cursor=request.GET.get("cursor", ""))
    except BadCursor:
        raise Http404(_("This page of the list does not exist.")) from None

    def at(**changes: str) -> str:
        query = {key: value for key, value in (kept | changes).items() if value}
        return f"{base}?{urlencode(query)}" if query else base

    rows = rows_of(page.rows, viewer=viewer, now=now)
    for row in rows if guests else ():
        row.needs_votes = row.pk in guests
    shown = [context["board"]] if context["board"] else context["boards"]
    context |= {
        "rows": rows,
        "groups": [] if context["board"] else by_board(rows),
        "older": at(cursor=page.older) if page.older else "",
        "newer": at(cursor=page.newer) if page.newer else "",
        "kept": kept,
        "whose": kept.get("mine", ""),
        "only_late": "late" in kept,
        "order": order,
        "status": status,
        "tag": tag,
        "base": base,
        "at": at,
        "sees_late": sees_late,
        "words": words,
        "counted": _with_counts,
        "owner": owner,
        "product": kept.get("product", ""),
        # Of a board that is previewed without its ideas nothing is counted either.
        "choices": choices_for(viewer, [] if context.get("hides_ideas") else [entry.pk for entry in shown]),
        "left": votes_left(viewer, shown),
        "canonical": f"{settings.SITE_URL}{base}",
        "is_first_page": not request.GET.get("cursor"),
    }
    return render(request, "ideas/idea_list.html", context)
