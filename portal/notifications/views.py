"""Inbox, follow buttons, preferences, and the link that stops letters."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.contenttypes.models import ContentType
from django.contrib.contenttypes.prefetch import GenericPrefetch
from django.db import models
from django.http import Http404, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from portal.activity.notices import NoticeKind, notice_kinds
from portal.common.caching import personal
from portal.common.kinds import Followable, Notifiable, kind_of, kinds_with
from portal.common.pagination import BadCursor, slice_after
from portal.members.models import Member
from portal.members.requests import MemberRequest
from portal.notifications.actions import choose_ways, follow, mark_read, stop_letters, unfollow
from portal.notifications.buttons import words_of_count
from portal.notifications.emails import read_stop_token
from portal.notifications.inbox_lines import acts_of, line_of
from portal.notifications.models import Follow, Notification, Preference
from portal.notifications.recipients import followable, visible_subjects, visible_things
from portal.notifications.unread_counts import unread_count

PAGE = 30


@login_required
@require_GET
def inbox(request: MemberRequest) -> HttpResponse:
    subjects = [how.for_lines(kind.model._default_manager.all(), request.user) for kind, how in kinds_with(Notifiable)]
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
    shown = [row for row in page.rows if row.named in visible and row.subject]
    acts = acts_of(shown, request.user)
    lines = [line_of(row, request.user, act=acts.get(row.pk)) for row in shown]
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
    words = {"followed": _("You follow this now."), "muted": _("You hear nothing of this any more.")}
    messages.success(request, words.get(state, _("You do not follow this any more.")))
    return _back(request, _address(thing))


def _may_see(member: Member, kind: str, thing: models.Model) -> bool:
    return thing.pk in visible_things(member, kind, [thing.pk])


@login_required
@require_http_methods(["GET", "POST"])
def settings_page(request: MemberRequest) -> HttpResponse:
    if request.method == "POST":
        for kind in _kinds_for(request.user):
            choose_ways(
                member=request.user,
                kind=kind.name,
                by_inbox=f"{kind.name}-inbox" in request.POST,
                by_email=f"{kind.name}-email" in request.POST,
            )
        messages.success(request, _("Saved. This is how you hear of things from now on."))
        return redirect("notifications:settings")
    chosen = {row.kind: row for row in Preference.objects.filter(member=request.user)}
    rows = [
        {
            "kind": kind.name,
            "label": kind.label,
            "by_inbox": chosen[kind.name].by_inbox if kind.name in chosen else True,
            "by_email": chosen[kind.name].by_email if kind.name in chosen else kind.is_mailed,
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


def _kinds_for(member: Member) -> list[NoticeKind]:
    """Kinds that can reach the member."""
    is_staff = member.is_moderator or member.is_company
    return [kind for kind in notice_kinds() if is_staff or not kind.is_for_staff]


def _address(thing: Any) -> str:
    """Where one reads it."""
    kind = kind_of(thing)
    return kind.url(thing) if kind is not None else "/"


def _follow_rows(member: Member, follows: Iterable[Follow]) -> list[dict[str, object]]:
    names = {ContentType.objects.get_for_model(kind.model).pk: how.follow_name for kind, how in kinds_with(Followable)}
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
                "url": _address(row.object),
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
    kind = found[1]
    is_done = request.method == "POST"
    if is_done:
        stop_letters(member=member, kind=kind.name)
    return render(request, "notifications/stop.html", {"kind": kind, "is_done": is_done, "token": token})


def _back(request: MemberRequest, fallback: str) -> HttpResponseRedirect:
    target = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()}, require_https=request.is_secure()):
        target = fallback
    return HttpResponseRedirect(target)
