"""What the box offers in which moderators choose a topic."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from forums.boards import board_map
from forums.choosing import topics_like
from forums.permissions import can_moderate
from forums.views.topics import number_in
from portal.common.permissions import require
from portal.common.ratelimit import require_limit
from portal.members.requests import MemberRequest


@login_required
@require_safe
def topic_options(request: MemberRequest) -> HttpResponse:
    """Options for a `<datalist>`: topics with the words typed so far (`into` or `duplicate_of`), but for one (`without`)."""
    require(can_moderate(request.user))
    require_limit(f"topic-options:{request.user.pk}", times=240, seconds=60)
    typed = request.GET.get("into") or request.GET.get("duplicate_of", "")
    boards = board_map()
    topics = topics_like(request.user, typed, without=number_in(request.GET.get("without", "")))
    rows = [(topic, boards[topic.board_id].title) for topic in topics if topic.board_id in boards]
    return render(request, "forums/partials/topic_options.html", {"rows": rows})
