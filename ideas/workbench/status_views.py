"""The status of one idea: planned as on the workbench, so that it can be undone before anybody is notified."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from ideas.boards import IdeaBoardEntry, board_map
from ideas.forms import StatusForm
from ideas.models import Idea
from ideas.owners import owners_of
from ideas.permissions import can_change_status
from ideas.quarters import coming_quarters
from ideas.views.ideas import find_idea
from ideas.workbench.actions import Choice, hurry_change, plan_change, stop_change
from ideas.workbench.models import PlannedChange
from portal.common.permissions import Refused, require
from portal.common.times import number
from portal.members.requests import MemberRequest


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def status_change(request: MemberRequest, pk: int) -> HttpResponse:
    """The product team says what becomes of an idea, why, and who answers for it."""
    idea = find_idea(pk, request.user)
    require(can_change_status(request.user, idea, timezone.now()))
    board = board_map()[idea.board_id]
    initial = {
        "status": idea.status_id,
        "owner": str(idea.owner_id or ""),
        "target_quarter": idea.target_quarter,
    }
    quarters = coming_quarters(timezone.now(), idea.target_quarter)
    form = StatusForm(
        request.POST or None, initial=initial, statuses=board.statuses, people=owners_of(board, idea), quarters=quarters
    )
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        choice = Choice(
            act=PlannedChange.Act.STATUS,
            status_id=data["status"],
            meaning=form.meanings[data["status"]],
            reason=data["reason"],
            owner=data["owner"],
            target_quarter=data["target_quarter"],
        )
        try:
            planned = plan_change(ideas=[idea.pk], choice=choice, by=request.user)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            if planned.change is None:
                form.add_error(None, planned.left[0][1] if planned.left else _("This idea is no longer there."))
            else:
                _say_what_comes(request, idea, planned.change, board)
                return HttpResponseRedirect(idea.get_absolute_url())
    context = {"idea": idea, "board": board, "form": form}
    return render(request, "ideas/status_change.html", context, status=422 if form.is_bound else 200)


def _say_what_comes(request: MemberRequest, idea: Idea, change: PlannedChange, board: IdeaBoardEntry) -> None:
    """Nothing has happened yet, unless the site has no undo: nobody has been told, so it can be taken back."""
    if change.due_at <= timezone.now():
        messages.success(request, _("Everybody who voted is told."))
        return
    status = board.status(change.items.get(idea=idea).status_id or 0)
    told = ngettext(
        "It becomes “%(status)s” in a moment. Then %(count)s person who voted is told.",
        "It becomes “%(status)s” in a moment. Then %(count)s people who voted are told.",
        change.voters,
    ) % {"status": status.name if status else "", "count": number(change.voters)}
    messages.success(request, told, extra_tags=f"undo:/ideas/{idea.pk}/status/waiting/")


@login_required
@require_POST
def status_waiting(request: MemberRequest, pk: int) -> HttpResponse:
    """A status that was chosen and is not set yet: take it back, or do not wait (`now`)."""
    idea = find_idea(pk, request.user)
    change = PlannedChange.objects.waiting().filter(by=request.user, items__idea=idea).order_by("-pk").first()
    if change is None:
        messages.error(request, _("It has been carried out, and voters have heard. Change it again, with a reason."))
    elif request.POST.get("now"):
        hurry_change(change=change, by=request.user)
        messages.success(request, _("Everybody who voted is told."))
    else:
        stop_change(change=change, by=request.user)
        messages.success(request, _("Taken back. Nothing has changed, and nobody was told."))
    return HttpResponseRedirect(idea.get_absolute_url())
