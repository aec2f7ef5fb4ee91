"""Inbox, follow buttons, preferences, and the link that stops e-mails."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.http import Http404, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from portal.activity.notices import NoticeKind, notice_kind, notice_kinds
from portal.common.caching import personal
from portal.common.kinds import Followable, kind_of, kinds_with
from portal.common.pagination import BadCursor
from portal.members.models import Member
from portal.members.requests import MemberRequest
from portal.notifications.actions import (
    choose_ways,
    follow,
    mark_read,
    mark_unread,
    mute_from_email,
    put_back,
    stop_emails,
    unfollow,
)
from portal.notifications.buttons import words_of_count
from portal.notifications.inbox import MOST_EVENTS, kinds_in, page_of, stamp_of
from portal.notifications.links import mute_token, read_mute_token, read_stop_token
from portal.notifications.models import Follow, Preference
from portal.notifications.recipients import followable, visible_things
from portal.notifications.unread_counts import unread_count


@login_required
@require_GET
def inbox(request: MemberRequest) -> HttpResponse:
    member = request.user
    kinds = kinds_in(member)
    kind = next((kind for kind in kinds if kind.name == request.GET.get("kind")), None)
    shown = {"show": "unread"} if request.GET.get("show") == "unread" else {}
    narrowed = {"kind": kind.name} if kind else {}
    try:
        lines, page = page_of(
            member, kind=narrowed.get("kind", ""), only_unread=bool(shown), cursor=request.GET.get("cursor", "")
        )
    except BadCursor:
        raise Http404(_("This page of the inbox does not exist.")) from None
    return render(
        request,
        "notifications/inbox.html",
        {
            "lines": lines,
            "most": MOST_EVENTS,
            "older": _at(shown | narrowed | {"cursor": page.older}) if page.older else "",
            "newer": _at(shown | narrowed | {"cursor": page.newer}) if page.newer else "",
            "only_unread": bool(shown),
            "kind": kind,
            "kinds": [(one, _at(shown | {"kind": one.name})) for one in kinds] if len(kinds) > 1 or kind else [],
            "all_at": _at(narrowed),
            "unread_at": _at(narrowed | {"show": "unread"}),
            "every_kind_at": _at(shown),
            "unread": words_of_count(unread_count(member)),
        },
    )


def _at(asked: dict[str, str]) -> str:
    return reverse("notifications:inbox") + (f"?{urlencode(asked)}" if asked else "")


@login_required
@require_POST
def inbox_read(request: MemberRequest) -> HttpResponse:
    """Mark one line (`pk`), those of a kind, or all as read, with a way back. `quiet`: it was opened, so nothing is said."""
    pks, now = _numbers(request), timezone.now()
    kind = request.POST.get("kind", "")
    if kind:
        notice_kind(kind)
    count = mark_read(member=request.user, pks=pks, kind=kind, now=now)
    if "quiet" in request.POST:
        return HttpResponse(status=204)
    if count:
        messages.success(
            request,
            _("Marked as read.") if pks else _("All marked as read."),
            extra_tags=f"undo:{reverse('notifications:inbox_unread')}?read_at={stamp_of(now)}",
        )
    return _back(request, reverse("notifications:inbox"))


@login_required
@require_POST
def inbox_unread(request: MemberRequest) -> HttpResponse:
    """Mark a line (`pk`) as unread, or all that was marked as read at a moment."""
    pks, stamp = _numbers(request), request.GET.get("read_at", "")
    try:
        read_at = datetime.fromtimestamp(float(stamp), UTC) if stamp else None
    except (ValueError, OverflowError, OSError):
        raise Http404 from None
    if pks is None and read_at is None:
        raise Http404
    mark_unread(member=request.user, pks=pks, read_at=read_at)
    return _back(request, reverse("notifications:inbox"))


def _numbers(request: MemberRequest) -> list[int] | None:
    pk = request.POST.get("pk", "")
    if pk and not (pk.isdecimal() and len(pk) < 19):
        raise Http404
    return [int(pk)] if pk else None


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
            "has_inbox": kind.has_inbox,
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
    """Stop e-mails of one kind, signed in or not. A GET asks, so that link checkers stop nothing."""
    found = read_stop_token(token)
    member = Member.objects.present().filter(pk=found[0]).first() if found else None
    if found is None or member is None:
        raise Http404(_("This link is not complete. Copy the whole address from the e-mail."))
    kind = found[1]
    is_done = request.method == "POST"
    if is_done:
        stop_emails(member=member, kind=kind.name)
    return render(request, "notifications/stop.html", {"kind": kind, "is_done": is_done, "token": token})


@personal
@csrf_exempt  # the token of the e-mail says who and what; a session there need not be
@require_http_methods(["GET", "POST"])
def mute(request: MemberRequest, token: str) -> HttpResponse:
    """Mute a thing from an e-mail about it, signed in or not. A GET asks; a POST mutes, or with the token of the undo takes it back."""
    link = read_mute_token(token)
    member = Member.objects.present().filter(pk=link.member_id).first() if link else None
    kind = kind_of(link.thing) if link else None
    if link is None or member is None or kind is None:
        raise Http404(_("This link is not complete. Copy the whole address from the e-mail."))
    state, undo = "asked", ""
    if request.method == "POST":
        if link.before:
            put_back(member=member, thing=link.thing, before=link.before)
            state = "undone"
        else:
            before, state = mute_from_email(member=member, thing=link.thing), "muted"
            undo = mute_token(member.pk, link.thing, before=before) if before != "muted" else ""
    # Whoever has the link need not be the member, and what it is about may have gone private.
    title = str(kind.title(link.thing)) if link.thing.pk in visible_things(member, link.name, [link.thing.pk]) else ""
    context = {"state": state, "kind": kind.label, "title": title, "undo": undo, "token": token}
    return render(request, "notifications/mute.html", context)


def _back(request: MemberRequest, fallback: str) -> HttpResponseRedirect:
    target = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()}, require_https=request.is_secure()):
        target = fallback
    return HttpResponseRedirect(target)
