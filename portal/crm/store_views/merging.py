"""Merging two contacts: choose the other one, compare, decide; and undo it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from portal.common.permissions import require
from portal.crm.duplicates.comparing import COMPARISONS
from portal.crm.duplicates.in_store import record_of
from portal.crm.models import Contact, ContactMerge
from portal.crm.store.actions import merge_contacts, note_reading, undo_merge
from portal.crm.store.permissions import can_merge, can_see_records, can_write_record
from portal.crm.store_views.forms import RecordField
from portal.crm.store_views.screens import SCREENS, day
from portal.members.requests import MemberRequest


class OtherForm(forms.Form):
    other = RecordField(Contact, label=gettext_lazy("The other contact"), required=True)


def compare(one: Contact, other: Contact) -> list[tuple[Any, Any, Any, str]]:
    """Field by field: label, both values, and how they agree in words."""
    words = {}
    mine, theirs = record_of(one), record_of(other)
    for comparison in COMPARISONS:
        left, right = comparison.prepare(mine), comparison.prepare(theirs)
        if left and right:
            level = 0 if left == right else comparison.level(left, right)
            words[comparison.name] = comparison.levels[level]
    rows = []
    for fact in SCREENS["contacts"].facts:
        left, right = fact.value(one), fact.value(other)
        if left or right:
            rows.append((fact.label, left, right, words.get({"account": "company"}.get(fact.key, fact.key), "")))
    return rows


def last_order(contact: Contact) -> str:
    order = contact.orders.order_by("-ordered_at").first()
    return day(order.ordered_at) if order else ""


def contact_merge(request: MemberRequest, pk: int) -> HttpResponse:
    """GET: choose the other one, and with `other` compare both. POST: merge; `keep` is which of them stays."""
    one = get_object_or_404(Contact.objects.select_related("account"), pk=pk)
    require(can_see_records(request.user, Contact))
    require(can_write_record(request.user, one))
    given = request.POST if request.method == "POST" else request.GET
    form = OtherForm(given if "other" in given else None)
    other = form.cleaned_data["other"] if form.is_bound and form.is_valid() else None
    verdict = can_merge(request.user, one, other) if other else None
    if request.method == "POST" and other:
        require(can_merge(request.user, one, other))
        survivor, merged = (other, one) if request.POST.get("keep") == "other" else (one, other)
        merge_contacts(survivor=survivor, merged=merged, by=request.user)
        messages.success(request, _("%(merged)s is now one with %(kept)s.") % {"merged": merged.number, "kept": survivor})
        return redirect("crm_contacts_detail", pk=survivor.pk)
    if other:
        note_reading(contact=other, by=request.user)
    note_reading(contact=one, by=request.user)
    context = {
        "one": one,
        "other": other,
        "form": form,
        "refusal": verdict.reason if verdict is not None and not verdict else "",
        "rows": compare(one, other) if other else [],
        "orders": (last_order(one), last_order(other)) if other else None,
        "page_title": _("Merge contacts"),
        "header_icon": "user",
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_home"), "label": _("Home")},
            {"url": reverse("crm_contacts_list"), "label": _("Contacts")},
            {"url": reverse("crm_contacts_detail", args=[one.pk]), "label": str(one)},
            {"url": "", "label": _("Merge")},
        ],
    }
    return TemplateResponse(request, "crm/admin/contact_merge.html", context)


@require_POST
def merge_undo(request: MemberRequest, pk: int) -> HttpResponse:
    merge = get_object_or_404(ContactMerge.objects.select_related("survivor"), pk=pk)
    merge = undo_merge(merge=merge, by=request.user)
    messages.success(request, _("They are two contacts again."))
    return redirect("crm_contacts_detail", pk=merge.survivor_id)
