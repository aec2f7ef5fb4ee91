"""The page of an account, for whoever may see customer records."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from portal.crm.models import Account
from portal.crm.store.actions import note_account_reading
from portal.crm.store.permissions import can_see_records
from portal.insights.accounts import overview
from portal.members.requests import MemberRequest


@require_safe
@never_cache
def account_detail(request: MemberRequest, pk: int) -> HttpResponse:
    """Whoever may not see accounts does not learn that there is such an address. Each look is noted down."""
    if not can_see_records(request.user, Account):
        raise Http404
    account = get_object_or_404(Account, pk=pk)
    context = overview(account, request.user, timezone.now(), request.GET.dict())
    shown = [row.contact.pk for row in context["rows"] if row.contact is not None]
    note_account_reading(account=account, contacts=shown, by=request.user)
    return render(request, "insights/account_detail.html", context)
