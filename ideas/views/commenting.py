"""Comments on ideas: one POST each, then back to where they stand."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ideas import actions
from ideas.forms import EditCommentForm, IdeaCommentForm
from ideas.models import IdeaComment
from ideas.permissions import can_comment, can_edit_comment
from ideas.reading import CommentView
from ideas.views.ideas import find_idea, idea_context
from portal.common.permissions import require
from portal.members.kept_acts import take_up
from portal.members.requests import MemberRequest
from portal.moderation.decision_views import decide_and_say
from portal.moderation.forms import HideForm
from portal.moderation.permissions import can_moderate
from portal.writing.actions import discard_draft
from portal.writing.entry import NotAdmitted
from portal.writing.forms import fill, show_refusal


def _comment(request: MemberRequest, pk: int, *, with_own_hidden: bool = False) -> IdeaComment:
    comments = IdeaComment.objects
    found = comments.with_own_hidden(request.user) if with_own_hidden else comments.visible_to(request.user)
    found = found.select_related("idea", "author")
    return get_object_or_404(found, pk=pk)


def _to(comment: IdeaComment) -> HttpResponse:
    return HttpResponseRedirect(f"/ideas/comments/{comment.pk}/")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def comment_create(request: MemberRequest, pk: int) -> HttpResponse:
    """Comment on an idea, or answer a comment (`to`): the whole page with the box, then the comment."""
    typed = take_up(request, "comment-idea", pk)
    idea = find_idea(pk, request.user)
    raw = (typed or request.POST).get("to") or request.GET.get("to", "")
    to = int(raw) if raw.isascii() and raw.isdecimal() and len(raw) < 19 else 0
    parent = IdeaComment.objects.visible_to(request.user).filter(pk=to, idea=idea).first() if to else None
    if to and parent is None:
        raise Http404(_("There is no such comment."))
    require(can_comment(request.user, idea, timezone.now(), parent))
    form = IdeaCommentForm(request.POST or None, by=request.user)
    fill(form, typed)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                said = actions.comment_on_idea(idea=idea, by=request.user, body=form.cleaned_data["body"], parent=parent)
            except NotAdmitted as refusal:
                status = show_refusal(form, refusal, "body")
            else:
                discard_draft(member=request.user, place=place_of(idea.pk, to))
                messages.success(request, _("Posted."))
                return _to(said)
    return render(request, "ideas/idea_detail.html", idea_context(request, idea, form, to), status=status)


def place_of(idea: int, to: int) -> str:
    """Where the draft of a comment is kept."""
    return f"ideas:answer:{to}" if to else f"ideas:comment:{idea}"


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def comment_edit(request: MemberRequest, pk: int) -> HttpResponse:
    comment = _comment(request, pk, with_own_hidden=True)
    require(can_edit_comment(request.user, comment, timezone.now()))
    form = EditCommentForm(request.POST or None, by=request.user, before=comment.body, initial={"body": comment.body})
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                actions.edit_comment(comment=comment, by=request.user, body=form.cleaned_data["body"])
            except NotAdmitted as refusal:
                status = show_refusal(form, refusal, "body")
            else:
                discard_draft(member=request.user, place=f"ideas:edit-comment:{comment.pk}")
                messages.success(request, _("Your changes are saved."))
                return _to(comment)
    return render(request, "ideas/comment_edit.html", {"comment": comment, "idea": comment.idea, "form": form}, status=status)


@login_required
@require_POST
def comment_helpful(request: MemberRequest, pk: int) -> HttpResponse:
    """Found helpful (`on`), or not any more. A second click of a slow reader is no error."""
    comment = _comment(request, pk)
    wants = bool(request.POST.get("on"))
    try:
        act = actions.find_comment_helpful if wants else actions.withdraw_comment_helpful
        comment.helpful_count = act(comment=comment, by=request.user)
        if not request.htmx:
            messages.success(request, _("You found this helpful.") if wants else _("You took your helpful vote back."))
    except (actions.AlreadyHelpful, actions.NotHelpful):
        comment.refresh_from_db(fields=["helpful_count"])
    if request.htmx:
        view = CommentView(comment=comment, answers=[], has_voted=wants, is_mine=comment.author_id == request.user.pk)
        return render(request, "ideas/partials/helpful.html", {"view": view})
    return _to(comment)


@login_required
@require_POST
def comment_delete(request: MemberRequest, pk: int) -> HttpResponse:
    comment = _comment(request, pk)
    actions.delete_comment(comment=comment, by=request.user)
    messages.success(request, _("Deleted."), extra_tags=f"undo:/ideas/comments/{comment.pk}/restore/")
    return HttpResponseRedirect(comment.idea.get_absolute_url())


@login_required
@require_POST
def comment_restore(request: MemberRequest, pk: int) -> HttpResponse:
    # Not through visible_to: a deleted comment is seen by nobody but moderators, and its author may bring it back.
    comment = get_object_or_404(IdeaComment.objects.within_reach(request.user).select_related("idea"), pk=pk)
    if comment.author_id != request.user.pk and not request.user.is_moderator:
        raise Http404
    actions.restore_comment(comment=comment, by=request.user)
    messages.success(request, _("It is back."))
    return _to(comment)


@login_required
@require_http_methods(["GET", "POST"])
def comment_hide(request: MemberRequest, pk: int) -> HttpResponse:
    comment = _comment(request, pk)
    require(can_moderate(request.user))
    form = HideForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        decide_and_say(request, thing=comment, act="hide", done=_("Hidden."), **form.cleaned_data)
        return HttpResponseRedirect(comment.idea.get_absolute_url())
    context = {"thing": comment, "idea": comment.idea, "form": form}
    return render(request, "ideas/hide.html", context, status=422 if form.is_bound else 200)


@login_required
@require_POST
def comment_unhide(request: MemberRequest, pk: int) -> HttpResponse:
    comment = _comment(request, pk)
    require(can_moderate(request.user))
    decide_and_say(request, thing=comment, act="restore", done=_("Shown again."))
    return _to(comment)
