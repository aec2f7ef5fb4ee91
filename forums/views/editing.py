"""Editing a post, and what edits changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.contenttypes.models import ContentType
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from markupsafe import Markup

from forums.actions import ChangedMeanwhile, NotEnough, edit_post
from forums.actions.editing import Unchanged
from forums.board_fields import answer_fields, answers_in
from forums.forms import EditForm, EditTopicForm
from forums.models import Post
from forums.permissions.writing import can_edit_post
from portal.common.permissions import require
from portal.members.requests import MemberRequest
from portal.writing.actions import discard_draft
from portal.writing.diff import changes, words_changed
from portal.writing.entry import NotAdmitted
from portal.writing.forms import show_refusal
from portal.writing.models import Revision

MOST_CHANGES = 20  # shown on one page; comparing texts is work


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def post_edit(request: MemberRequest, pk: int) -> HttpResponse:
    """The text in a box, with the title and tags of the topic where it is a first post."""
    now = timezone.now()
    post = get_object_or_404(Post.objects.with_own_hidden(request.user).select_related("topic"), pk=pk)
    require(can_edit_post(request.user, post, now))
    topic = post.topic
    initial = {"body": post.body, "title": topic.title, "tags": [name for _slug, name in topic.tag_names]}
    data_in = request.POST or None
    own: dict[str, Any] = {"initial": initial, "by": request.user, "before": post.body}
    form = EditTopicForm(data_in, topic=topic, **own) if post.is_first else EditForm(data_in, **own)
    place = f"forums:edit:{post.pk}"
    status = 200
    version, as_it_stands = request.POST.get("version") or post.version, ""
    if request.method == "POST":
        status = 422
        if form.is_valid():
            data = form.cleaned_data
            try:
                edit_post(
                    post=post,
                    by=request.user,
                    body=data["body"],
                    title=data.get("title"),
                    tags=data.get("tags"),
                    answers=answers_in(form) if post.is_first else None,
                    product=data.get("product", Unchanged.UNCHANGED),
                    reason=data["reason"],
                    version=version,
                    now=now,
                )
                discard_draft(member=request.user, place=place)
                messages.success(request, _("Your changes are saved."))
                return redirect("forums:post_detail", pk=post.pk)
            except NotAdmitted as refusal:
                status = show_refusal(form, refusal)
            except NotEnough as error:  # an editor changed the board while the form was open
                form.add_error(None, str(error))
            except ChangedMeanwhile as changed:
                form.add_error(
                    "body",
                    _("Somebody changed this text while you were writing. Combine your version with theirs, which is below."),
                )
                version, as_it_stands, status = changed.post.version, changed.post.body, 409
    context = {"form": form, "post": post, "topic": topic, "place": place, "is_other": post.author_id != request.user.pk}
    context |= {"version": version, "as_it_stands": as_it_stands}
    context["asked"] = answer_fields(form)
    return render(request, "forums/post_edit.html", context, status=status)


@dataclass(frozen=True)
class Change:
    """One edit: who, when, why, and the words that it took away and added."""

    number: int
    at: datetime
    editor: Any
    editor_name: str
    reason: str
    title: Markup  # empty where the title stayed
    tags: Markup
    body: Markup


@require_safe
def post_history(request: MemberRequest, pk: int) -> HttpResponse:
    """What each edit changed, the latest first, for whoever may read the post."""
    post = get_object_or_404(Post.objects.visible_to(request.user).select_related("topic", "author"), pk=pk)
    page = request.GET.get("page", "1")
    if not page.isdecimal() or len(page) > 5 or int(page) < 1:
        raise Http404(_("There is no such page."))
    start = (int(page) - 1) * MOST_CHANGES
    revisions = list(
        Revision.objects.filter(object_type=ContentType.objects.get_for_model(Post), object_id=post.pk)
        .select_related("editor")
        .order_by("-number")[max(0, start - 1) : start + MOST_CHANGES + 1]
    )
    # A revision is what stood before its edit; after it stood the next one, or what stands now.
    after = revisions.pop(0) if start and revisions else None
    has_more = len(revisions) > MOST_CHANGES
    if start and not revisions:
        raise Http404(_("There is no such page."))
    rows = []
    for revision in revisions[:MOST_CHANGES]:
        rows.append(_change(revision, after, post))
        after = revision
    context = {
        "post": post,
        "topic": post.topic,
        "changes": [row for row in rows if row.title or row.tags or row.body],
        "older": f"/p/{post.pk}/history/?page={int(page) + 1}" if has_more else "",
        "newer": f"/p/{post.pk}/history/?page={int(page) - 1}" if start else "",
    }
    return render(request, "forums/post_history.html", context)


def _change(revision: Revision, after: Revision | None, post: Post) -> Change:
    topic = post.topic
    title, tags, body = (
        (after.title, after.tags, after.body)
        if after is not None
        else (topic.title, [name for _slug, name in topic.tag_names], post.body)
    )
    nothing = Markup("")
    is_first = post.is_first and bool(revision.title)
    return Change(
        number=revision.number,
        at=revision.created_at,
        editor=revision.editor,
        editor_name=revision.editor_name,
        reason=revision.reason,
        title=words_changed(revision.title, title) if is_first and revision.title != title else nothing,
        tags=words_changed(", ".join(revision.tags), ", ".join(tags)) if is_first and revision.tags != tags else nothing,
        body=changes(revision.body, body) if revision.body != body else nothing,
    )
