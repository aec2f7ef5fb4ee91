"""Taking back what was posted moments ago: the text goes back into the box that it came from."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from forums.actions import take_back
from forums.limits import forget_post
from forums.models import Post
from portal.common.permissions import Refused
from portal.members.requests import MemberRequest
from portal.writing.actions import save_draft
from portal.writing.drafts import draft_of

ASK = "forums:ask"


def say_posted(request: MemberRequest, post: Post) -> None:
    """The word that follows posting, with its way back."""
    messages.success(request, _("Posted."), extra_tags=f"undo:/p/{post.pk}/take-back/")


@login_required
@require_POST
def post_take_back(request: MemberRequest, pk: int) -> HttpResponse:
    by = request.user
    # Not through visible_to: what a second click takes back is gone already.
    own = Post.objects.within_reach(by).select_related("topic").filter(author=by)
    post = get_object_or_404(own, pk=pk)
    try:
        take_back(post=post, by=by)
    except Refused as refusal:
        messages.warning(request, str(refusal))
        return redirect("forums:post_detail", pk=pk)
    post.refresh_from_db()
    place, address, label = _box_of(post)
    if draft_of(by, place) is None:
        title = post.topic.title if post.is_first else ""
        save_draft(
            member=by, place=place, title=title, body=post.body, body_format="html", data={"url": address, "label": label}
        )
        messages.info(request, _("Taken back. Your text is in the box again."))
    else:
        messages.info(
            request,
            _("Taken back. Below is what you were writing meanwhile; what you took back stands where it stood, for you alone."),
        )
    forget_post(by, post)
    return redirect(address)


def _box_of(post: Post) -> tuple[str, str, str]:
    """Place, address and name of the box that the text came from."""
    topic = post.topic
    if post.is_first:
        return ASK, f"/ask/?board={topic.board_id}&kind={topic.kind}", _("Ask a question")
    if post.is_comment:
        return f"forums:comment:{post.parent_id}", f"/p/{post.parent_id}/comment/", topic.title
    return f"forums:reply:{topic.pk}", f"/t/{topic.pk}/reply/#reply", topic.title
