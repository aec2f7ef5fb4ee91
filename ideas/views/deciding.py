"""What staff and moderators do with an idea: its status, the official response, hiding and locking; what authors take back."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ideas import actions
from ideas.boards import board_map
from ideas.forms import ResponseForm
from ideas.models import Idea
from ideas.permissions import can_change_status
from ideas.views.ideas import find_idea
from portal.common.permissions import require
from portal.members.requests import MemberRequest
from portal.moderation.decision_views import decide_and_say
from portal.moderation.forms import HideForm
from portal.moderation.permissions import can_moderate
from portal.writing.actions import discard_draft


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def response_write(request: MemberRequest, pk: int) -> HttpResponse:
    """Say for the company what is thought of an idea; said again, the version before is kept."""
    idea = find_idea(pk, request.user)
    require(can_change_status(request.user, idea, timezone.now()))
    place = f"ideas:response:{idea.pk}"
    form = ResponseForm(request.POST or None, initial={"body": idea.official.body} if idea.official is not None else {})
    if request.method == "POST" and form.is_valid():
        actions.respond(idea=idea, by=request.user, body=form.cleaned_data["body"])
        discard_draft(member=request.user, place=place)
        messages.success(request, _("The response stands first now."))
        return HttpResponseRedirect(f"{idea.get_absolute_url()}#response")
    context = {"idea": idea, "board": board_map()[idea.board_id], "form": form, "draft_place": place}
    return render(request, "ideas/response_write.html", context, status=422 if form.is_bound else 200)


@login_required
@require_POST
def idea_delete(request: MemberRequest, pk: int) -> HttpResponse:
    idea = find_idea(pk, request.user)
    actions.delete_idea(idea=idea, by=request.user)
    messages.success(request, _("Deleted."), extra_tags=f"undo:/ideas/{idea.pk}/restore/")
    return HttpResponseRedirect(board_map()[idea.board_id].path)


@login_required
@require_POST
def idea_restore(request: MemberRequest, pk: int) -> HttpResponse:
    # Not through visible_to: a deleted idea is seen by nobody but moderators, and its author may bring it back.
    idea = get_object_or_404(Idea.objects.within_reach(request.user), pk=pk)
    if idea.author_id != request.user.pk and not request.user.is_moderator:
        raise Http404
    try:
        actions.restore_idea(idea=idea, by=request.user)
    except actions.SameTitle:
        messages.error(request, _("Somebody has proposed the same since, so it stays deleted. You can vote for theirs."))
        return HttpResponseRedirect(board_map()[idea.board_id].path)
    messages.success(request, _("It is back."))
    return HttpResponseRedirect(idea.get_absolute_url())


@login_required
@require_http_methods(["GET", "POST"])
def idea_hide(request: MemberRequest, pk: int) -> HttpResponse:
    idea = find_idea(pk, request.user)
    require(can_moderate(request.user))
    form = HideForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        decide_and_say(request, thing=idea, act="hide", done=_("Hidden."), **form.cleaned_data)
        return HttpResponseRedirect(idea.get_absolute_url())
    context = {"thing": idea, "idea": idea, "form": form}
    return render(request, "ideas/hide.html", context, status=422 if form.is_bound else 200)


@login_required
@require_POST
def idea_unhide(request: MemberRequest, pk: int) -> HttpResponse:
    idea = find_idea(pk, request.user)
    require(can_moderate(request.user))
    decide_and_say(request, thing=idea, act="restore", done=_("Shown again."))
    return HttpResponseRedirect(idea.get_absolute_url())


@login_required
@require_POST
def idea_lock(request: MemberRequest, pk: int) -> HttpResponse:
    """Lock (`on`), or unlock."""
    idea = find_idea(pk, request.user)
    require(can_moderate(request.user))
    if request.POST.get("on"):
        decide_and_say(request, thing=idea, act="lock", done=_("Locked. It can be read; nothing in it changes."))
    else:
        decide_and_say(request, thing=idea, act="unlock", done=_("Unlocked."))
    return HttpResponseRedirect(idea.get_absolute_url())
