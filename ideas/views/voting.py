"""Votes: one POST each, then the button alone for the page that asked, or back to the page."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ideas import actions
from ideas.boards import board_map
from ideas.forms import BehalfForm
from ideas.models import Idea, Vote
from ideas.permissions import can_vote, can_vote_for, can_vote_for_contact, is_team
from ideas.rows import votes_left, votes_of
from ideas.views.ideas import find_idea
from portal.common.permissions import Refused, require
from portal.members.models import Organisation
from portal.members.requests import MemberRequest


@login_required
@require_POST
def vote(request: MemberRequest, pk: int) -> HttpResponse:
    """Vote (`on`: how many, or how much it matters), or take the vote back (`on` empty). A second click is no error."""
    idea = find_idea(pk, request.user)
    wanted = request.POST.get("on", "")
    number = int(wanted) if wanted.isascii() and wanted.isdecimal() and len(wanted) < 4 else 0
    said = ""
    try:
        if number:
            said = _cast(request, idea, number)
        else:
            actions.withdraw_vote(idea=idea, by=request.user)
            said = _("Your vote is taken back.")
    except (actions.AlreadyVoted, actions.NotVoted):
        pass  # a slow reader's second click: what they wanted is so
    except actions.OrganisationVoted:
        messages.info(request, _("Somebody has already voted for your organisation. You can vote for yourself."))
    except Refused as refusal:
        if request.htmx:
            return _control(request, idea, refusal=str(refusal))
        messages.error(request, str(refusal))
    if request.htmx:
        return _control(request, idea)
    if said:  # with htmx the button itself says so
        messages.success(request, said)
    return _back(request, idea)


def _cast(request: MemberRequest, idea: Idea, number: int) -> str:
    """A first vote, or another number on one that stands; the sentence that says which."""
    by = request.user
    if Vote.objects.filter(idea=idea, member=by).exists():
        actions.change_vote(idea=idea, by=by, weight=number, importance=number)
        return _("Your vote is changed.")
    organisation = request.POST.get("organisation", "")
    named = organisation.isascii() and organisation.isdecimal() and len(organisation) < 12
    actions.cast_vote(
        idea=idea,
        by=by,
        weight=number,
        importance=number,
        organisation=Organisation.objects.filter(pk=int(organisation)).first() if named else None,
        is_named=bool(request.POST.get("named")),
    )
    return _("Your vote counts. You can take it back with the same button.")


def _control(request: MemberRequest, idea: Idea, refusal: str = "") -> HttpResponse:
    """The button as it is now; what is left to spend goes with it. 200 also for a refusal: htmx swaps nothing else."""
    idea.refresh_from_db(fields=["vote_count", "vote_weight", "support", "critical_count", "meaning"])
    board = board_map()[idea.board_id]
    context = {
        "row": idea,
        "board": board,
        "mine": votes_of(request.user, [idea.pk]).get(idea.pk),
        "left": votes_left(request.user, [board]),
        "is_big": bool(request.POST.get("big")),
        "may_vote": bool(can_vote(request.user, idea, timezone.now())),
        "refusal": refusal,
    }
    return render(request, "ideas/partials/vote.html", context)


def _back(request: MemberRequest, idea: Idea) -> HttpResponse:
    """To the list or page where the button stood."""
    came = request.META.get("HTTP_REFERER", "")
    if came and url_has_allowed_host_and_scheme(came, {request.get_host()}, require_https=request.is_secure()):
        return HttpResponseRedirect(f"{came.partition('#')[0]}#vote-{idea.pk}")
    return HttpResponseRedirect(idea.get_absolute_url())


@login_required
@require_POST
def name_shown(request: MemberRequest, pk: int) -> HttpResponse:
    """Whether one's name is shown among the voters."""
    idea = find_idea(pk, request.user)
    shown = bool(request.POST.get("on"))
    try:
        actions.show_name(idea=idea, by=request.user, is_named=shown)
    except actions.NotVoted:
        messages.info(request, _("You have not voted for this idea."))
    else:
        messages.success(request, _("Your name is shown.") if shown else _("Your name is not shown any more."))
    return HttpResponseRedirect(f"/ideas/{idea.pk}/voters/")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def vote_for(request: MemberRequest, pk: int) -> HttpResponse:
    """Staff vote on behalf of a customer, with where they said so."""
    idea = find_idea(pk, request.user)
    if not is_team(request.user):
        require(can_vote_for(request.user, idea, request.user, timezone.now()))
    board, now = board_map()[idea.board_id], timezone.now()
    form = BehalfForm(request.POST or None, board=board, idea=idea, viewer=request.user, now=now)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            actions.give_vote_for(
                idea=idea,
                by=request.user,
                customer=data["customer"],
                source_url=data["source_url"],
                source_note=data["source_note"],
                weight=data.get("weight", 1),
                importance=data.get("importance"),
            )
        except actions.AlreadyVoted:
            form.add_error("customer", _("They have already voted for this idea."))
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Voted for %(name)s. They are told, and can withdraw it.") % {"name": data["customer"]})
            return HttpResponseRedirect(idea.get_absolute_url())
    context = {"idea": idea, "form": form, "board": board_map()[idea.board_id]}
    context["takes_contacts"] = bool(can_vote_for_contact(request.user, idea, now))
    return render(request, "ideas/vote_for.html", context, status=422 if form.is_bound else 200)
