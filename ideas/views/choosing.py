"""What the boxes offer in which one chooses another idea, or a customer to vote for."""

from __future__ import annotations

from functools import partial

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ideas import choosing
from ideas.permissions import can_vote_for, is_team
from ideas.views.ideas import find_idea
from portal.common.permissions import require
from portal.common.picking import options_page
from portal.members.requests import MemberRequest


@login_required
@require_safe
def idea_options(request: MemberRequest) -> HttpResponse:
    """Ideas of the board of an idea (`beside`), by the words typed so far."""
    beside = request.GET.get("beside", "")
    if not (beside.isascii() and beside.isdecimal() and len(beside) < 19):
        raise Http404(_("There is no such idea."))
    idea = find_idea(int(beside), request.user)
    offer = partial(choosing.idea_options, request.user, idea.board_id, without=idea.pk)
    return options_page(request, name="idea-options", offer=offer)


@login_required
@require_safe
def customer_options(request: MemberRequest, pk: int) -> HttpResponse:
    """Members for whom staff may vote, by the words typed so far."""
    idea, now = find_idea(pk, request.user), timezone.now()
    if not is_team(request.user):
        require(can_vote_for(request.user, idea, request.user, now))
    return options_page(request, name="customer-options", offer=partial(choosing.customer_options, request.user, idea, now=now))
