"""Inbox, follow buttons, preferences, and the link that stops letters."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.contrib.contenttypes.models import ContentType
from django.contrib.contenttypes.prefetch import GenericPrefetch
from django.db import models
from django.db.models import Prefetch, QuerySet
from django.http import Http404, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from forums.boards import board_map as forum_boards
from forums.models import Bookmark, Post, Topic
from ideas.boards import board_map as idea_boards
from ideas.models import IdeaComment
from portal.common.caching import personal
from portal.common.pagination import BadCursor, slice_after
from portal.members.models import Member
from portal.members.requests import MemberRequest
from portal.notifications.actions import choose_ways, follow, mark_read, stop_letters, unfollow
from portal.notifications.buttons import words_of_count
from portal.notifications.letters import read_stop_token
from portal.notifications.lines import line_of
from portal.notifications.models import (
    MAILED_BY_DEFAULT,
    Follow,
    Notification,
    NotificationKind,
    Preference,
)
from portal.notifications.of_ideas import OFFER
from portal.notifications.recipients import FOLLOWABLE, followable, visible_subjects, visible_things
from portal.notifications.unread import unread_count

PAGE = 30


@login_required
@require_GET
def inbox(request: MemberRequest) -> HttpResponse:
    own_notes = Prefetch("bookmarks", Bookmark.objects.filter(member=request.user), to_attr="own_bookmarks")
    posts = Post.objects.select_related("topic").prefetch_related(own_notes)
    subjects: list[QuerySet[Any]] = [posts, Topic.objects.all(), IdeaComment.objects.select_related("idea")]
    rows = (
        Notification.objects.filter(member=request.user)
        .select_related("actor", "activity", "subject_type")
        .prefetch_related(GenericPrefetch("subject", subjects))
    )
    only_unread = request.GET.get("show") == "unread"
    if only_unread:
        rows = rows.filter(read_at=None)
    try:
        page = slice_after(rows, by="created_at", size=PAGE, cursor=request.GET.get("cursor", ""))
    except BadCursor:
        raise Http404(_("This page of the inbox does not exist.")) from None
    visible = visible_subjects(request.user, [row.named for row in page.rows])
    offered = [row.subject_id for row in page.rows if row.about == OFFER]
    voted = set(request.user.idea_votes.filter(idea_id__in=offered).values_list("idea_id", flat=True)) if offered else set()
    lines = [
        line_of(row, request.user, has_voted=row.subject_id in voted)
        for row in page.rows
        if row.named in visible and row.subject
    ]
    return render(
        request,
        "notifications/inbox.html",
        {
            "lines": lines,
            "older": _at(page.older, only_unread),
            "newer": _at(page.newer, only_unread),
            "only_unread": only_unread,
            "unread": words_of_count(unread_count(request.user)),
        },
    )


def _at(cursor: str, only_unread: bool) -> str:
    if not cursor:
        return ""
    return f"{reverse('notifications:inbox')}?{urlencode({'cursor': cursor} | ({'show': 'unread'} if only_unread else {}))}"


@login_required
@require_POST
def inbox_read(request: MemberRequest) -> HttpResponse:
    """Mark one line (`pk`) or all as read."""
    pk = request.POST.get("pk", "")
    if pk and not pk.isdecimal():
        raise Http404
    mark_read(member=request.user, pks=[int(pk)] if pk and len(pk) < 19 else None)
    return _back(request, reverse("notifications:inbox"))


@personal
@require_GET
def inbox_count(request: MemberRequest) -> HttpResponse:
    count = unread_count(request.user) if isinstance(request.user, Member) else 0
    return JsonResponse({"unread": count})


@login_required
@require_POST
def follow_change(request: MemberRequest, kind: str, pk: int) -> HttpResponse:
    """Follow, mute or neither: `state` is followed, muted or nothing."""
    thing = followable(kind, pk)
    if thing is None or not _may_see(request.user, kind, thing):
        raise Http404(_("There is nothing here to follow."))
    state = request.POST.get("state", "")
    if state in ("followed", "muted"):
        follow(member=request.user, thing=thing, is_muted=state == "muted")
    else:
        unfollow(member=request.user, thing=thing)
    if request.htmx:
        return render(
            request,
            "notifications/partials/follow.html",
            {"follow": {"kind": kind, "pk": pk, "state": state if state in ("followed", "muted") else ""}},
        )
    return _back(request, getattr(thing, "get_absolute_url", lambda: "/")())


def _may_see(member: Member, kind: str, thing: models.Model) -> bool:
    return thing.pk in visible_things(member, kind, [thing.pk])


@login_required
@require_http_methods(["GET", "POST"])
def settings_page(request: MemberRequest) -> HttpResponse:
    if request.method == "POST":
        for kind in _kinds_for(request.user):
            choose_ways(
                member=request.user,
                kind=kind,
                by_inbox=f"{kind.value}-inbox" in request.POST,
                by_email=f"{kind.value}-email" in request.POST,
            )
        from django.contrib import messages

        messages.success(request, _("Saved. This is how you hear of things from now on."))
        return redirect("notifications:settings")
    chosen = {row.kind: row for row in Preference.objects.filter(member=request.user)}
    rows = [
        {
            "kind": kind.value,
            "label": kind.label,
            "by_inbox": chosen[kind].by_inbox if kind in chosen else True,
            "by_email": chosen[kind].by_email if kind in chosen else kind in MAILED_BY_DEFAULT,
        }
        for kind in _kinds_for(request.user)
    ]
    follows = (
        Follow.objects.filter(member=request.user)
        .select_related("object_type")
        .prefetch_related("object")
        .order_by("-created_at")[:200]
    )
    return render(request, "notifications/settings.html", {"rows": rows, "follows": _follow_rows(request.user, follows)})


def _kinds_for(member: Member) -> list[NotificationKind]:
    """Kinds that can reach the member: topics are given to moderators and staff only."""
    is_staff = member.is_moderator or member.is_company
    return [kind for kind in NotificationKind if is_staff or kind != NotificationKind.ASSIGNED]


def _address(kind: str, thing: Any) -> str:
    """Where one reads it. Boards have theirs at hand; a page of the tree would be asked for its own with a query each."""
    if kind in ("board", "idea_board"):
        entry = forum_boards().get(thing.pk) if kind == "board" else idea_boards().get(thing.pk)
        return entry.path if entry else ""
    if kind == "tag":
        return reverse("forums:tag_detail", args=[thing.slug])
    return thing.get_absolute_url()


def _follow_rows(member: Member, follows: Iterable[Follow]) -> list[dict[str, object]]:
    names = {ContentType.objects.get_for_model(model).pk: kind for kind, model in FOLLOWABLE.items()}
    by_kind: dict[str, list[int]] = {}
    for row in follows:
        if row.object_type_id in names:
            by_kind.setdefault(names[row.object_type_id], []).append(row.object_id)
    visible = {kind: visible_things(member, kind, pks) for kind, pks in by_kind.items()}
    rows = []
    for row in follows:
        kind = names.get(row.object_type_id, "")
        if row.object is None or row.object_id not in visible.get(kind, ()):
            continue
        rows.append(
            {
                "title": str(row.object),
                "url": _address(kind, row.object),
                "kind": kind,
                "pk": row.object_id,
                "state": "muted" if row.is_muted else "followed",
            }
        )
    return rows


@personal
@csrf_exempt  # mail programs post here without a session (RFC 8058); the token says who and what
@require_http_methods(["GET", "POST"])
def stop(request: MemberRequest, token: str) -> HttpResponse:
    """Stop letters of one kind, signed in or not. A GET asks, so that link checkers stop nothing."""
    found = read_stop_token(token)
    member = Member.objects.present().filter(pk=found[0]).first() if found else None
    if found is None or member is None:
        raise Http404(_("This link is not complete. Copy the whole address from the e-mail."))
    kind = NotificationKind(found[1])
    is_done = request.method == "POST"
    if is_done:
        stop_letters(member=member, kind=kind)
    return render(request, "notifications/stop.html", {"kind": kind, "is_done": is_done, "token": token})


def _back(request: MemberRequest, fallback: str) -> HttpResponseRedirect:
    target = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()}, require_https=request.is_secure()):
        target = fallback
    return HttpResponseRedirect(target)
