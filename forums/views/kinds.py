"""What a topic is, and which reply is the official answer: one POST each, then back to the page."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from forums import actions
from forums.models import Post, Topic, TopicKind
from forums.permissions.questions import CHANGING
from forums.views.flash_messages import perform_with_undo
from portal.members.requests import MemberRequest


@login_required
@require_POST
def topic_kind(request: MemberRequest, pk: int) -> HttpResponse:
    """A discussion becomes a question, or the other way round. `kind` stands in the form, or in the address of an undo."""
    topic = get_object_or_404(Topic.objects.visible_to(request.user).select_related("author"), pk=pk)
    kind, before = request.POST.get("kind") or request.GET.get("kind", ""), topic.kind
    if kind not in CHANGING:
        raise Http404(_("There is no such kind of topic."))
    done = _("It is a question now.") if kind == TopicKind.QUESTION else _("It is a discussion now.")
    undo = f"/t/{topic.pk}/kind/?kind={before}" if before != kind else ""
    perform_with_undo(request, lambda: actions.change_kind(topic=topic, kind=kind, by=request.user), done, undo=undo)
    return HttpResponseRedirect(topic.get_absolute_url())


@login_required
@require_POST
def post_official(request: MemberRequest, pk: int) -> HttpResponse:
    """The official answer (`on`), or a reply of staff like others."""
    post = get_object_or_404(Post.objects.visible_to(request.user).select_related("topic"), pk=pk)
    if request.POST.get("on") or request.GET.get("on"):
        act, done, undo = actions.mark_official, _("Marked as the official answer."), ""
    else:
        act, done, undo = actions.unmark_official, _("No longer the official answer."), "?on=1"
    perform_with_undo(request, lambda: act(post=post, by=request.user), done, undo=f"/p/{post.pk}/official/{undo}")
    return redirect("forums:post_detail", pk=post.pk)
