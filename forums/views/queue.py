"""The queue of moderators and staff: what waits, how much of it, and since when; the oldest first."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from forums.boards import BoardEntry, boards_visible_to
from forums.models import Topic
from forums.permissions import can_moderate, can_see_queue
from forums.rows import PAGE, TopicRow, for_rows, rows_of
from forums.worklists import QUEUE, SUPPORT, age_in_words, counts_of, promises_of, support_counts
from portal.activity.steps import owed_in_words
from portal.common.pagination import BadCursor, slice_after
from portal.common.permissions import require
from portal.members.models import Member
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
    show = request.GET.get("show", "")
    if show and (name != "support" or show not in SUPPORT):
        raise Http404(_("There is no such list."))
    chosen = next((work for work in QUEUE if (work.name == name if name else counts[work.name].count)), QUEUE[0])
    topics = chosen.of(visible, request.user, now)
    if show:
        topics = topics.filter(SUPPORT[show][1](request.user, now))
    board = _board_of(request) if chosen.name == "support" else None
    if board is not None:
        topics, visible = topics.filter(board_id=board.pk), visible.filter(board_id=board.pk)
    try:
        page = slice_after(
            for_rows(topics),
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
    count, oldest = counts[chosen.name].count, counts[chosen.name].oldest
    at = _addresses(chosen.name, show, board)
    narrower: list[tuple[Any, str, bool, int]] = []
    if chosen.name == "support":
        tell_promises(rows, page.rows, now)
        numbers = support_counts(visible, request.user, now)
        count, oldest = numbers[show], oldest if not show and board is None else None
        narrower = [(label, at(show=word), word == show, numbers[word]) for word, (label, _where) in SUPPORT.items()]
    context: dict[str, Any] = {
        "chosen": chosen,
        "tabs": [(work, counts[work.name].count) for work in QUEUE],
        "rows": rows,
        "count": count,
        "oldest": age_in_words(oldest, now) if oldest else "",
        "older": at(cursor=page.older) if page.older else "",
        "newer": at(cursor=page.newer) if page.newer else "",
        "narrower": narrower,
        "all_of_it": at(show=""),
        "show": show,
        "boards": boards_visible_to(request.user) if narrower else [],
        "board": board,
        "choosing": bool(can_moderate(request.user)),
        "flags": open_count(request.user) if can_decide(request.user) else None,
    }
    return render(request, "forums/queue.html", context)


def tell_promises(rows: list[TopicRow], topics: list[Topic], now: datetime) -> None:
    """Beside each row who owes an answer by when; or whose it is, where nothing was promised. Two queries at most."""
    promises = promises_of(topics)
    holders = {topic.assigned_to_id for topic in topics if topic.assigned_to_id and topic.pk not in promises}
    names = {member.pk: member.display_name for member in Member.objects.filter(pk__in=holders)} if holders else {}
    for row, topic in zip(rows, topics, strict=True):
        if (promise := promises.get(topic.pk)) is not None:
            who = promise.owner.display_name if promise.owner else promise.owner_name
            row.promise, row.is_late = owed_in_words(who, promise.due_at, now), promise.due_at < now
        elif topic.assigned_to_id in names:
            row.promise = _("%(name)s has it") % {"name": names[topic.assigned_to_id]}


def _board_of(request: MemberRequest) -> BoardEntry | None:
    """The board that the list is narrowed to."""
    raw = request.GET.get("board", "")
    if not raw:
        return None
    found = next((board for board in boards_visible_to(request.user) if str(board.pk) == raw), None)
    if found is None:
        raise Http404(_("There is no such board."))
    return found


def _addresses(name: str, show: str, board: BoardEntry | None) -> Callable[..., str]:
    """Addresses of this list, with what narrows it."""
    kept = {"show": show, "board": str(board.pk) if board else ""}

    def at(**changed: str) -> str:
        query = urlencode({key: value for key, value in (kept | changed).items() if value})
        return f"/queue/{name}/{'?' if query else ''}{query}"

    return at
