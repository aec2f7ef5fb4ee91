"""What waits for a moderator: held reviews, and returned ones that were sent again."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from portal.common.permissions import require
from portal.members.requests import MemberRequest
from portal.moderation.permissions import can_moderate
from portal.ratings.cards import cards_of, for_cards
from portal.ratings.waiting import held_reviews, sent_again

MOST = 50


@login_required
@require_safe
def held_list(request: MemberRequest) -> HttpResponse:
    """The oldest first. Only of products that the moderator may read of."""
    require(can_moderate(request.user))
    held = list(for_cards(held_reviews(request.user)).select_related("product")[:MOST])
    again = list(for_cards(sent_again(request.user)).select_related("product")[:MOST])
    cards = {card.review.pk: card for card in cards_of([*held, *again], request.user)}
    context = {"held": [cards[each.pk] for each in held], "again": [cards[each.pk] for each in again]}
    return render(request, "ratings/held_list.html", context)
