"""What a member asked and answered, and what waits for them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from forums.models import Topic, TopicQuerySet
from forums.read_state import mark_unread
from forums.rows import PAGE, TopicRow, for_rows, rows_of
from forums.worklists import WORKLISTS, replied_by
from portal.common.pagination import BadCursor, slice_after
from portal.members.requests import MemberRequest

FEW = 10  # of each sort on the page of what waits


@login_required
@require_safe
def mine_list(request: MemberRequest, show: str) -> HttpResponse:
    """Topics that the member began (`asked`), or replied in (`answered`)."""
    topics = Topic.objects.visible_to(request.user)
    if show == "asked":
        topics, by = topics.filter(author=request.user), "posted_at"
    else:
        topics, by = topics.filter(replied_by(request.user)).exclude(author=request.user), "active_at"
    try:
        page = slice_after(for_rows(topics), by=by, size=PAGE, cursor=request.GET.get("cursor", ""))
    except BadCursor:
        raise Http404(_("This page of the list does not exist.")) from None
    now = timezone.now()
    rows = rows_of(page.rows, now=now, with_board=True)
    mark_unread(rows, request.user, now)
    context = {
        "show": show,
        "rows": rows,
        "older": f"?cursor={page.older}" if page.older else "",
        "newer": f"?cursor={page.newer}" if page.newer else "",
    }
    return render(request, "forums/mine_list.html", context)


@login_required
@require_safe
def mine_waiting(request: MemberRequest) -> HttpResponse:
    """What waits for the member: a few of each sort, and where the rest stands. The same number of queries always."""
    now = timezone.now()
    sections = [section for section in _sections(request, now) if section["rows"]]
    mark_unread([row for section in sections for row in section["rows"]], request.user, now)
    return render(request, "forums/mine_waiting.html", {"sections": sections, "show": "waiting"})


def _sections(request: MemberRequest, now: datetime) -> list[dict[str, Any]]:
    me = request.user
    visible = Topic.objects.visible_to(me)
    own = visible.filter(author=me)
    return [
        _section("asked", _("You were asked for more"), own.needs_info(), "/mine/asked/", now),
        _section(
            "settle",
            _("Answered: did one of them help?"),
            own.unsolved().filter(answered_at__isnull=False, others_reply_count__gt=0, needs_info_at=None),
            "/mine/asked/",
            now,
        ),
        _section("claims", _("You are on it"), visible.open_questions().filter(claimed_by=me, claimed_until__gt=now), "", now),
        _section("assigned", _("Given to you"), visible.assigned_to_do(me), "/topics/assigned/", now),
        _section(
            "finish",
            _("The asker came back to you"),
            WORKLISTS["to-finish"].of(visible, me, now),
            "/topics/to-finish/",
            now,
        ),
    ]


def _section(name: str, title: str, topics: TopicQuerySet, more: str, now: datetime) -> dict[str, Any]:
    found = list(for_rows(topics).order_by("-active_at", "-pk")[: FEW + 1])
    rows: list[TopicRow] = rows_of(found[:FEW], now=now, with_board=True)
    return {"name": name, "title": title, "rows": rows, "more": more if len(found) > FEW else ""}
