"""The queue of moderators and staff: what waits, how much of it, and since when; the oldest first."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from forums.models import Topic
from forums.permissions import can_moderate, can_see_queue
from forums.rows import PAGE, for_rows, rows_of
from forums.worklists import QUEUE, age_in_words, counts_of
from portal.common.pagination import BadCursor, slice_after
from portal.common.permissions import require
from portal.members.requests import MemberRequest
from portal.moderation.flagging import can_decide, open_count


@login_required
@require_safe
def queue(request: MemberRequest, name: str = "") -> HttpResponse:
    """One list of the queue, the first that has something where none is named."""
    require(can_see_queue(request.user))
    now = timezone.now()
    visible = Topic.objects.visible_to(request.user).public_rows()
    counts = counts_of(visible, request.user, now)
    if name and name not in counts:
        raise Http404(_("There is no such list."))
    chosen = next((work for work in QUEUE if (work.name == name if name else counts[work.name].count)), QUEUE[0])
    try:
        page = slice_after(
            for_rows(chosen.of(visible, request.user, now)),
            by=chosen.by,
            size=PAGE,
            cursor=request.GET.get("cursor", ""),
            newest_first=False,
        )
    except BadCursor:
        raise Http404(_("This page of the list does not exist.")) from None
    rows = rows_of(page.rows, now=now, with_board=True)
    for row, topic in zip(rows, page.rows, strict=True):
        row.age = age_in_words(getattr(topic, chosen.since), now)
    waiting = counts[chosen.name]
    context: dict[str, Any] = {
        "chosen": chosen,
        "tabs": [(work, counts[work.name].count) for work in QUEUE],
        "rows": rows,
        "count": waiting.count,
        "oldest": age_in_words(waiting.oldest, now) if waiting.oldest else "",
        "base": f"/queue/{chosen.name}/",
        "older": f"/queue/{chosen.name}/?cursor={page.older}" if page.older else "",
        "newer": f"/queue/{chosen.name}/?cursor={page.newer}" if page.newer else "",
        "choosing": bool(can_moderate(request.user)),
        "flags": open_count(request.user) if can_decide(request.user) else None,
    }
    return render(request, "forums/queue.html", context)
