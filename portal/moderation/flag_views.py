"""Flagging from a page, and the queue in the Wagtail admin."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from portal.common.kinds import ContentKind
from portal.common.permissions import require
from portal.members.requests import MemberRequest
from portal.moderation.decidable import CannotDecide, acts_offered, thing_rows
from portal.moderation.decisions import decide
from portal.moderation.flagging import (
    AlreadyFlagged,
    can_decide,
    can_decide_on,
    can_flag,
    can_open,
    case_named,
    decision_log,
    decisions_on,
    flag,
    flags_on,
    open_cases,
    open_private_content,
)
from portal.moderation.models import Decision, Flag, Rule
from portal.moderation.reach import is_within_reach


class FlagForm(forms.Form):
    reason = forms.ChoiceField(
        label=gettext_lazy("What is wrong with it?"), choices=Flag.Reason.choices, widget=forms.RadioSelect
    )
    note = forms.CharField(
        label=gettext_lazy("What should we know?"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class DecisionForm(forms.Form):
    act = forms.ChoiceField(label=gettext_lazy("Decision"), widget=forms.RadioSelect)
    rule = forms.ChoiceField(
        label=gettext_lazy("Rule"), choices=[("", gettext_lazy("No rule in particular")), *Rule.choices], required=False
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
    # Whether flags were open when the page was shown: if they are not any more, somebody else has decided.
    source = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, kind: ContentKind, thing: Any, **kwargs: Any) -> None:
        open_reasons = [row.reason for row in flags_on(thing) if not row.outcome]
        acts = acts_offered(kind, thing, is_flagged=bool(open_reasons))
        initial = {
            "act": "leave" if "leave" in acts else "",
            "rule": max(open_reasons, key=open_reasons.count, default=""),
            "source": Decision.Source.FLAG if open_reasons else Decision.Source.DIRECT,
        }
        super().__init__(*args, initial=initial, **kwargs)
        is_hidden = "restore" in acts
        words = {
            "hide": _("Leave it hidden, and agree with the flags") if is_hidden else _("Hide it"),
            "restore": _("Restore it"),
            "lock": _("Lock the topic or idea"),
            "unlock": _("Unlock the topic or idea"),
            "leave": _("Leave it as it is"),
        }
        field = cast(forms.ChoiceField, self.fields["act"])
        field.choices = [(act, words[act]) for act in acts]
        field.error_messages["invalid_choice"] = _("This cannot be decided here, or not any more. Choose what is offered.")

    def clean_source(self) -> str:
        given = self.cleaned_data["source"]
        return given if given in (Decision.Source.FLAG, Decision.Source.DIRECT) else str(self.initial["source"])


class OpeningForm(forms.Form):
    opening = forms.CharField(
        label=gettext_lazy("Why do you open it?"),
        max_length=300,
        help_text=gettext_lazy("Administrators read this in the report “Private content opened”."),
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
    cases = open_cases(request.user)
    return render(request, "moderation/admin/queue.html", {"cases": cases, "page_title": _("Flags")})


@require_http_methods(["GET", "POST"])
def case_detail(request: MemberRequest, key: str) -> HttpResponse:
    """One thing, its flags, and the decision. What the moderator may not see is not found, or opened first and on record."""
    require(can_decide(request.user))
    found = case_named(key)
    if found is None:
        raise Http404
    kind, thing = found
    if not is_within_reach(request.user, kind, thing):
        return _private_case(request, kind, thing)
    form = DecisionForm(request.POST or None, kind=kind, thing=thing)
    if request.method == "POST" and form.is_valid():
        return _decided(request, thing, form)
    return _case_page(request, kind, thing, form)


def _private_case(request: MemberRequest, kind: ContentKind, thing: Any) -> HttpResponse:
    """Nothing is shown before a reason is given and the reading is recorded; each time that it is shown is one reading."""
    if not can_open(request.user):
        raise Http404
    is_opening = "opening" in request.POST
    if request.method == "POST" and not is_opening:
        require(can_decide_on(request.user, kind, thing, timezone.now()))
        form = DecisionForm(request.POST, kind=kind, thing=thing)
        if form.is_valid():
            return _decided(request, thing, form)
        reason = _("A decision on it was sent with a mistake, and shown again.")
    else:
        opening = OpeningForm(request.POST if is_opening else None)
        if not opening.is_valid():
            return render(
                request,
                "moderation/admin/case_private.html",
                {"kind": kind, "form": opening, "page_title": _("Private content")},
                status=422 if is_opening else 200,
            )
        form, reason = DecisionForm(kind=kind, thing=thing), opening.cleaned_data["opening"]
    open_private_content(thing=thing, by=request.user, page=request.path, reason=reason)
    return _case_page(request, kind, thing, form, is_private=True)


def _decided(request: MemberRequest, thing: Any, form: DecisionForm) -> HttpResponse:
    try:
        decide(thing=thing, by=request.user, **form.cleaned_data)
    except CannotDecide as problem:
        messages.info(request, str(problem))
    else:
        messages.success(request, _("Decided, and written in the log."))
    return redirect("moderation_queue")


def _case_page(
    request: MemberRequest, kind: ContentKind, thing: Any, form: DecisionForm, *, is_private: bool = False
) -> HttpResponse:
    return render(
        request,
        "moderation/admin/case_detail.html",
        {
            "kind": kind,
            "thing": thing,
            "title": kind.title(thing),
            "url": "" if is_private else kind.url(thing),
            "body": getattr(thing, "body", ""),
            "author": getattr(thing, "author", None),
            "is_hidden": getattr(thing, "hidden_at", None) is not None,
            "is_private": is_private,
            "flags": flags_on(thing),
            "decisions": decisions_on(thing_rows(kind, thing)),
            "form": form,
            "page_title": _("Decide"),
        },
        status=422 if form.is_bound else 200,
    )


@require_http_methods(["GET"])
def log(request: MemberRequest) -> HttpResponse:
    require(can_decide(request.user))
    return render(request, "moderation/admin/log.html", {"rows": decision_log(request.user), "page_title": _("Moderation log")})
