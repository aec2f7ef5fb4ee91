"""Bookmarks: keep a post, its note and its day, the list, and what was dropped by mistake."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core import signing
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from forums import actions
from forums.cards import PostView
from forums.forms import BookmarkForm
from forums.models import Bookmark, Post
from portal.common.pagination import BadCursor, slice_after
from portal.members.requests import MemberRequest

PAGE = 30
_SALT = "forums.bookmark"
_UNDO_FOR = timedelta(hours=1)


@login_required
@require_safe
def bookmark_list(request: MemberRequest) -> HttpResponse:
    """The member's own, the latest first; or those that they are still to be reminded of."""
    marks = Bookmark.objects.of(request.user).select_related("post__topic", "post__author")
    only_waiting = request.GET.get("show") == "reminders"
    if only_waiting:
        marks = marks.waiting()
    try:
        page = slice_after(marks, by="created_at", size=PAGE, cursor=request.GET.get("cursor", ""))
    except BadCursor:
        raise Http404(_("This page of the list does not exist.")) from None
    base = reverse("forums:bookmark_list") + ("?show=reminders&" if only_waiting else "?")
    context = {
        "marks": page.rows,
        "older": f"{base}cursor={page.older}" if page.older else "",
        "newer": f"{base}cursor={page.newer}" if page.newer else "",
        "only_waiting": only_waiting,
    }
    return render(request, "forums/bookmark_list.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def bookmark(request: MemberRequest, pk: int) -> HttpResponse:
    """One click keeps a post (`keep`); the page of a bookmark holds its note and its day."""
    post = get_object_or_404(Post.objects.visible_to(request.user).select_related("topic", "author"), pk=pk)
    mark = Bookmark.objects.filter(member=request.user, post=post).first()
    if request.method == "POST" and "keep" in request.POST:
        return _keep(request, post, mark)
    day = timezone.localdate(mark.remind_at) if mark and mark.remind_at else None
    initial = {"note": mark.note if mark else "", "remind_on": day}
    form = BookmarkForm(request.POST if request.method == "POST" else None, initial=initial, now=timezone.now())
    if form.is_bound and form.is_valid():
        # The same day again is the same reminder, whether it came already or not.
        remind_at = mark.remind_at if mark and form.cleaned_data["remind_on"] == day else form.remind_at()
        try:
            actions.keep_bookmark(post=post, by=request.user, note=form.cleaned_data["note"], remind_at=remind_at)
        except actions.TooManyBookmarks:
            form.add_error(None, _too_many())
        else:
            messages.success(request, _("Saved under Bookmarks, in your menu."))
            return redirect("forums:bookmark_list")
    context = {"post": post, "topic": post.topic, "mark": mark, "form": form}
    return render(request, "forums/bookmark_edit.html", context, status=422 if form.errors else 200)


def _keep(request: MemberRequest, post: Post, mark: Bookmark | None) -> HttpResponse:
    said = _("Kept under Bookmarks, in your menu.")
    if mark is None:
        try:
            actions.keep_bookmark(post=post, by=request.user)
        except actions.TooManyBookmarks:
            messages.error(request, _too_many())
            if request.htmx:
                return HttpResponse(status=204, headers={"HX-Redirect": reverse("forums:bookmark_list")})
            return redirect("forums:bookmark_list")
    if request.htmx:
        view = PostView(post=post, is_kept=True)
        answer = render(request, "forums/partials/bookmark.html", {"view": view})
        answer.headers["HX-Trigger"] = json.dumps({"toast": said})
        return answer
    messages.success(request, said)
    return redirect("forums:post_detail", pk=post.pk)


def _too_many() -> str:
    return _("You already keep %(count)s posts. Remove some that you no longer need.") % {"count": actions.MOST_BOOKMARKS}


@login_required
@require_POST
def bookmark_drop(request: MemberRequest, pk: int) -> HttpResponse:
    """Keep a post no longer. For an hour it can be taken back, note and day included."""
    post = get_object_or_404(Post, pk=pk)
    gone = actions.drop_bookmark(post=post, by=request.user)
    if gone is None:
        messages.info(request, _("This bookmark was already gone."))
    else:
        token = signing.dumps(
            [request.user.pk, gone.post_id, gone.note, _iso(gone.remind_at), _iso(gone.created_at)], salt=_SALT
        )
        messages.success(request, _("Removed."), extra_tags=f"undo:{reverse('forums:bookmark_back', args=[token])}")
    return redirect("forums:bookmark_list")


@login_required
@require_POST
def bookmark_back(request: MemberRequest, token: str) -> HttpResponse:
    """What was dropped by mistake is kept again."""
    try:
        member, pk, note, remind_at, created_at = signing.loads(token, salt=_SALT, max_age=_UNDO_FOR)
    except signing.BadSignature:
        raise Http404(_("It is too late to take this back.")) from None
    post = Post.objects.visible_to(request.user).filter(pk=pk).first()
    if member != request.user.pk or post is None:
        raise Http404(_("It is too late to take this back."))
    actions.keep_bookmark(post=post, by=request.user, note=note, remind_at=_moment(remind_at), now=_moment(created_at))
    messages.success(request, _("It is back."))
    return HttpResponseRedirect(reverse("forums:bookmark_list"))


def _iso(moment: datetime | None) -> str:
    return moment.isoformat() if moment else ""


def _moment(text: Any) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
