"""The customer record of a member, for staff: a piece beside topics and ideas, or a page of its own."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from portal.crm.card import cards_of
from portal.crm.models import Contact
from portal.crm.store.actions import note_reading
from portal.crm.store.permissions import can_see_records
from portal.members.models import Member
from portal.members.requests import MemberRequest


@require_safe
@never_cache
def card(request: MemberRequest, pk: int) -> HttpResponse:
    """Whoever may not see contacts does not learn that there is such an address."""
    if not can_see_records(request.user, Contact):
        raise Http404
    member = get_object_or_404(Member, pk=pk, erased_at=None)
    cards, reason = cards_of(member, request.user, timezone.now())
    for one in cards:
        note_reading(contact=one.contact, by=request.user)
    context = {"cards": cards, "empty_reason": reason}
    context["title"] = _("Customer record of %(name)s") % {"name": member.display_name}
    return render(request, "crm/card_body.html" if request.htmx else "crm/card.html", context)
