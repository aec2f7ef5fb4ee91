"""Adding a poll to a topic that stands already. Voting: portal/polls."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from forums.actions import add_poll
from forums.models import Post
from forums.permissions.polls import can_add_poll
from portal.common.permissions import require
from portal.members.requests import MemberRequest
from portal.polls.actions import PollIncomplete
from portal.polls.forms import InlinePollForm


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def post_poll(request: MemberRequest, pk: int) -> HttpResponse:
    """The form of a poll for the first post of a topic; a refused one keeps all that was typed."""
    post = get_object_or_404(Post.objects.visible_to(request.user).select_related("topic"), pk=pk)
    require(can_add_poll(request.user, post, timezone.now()))
    form = InlinePollForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                add_poll(post=post, asked=form.asked_poll(), by=request.user)
            except PollIncomplete as refusal:
                status = form.show_poll_refusal(refusal)
            else:
                messages.success(request, _("Your poll stands in the topic. You can change it until somebody has voted."))
                return redirect("forums:post_detail", pk=post.pk)
    context = {"form": form, "title": _("Add a poll"), "back": post.topic.get_absolute_url(), "action": request.path}
    return render(request, "polls/inline_edit.html", context, status=status)
