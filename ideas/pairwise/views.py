"""A session of comparisons, and what all of them come to."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from ideas.boards import IdeaBoardEntry, board_map
from ideas.models import Idea
from ideas.pairwise.actions import NoPair, compare
from ideas.pairwise.choice import next_pair
from ideas.pairwise.models import Comparison, Ranking
from ideas.pairwise.permissions import can_compare
from portal.common.permissions import require
from portal.common.ranking import wilson
from portal.members.requests import MemberRequest

RANKS = 100  # lines of the result


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def comparison_create(request: MemberRequest, pk: int) -> HttpResponse:
    """Two ideas side by side. With htmx the next two come back."""
    board = _board(request, pk)
    now = timezone.now()
    require(can_compare(request.user, board, now))
    if request.method == "POST":
        one, other, chosen = (_number(request.POST.get(name, "")) for name in ("one", "other", "chosen"))
        try:
            compare(ideas=(one, other), chosen=chosen or None, by=request.user)
        except NoPair:
            raise Http404(_("One of these ideas is not open any more. Load the page again.")) from None
        if not request.htmx:
            messages.success(request, _("Your comparison is saved."))
            return redirect("pairwise:comparison_create", pk=board.pk)
    context: dict[str, Any] = {
        "board": board,
        "pair": next_pair(board.pk, request.user, timezone.localdate()),
        "count": Comparison.objects.filter(board_id=board.pk, member=request.user).count(),
    }
    template = "pairwise/partials/pair.html" if request.htmx else "pairwise/comparison_create.html"
    return render(request, template, context)


@require_safe
def ranking_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """What matters more to those who compared: scores with the range in which they may lie."""
    board = _board(request, pk)
    ranking = Ranking.objects.filter(board_id=board.pk).first()
    ideas = Idea.objects.visible_to(request.user).standing().filter(board_id=board.pk, pairwise_score__isnull=False)
    rows = []
    if ranking is not None:
        for idea in ideas.order_by("-pairwise_score", "pk")[:RANKS]:
            won, lost = ranking.outcomes.get(str(idea.pk), (0, 0))
            low, high = wilson(won, won + lost)
            span = (round(100 * low), round(100 * high))
            rows.append({"idea": idea, "score": round(idea.pairwise_score or 0), "won": won, "of": won + lost, "span": span})
    context = {
        "board": board,
        "ranking": ranking,
        "rows": rows,
        "may_compare": can_compare(request.user, board, timezone.now()),
    }
    return render(request, "pairwise/ranking_detail.html", context)


def _board(request: HttpRequest, pk: int) -> IdeaBoardEntry:
    board = board_map().get(pk)
    if board is None or not board.is_visible_to(request.user):
        raise Http404(_("There is no such board."))
    return board


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0
