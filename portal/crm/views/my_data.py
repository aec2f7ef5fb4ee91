"""My data: what is shared, when it left, why and where to; switches, corrections, withdrawal and its receipts."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from portal.common.permissions import Refused
from portal.crm import actions, consents, receipts, sharing
from portal.crm.forms import CorrectionForm, SharingForm
from portal.crm.models import Receipt
from portal.crm.permissions import can_share
from portal.crm.reading import overview
from portal.members.requests import MemberRequest


@login_required
@never_cache
def my_data(request: MemberRequest, form: CorrectionForm | None = None) -> HttpResponse:
    context = overview(request.user, timezone.now())
    context |= {"form": form or CorrectionForm(), "verdict": can_share(request.user)}
    return render(request, "crm/my_data.html", context, status=422 if form is not None and form.errors else 200)


@login_required
@require_POST
def answer(request: MemberRequest) -> HttpResponse:
    """The question after the first post: yes, or not now."""
    if request.POST.get("answer") == "yes":
        actions.agree_to_sharing(member=request.user)
        messages.success(request, _("Thank you. You see what is shared, and can switch it off, on this page."))
        return redirect("crm:my_data")
    actions.decline_sharing(member=request.user)
    back = request.POST.get("next", "")
    return redirect(back if url_has_allowed_host_and_scheme(back, allowed_hosts=None) else "/")


@login_required
@require_POST
def switch(request: MemberRequest) -> HttpResponse:
    """What the member shares from now on."""
    form = SharingForm(request.POST)
    form.is_valid()  # checkboxes only: whatever else was sent is nothing
    wanted, held = form.cleaned_data, consents.granted(request.user.pk)
    is_linked = consents.LINK in held
    changed = False
    for each in sharing.categories():
        is_on = is_linked and each.purpose in held
        if wanted[each.name] != is_on:
            actions.switch_category(member=request.user, category=each.name, is_on=wanted[each.name])
            changed = True
    for purpose in (consents.MARKETING, consents.RANK):
        if wanted[purpose] != (purpose in held):
            actions.switch_purpose(member=request.user, purpose=purpose, is_on=wanted[purpose])
            changed = True
    if changed:
        messages.success(request, _("Saved. What you switched off is blanked in the record; a receipt says when."))
    return redirect("crm:my_data")


@login_required
@require_POST
def withdraw(request: MemberRequest) -> HttpResponse:
    """Stop all of it."""
    receipt = actions.withdraw_sharing(member=request.user)
    if receipt is None:
        messages.info(request, _("Nothing was shared."))
    else:
        words = _("Nothing more is sent, and your fields in the record are being blanked. Your receipt is %(number)s.")
        messages.success(request, words % {"number": receipt.number})
    return redirect("crm:my_data")


@login_required
@require_POST
def correct(request: MemberRequest) -> HttpResponse:
    """Something is wrong in the record."""
    form = CorrectionForm(request.POST)
    if form.is_valid():
        try:
            actions.ask_for_correction(member=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error("field", str(refusal))
        else:
            messages.success(request, _("A person answers within eight days. You see on this page who owes it."))
            return redirect("crm:my_data")
    return my_data(request, form)


@login_required
@require_GET
@never_cache
def receipt(request: MemberRequest, number: str) -> HttpResponse:
    """The receipt as a file, signed as of now."""
    found = get_object_or_404(Receipt, number=number, member=request.user)
    response = JsonResponse(receipts.signed(found, timezone.now()), json_dumps_params={"indent": 1, "ensure_ascii": False})
    response["Content-Disposition"] = f'attachment; filename="receipt-{found.number}.json"'
    return response


@require_GET
def receipt_keys(request: HttpRequest) -> HttpResponse:
    """The public halves of the keys that receipts are signed with."""
    return JsonResponse({"keys": receipts.published_keys()})
