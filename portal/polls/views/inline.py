"""Voting in polls in posts, and closing them. With htmx the poll comes back, without it the page where it stands."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from portal.common.permissions import require
from portal.members.requests import MemberRequest
from portal.polls import actions
from portal.polls.forms import InlinePollForm, PollForm
from portal.polls.holding import holder_of
from portal.polls.inline import PollView, drawn, views_of
from portal.polls.models import InlinePoll
from portal.polls.permissions import can_change_poll, can_vote
from portal.polls.views.pages import KIND_CHANGED, LARGEST
from portal.writing.entry import NotAdmitted


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def inline_vote(request: MemberRequest, pk: int) -> HttpResponse:
    """Vote, or change one's vote. Whoever comes here after signing in is sent to where the poll stands."""
    poll = _poll(request, pk)
    if request.method != "POST":
        return redirect(poll.get_absolute_url())
    require(can_vote(request.user, poll, timezone.now()))
    form = PollForm(poll, request.POST, auto_id=f"poll-{poll.pk}-%s")
    if request.POST.get("told", poll.disclosure) != poll.disclosure:
        form.add_error(None, KIND_CHANGED)
    if form.is_valid():
        try:
            actions.vote(poll=poll, by=request.user, choices=form.cleaned_data["choices"])
        except actions.WrongChoice:
            form.add_error("choices", _("The choices have changed meanwhile. Look at them again."))
        else:
            return _done(request, poll, _("Your vote counts. You can change it until the poll closes."))
    view = _view(request, poll, form)
    if request.htmx:
        return HttpResponse(drawn(view, request), status=422)
    return render(request, "polls/inline_detail.html", {"view": view, "piece": drawn(view, request)}, status=422)


@login_required
@require_POST
def inline_withdraw(request: MemberRequest, pk: int) -> HttpResponse:
    """Take one's vote back."""
    poll = _poll(request, pk)
    actions.withdraw_vote(poll=poll, by=request.user)
    return _done(request, poll, _("Your vote is taken back."))


@login_required
@require_POST
def inline_close(request: MemberRequest, pk: int) -> HttpResponse:
    """Close a poll before its end."""
    poll = _poll(request, pk)
    actions.end_poll(poll=poll, by=request.user)
    return _done(request, poll, _("The poll is closed. Everyone who voted is told the result."))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def inline_edit(request: MemberRequest, pk: int) -> HttpResponse:
    """Change what a poll asks, as long as nobody has voted."""
    poll = _poll(request, pk)
    require(can_change_poll(request.user, poll, timezone.now()))
    form = InlinePollForm(request.POST or None, initial=InlinePollForm.initial_of(poll))
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                actions.change_poll(poll=poll, asked=form.asked_poll(), by=request.user)
            except NotAdmitted as refusal:
                status = form.show_poll_refusal(refusal)
            else:
                messages.success(request, _("Your changes are saved."))
                return redirect(poll.get_absolute_url())
    context = {"form": form, "title": _("Change the poll"), "back": poll.get_absolute_url(), "action": request.path}
    return render(request, "polls/inline_edit.html", context, status=status)


def _poll(request: HttpRequest, pk: int) -> InlinePoll:
    return get_object_or_404(InlinePoll.objects.visible_to(request.user), pk=min(pk, LARGEST))


def _view(request: MemberRequest, poll: InlinePoll, form: PollForm | None = None) -> PollView:
    view = views_of([holder_of(poll)], request.user, timezone.now(), form).get(poll.pk)
    if view is None:
        raise Http404(_("There is no such poll."))
    return view


def _done(request: MemberRequest, poll: InlinePoll, said: str) -> HttpResponse:
    if request.htmx:
        return HttpResponse(drawn(_view(request, poll), request, said=said))
    messages.success(request, said)
    return redirect(poll.get_absolute_url())
