"""Flagging from a page, and the queue in the Wagtail admin."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from portal.common.permissions import require
from portal.members.requests import MemberRequest
from portal.moderation.flagging import (
    AlreadyFlagged,
    NothingToDecide,
    can_decide,
    can_flag,
    case_named,
    decide,
    decisions_on,
    flag,
    flags_on,
    open_cases,
)
from portal.moderation.models import Flag, ModerationNote


class FlagForm(forms.Form):
    reason = forms.ChoiceField(
        label=gettext_lazy("What is wrong with it?"), choices=Flag.Reason.choices, widget=forms.RadioSelect
    )
    note = forms.CharField(
        label=gettext_lazy("What should we know?"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class DecisionForm(forms.Form):
    act = forms.ChoiceField(
        label=gettext_lazy("Decision"),
        choices=[
            ("hide", gettext_lazy("Hide it")),
            ("restore", gettext_lazy("Restore it")),
            ("lock", gettext_lazy("Lock the topic")),
            ("leave", gettext_lazy("Leave it as it is")),
        ],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=gettext_lazy("Reason, for the log and for the author"), max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )
    answer = forms.CharField(
        label=gettext_lazy("Answer to those who flagged it"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


@login_required
@require_http_methods(["GET", "POST"])
def flag_create(request: MemberRequest, key: str) -> HttpResponse:
    """Flag the thing named by `key`, such as forums.post:12."""
    found = case_named(key)
    if found is None or not found[0].visible_to(request.user).filter(pk=found[1].pk).exists():
        raise Http404(_("What you want to flag is no longer there."))
    kind, thing = found
    require(can_flag(request.user, thing))
    form = FlagForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            flag(thing=thing, by=request.user, **form.cleaned_data)
        except AlreadyFlagged:
            messages.info(request, _("You flagged this before. A moderator will look at it."))
        else:
            messages.success(request, _("Thank you. A moderator will look at it and answer you."))
        return redirect(kind.url(thing))
    return render(
        request,
        "moderation/flag_create.html",
        {"form": form, "title": kind.title(thing), "back": kind.url(thing)},
        status=400 if form.is_bound else 200,
    )


@require_http_methods(["GET"])
def queue(request: MemberRequest) -> HttpResponse:
    require(can_decide(request.user))
    cases = open_cases()
    return render(request, "moderation/admin/queue.html", {"cases": cases, "page_title": _("Flags")})


@require_http_methods(["GET", "POST"])
def case_detail(request: MemberRequest, key: str) -> HttpResponse:
    require(can_decide(request.user))
    found = case_named(key)
    if found is None:
        raise Http404
    kind, thing = found
    form = DecisionForm(request.POST or None, initial={"act": "leave"})
    if request.method == "POST" and form.is_valid():
        try:
            decide(thing=thing, by=request.user, **form.cleaned_data)
        except NothingToDecide:
            messages.info(request, _("Another moderator has already decided this."))
        else:
            messages.success(request, _("Decided, and written in the log."))
        return redirect("moderation_queue")
    return render(
        request,
        "moderation/admin/case_detail.html",
        {
            "kind": kind,
            "thing": thing,
            "title": kind.title(thing),
            "url": kind.url(thing),
            "body": getattr(thing, "body", ""),
            "author": getattr(thing, "author", None),
            "is_hidden": getattr(thing, "hidden_at", None) is not None,
            "flags": flags_on(thing),
            "decisions": decisions_on(thing),
            "form": form,
            "page_title": _("Decide"),
        },
    )


@require_http_methods(["GET"])
def decision_log(request: MemberRequest) -> HttpResponse:
    require(can_decide(request.user))
    rows = ModerationNote.objects.select_related("by").order_by("-at")[:200]
    return render(request, "moderation/admin/log.html", {"rows": rows, "page_title": _("Moderation log")})
