"""What the box offers in which moderators choose a topic."""

from __future__ import annotations

from functools import partial

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from forums.choosing import topic_options as options_for
from forums.permissions import can_moderate
from forums.views.topics import number_in
from portal.common.permissions import require
from portal.common.picking import options_page
from portal.members.requests import MemberRequest


@login_required
@require_safe
def topic_options(request: MemberRequest) -> HttpResponse:
    """Topics with the words typed so far, but for one (`without`)."""
    require(can_moderate(request.user))
    offer = partial(options_for, request.user, without=number_in(request.GET.get("without", "")))
    return options_page(request, name="topic-options", offer=offer)
