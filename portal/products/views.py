"""Saying that one has a product."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from portal.members.requests import MemberRequest
from portal.products.actions import disown_product, own_product
from portal.products.models import ProductPage


@login_required
@require_POST
def own(request: MemberRequest, pk: int) -> HttpResponse:
    """The member has this product (`on`), or no longer."""
    product = get_object_or_404(ProductPage.objects.visible_to(request.user), pk=pk)
    if request.POST.get("on"):
        own_product(product=product, by=request.user)
        messages.success(request, _("Noted. Questions about it stand in “Of my products”."))
    else:
        disown_product(product=product, by=request.user)
        messages.success(request, _("Noted. You are not asked about it any more."))
    return HttpResponseRedirect(product.get_absolute_url())
