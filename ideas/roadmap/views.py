"""The roadmap, its columns in full, and what the product team says of progress."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from ideas.boards import IdeaBoardEntry, board_map, boards_visible_to
from ideas.models import Idea, IdeaBoardPage, Meaning
from ideas.permissions import is_team
from ideas.quarters import coming_quarters
from ideas.roadmap.actions import publish_change, tell_progress
from ideas.roadmap.forms import ChangeForm, ProgressForm
from ideas.roadmap.models import ChangelogIndexPage
from ideas.roadmap.permissions import can_tell_progress, can_write_change
from ideas.roadmap.reading import (
    KEYS,
    boards_of_roadmap,
    columns_of,
    ideas_of,
    latest_updates,
    order_of,
    rule_of,
    title_of,
)
from ideas.roadmap.scoreboard import scores, tally
from ideas.rows import PAGE, for_rows, rows_of, votes_left
from ideas.views.ideas import find_idea
from portal.common.pages import site_path
from portal.common.pagination import BadCursor, slice_after
from portal.common.permissions import require
from portal.members.requests import MemberRequest

MOST_OTHERS = 12  # committed ideas offered to be delivered with one
BY = tuple(IdeaBoardPage.Columns.values)


@require_safe
def roadmap(request: HttpRequest) -> HttpResponse:
    """What is considered, committed to, delivered and not done: of one board, or of all that the reader may see."""
    now = timezone.now()
    boards, board, only_voted = _asked(request)
    by = request.GET.get("by", "")
    if by not in BY:
        by = board.roadmap_by if board else IdeaBoardPage.Columns.MEANING.value
    columns = columns_of(request.user, [board] if board else boards, by=by, only_voted=only_voted, now=now)
    kept = _kept(board, only_voted)
    context = {
        "board": board,
        "boards": boards,
        "by": by,
        "only_voted": only_voted,
        "columns": columns,
        "updates": latest_updates([row for column in columns for row in column.rows]),
        "kept": kept,
        "changelog_url": _changelog_url(request),
        "at": _at("/roadmap/", kept | {"by": by}),
        "canonical": f"{settings.SITE_URL}/roadmap/",
    }
    return render(request, "roadmap/roadmap.html", context)


@require_safe
def column_detail(request: HttpRequest, key: str) -> HttpResponse:
    """One column of the roadmap in full."""
    if key not in KEYS:
        raise Http404(_("There is no such page."))
    now = timezone.now()
    boards, board, only_voted = _asked(request)
    shown = [board] if board else boards
    ideas = ideas_of(request.user, shown, only_voted=only_voted).filter(rule_of(key, now))
    try:
        page = slice_after(for_rows(ideas), by=order_of(key), size=PAGE, cursor=request.GET.get("cursor", ""))
    except BadCursor:
        raise Http404(_("This page of the list does not exist.")) from None
    kept = _kept(board, only_voted)
    at = _at(f"/roadmap/{key}/", kept)
    context = {
        "board": board,
        "title": title_of(key, now),
        "rows": rows_of(page.rows, viewer=request.user, now=now),
        "left": votes_left(request.user, shown),
        "older": at(cursor=page.older) if page.older else "",
        "newer": at(cursor=page.newer) if page.newer else "",
        "back": _at("/roadmap/", kept)(),
        "only_voted": only_voted,
    }
    return render(request, "roadmap/column_detail.html", context)


@require_safe
def scoreboard(request: HttpRequest) -> HttpResponse:
    """How boards keep their word. A board that keeps its late answers to itself keeps these figures, too."""
    found, sees_all = scores(timezone.now()), is_team(request.user)
    boards = [
        board
        for board in boards_visible_to(request.user)
        if board.pk in found and (board.is_overdue_public or sees_all) and found[board.pk].ideas
    ]
    rows = [(board, found[board.pk]) for board in boards]
    whole = tally(score for _board, score in rows)
    return render(request, "roadmap/scoreboard.html", {"rows": rows, "whole": whole})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def progress_tell(request: MemberRequest, pk: int) -> HttpResponse:
    """The product team says how far an idea is."""
    idea, now = find_idea(pk, request.user), timezone.now()
    require(can_tell_progress(request.user, idea, now))
    initial = {"progress": idea.progress, "target_quarter": idea.target_quarter}
    form = ProgressForm(request.POST or None, initial=initial, quarters=coming_quarters(now, idea.target_quarter))
    if request.method == "POST" and form.is_valid():
        tell_progress(idea=idea, by=request.user, **form.cleaned_data)
        messages.success(request, _("It stands on the roadmap and on the idea now."))
        return HttpResponseRedirect(idea.get_absolute_url())
    updates = idea.delivery_updates.select_related("by").order_by("-at", "-pk")[:20]
    context = {"idea": idea, "board": board_map()[idea.board_id], "form": form, "updates": updates}
    return render(request, "roadmap/progress_tell.html", context, status=422 if form.is_bound else 200)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def change_write(request: MemberRequest, pk: int) -> HttpResponse:
    """From an idea to what changed: idea and product come along, publishing sets the status and tells voters once."""
    idea, now = find_idea(pk, request.user), timezone.now()
    require(can_write_change(request.user, idea, ChangelogIndexPage.of_site(), now))
    board = board_map()[idea.board_id]
    others = Idea.objects.public_rows().standing().filter(board_id=idea.board_id, meaning=Meaning.COMMITTED).exclude(pk=idea.pk)
    choices = list(others.order_by("-support", "-pk").values_list("pk", "title")[:MOST_OTHERS])
    initial = {"title": idea.title, "released_on": timezone.localdate(now)}
    form = ChangeForm(request.POST or None, initial=initial, others=choices)
    if request.method == "POST" and form.is_valid():
        page = publish_change(idea=idea, by=request.user, **form.cleaned_data)
        messages.success(request, _("Published. Everybody who voted is told, once."))
        return HttpResponseRedirect(site_path(page))
    context = {"idea": idea, "board": board, "form": form}
    return render(request, "roadmap/change_write.html", context, status=422 if form.is_bound else 200)


def _asked(request: HttpRequest) -> tuple[list[IdeaBoardEntry], IdeaBoardEntry | None, bool]:
    """The boards to choose from, the one chosen, and whether only what the reader voted for is shown."""
    boards = boards_of_roadmap(request.user)
    chosen = request.GET.get("board", "")
    board = next((entry for entry in boards if str(entry.pk) == chosen), None)
    if chosen and board is None:
        raise Http404(_("There is no such roadmap."))
    return boards, board, bool(request.GET.get("voted")) and request.user.is_authenticated


def _kept(board: IdeaBoardEntry | None, only_voted: bool) -> dict[str, str]:
    kept = {"board": str(board.pk)} if board else {}
    return kept | ({"voted": "1"} if only_voted else {})


def _at(base: str, kept: dict[str, str]) -> Any:
    def at(**changes: str) -> str:
        query = {key: value for key, value in (kept | changes).items() if value}
        return f"{base}?{urlencode(query)}" if query else base

    return at


def _changelog_url(request: HttpRequest) -> str:
    index = ChangelogIndexPage.objects.visible_to(request.user).order_by("path").first()
    return site_path(index) if index else ""
