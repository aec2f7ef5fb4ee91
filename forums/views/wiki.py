"""Opening a post for others to edit, and closing it again."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from forums.actions import close_as_wiki, open_as_wiki
from forums.models import Post
from portal.members.requests import MemberRequest


@login_required
@require_POST
def post_wiki(request: MemberRequest, pk: int) -> HttpResponse:
    """A wiki post (`on`), or not any more."""
    post = get_object_or_404(Post.objects.visible_to(request.user).select_related("topic"), pk=pk)
    if request.POST.get("on"):
        open_as_wiki(post=post, by=request.user)
        messages.success(request, _("Others can edit this post now. Its history says who changed what."))
    else:
        close_as_wiki(post=post, by=request.user)
        messages.success(request, _("Only its author edits this post now."))
    return redirect("forums:post_detail", pk=post.pk)
