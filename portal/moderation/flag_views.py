"""Flagging from a page. The queue: `case_views.py`."""

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
from portal.moderation.flagging import AlreadyFlagged, can_flag, case_named, flag
from portal.moderation.models import Flag


class FlagForm(forms.Form):
    reason = forms.ChoiceField(
        label=gettext_lazy("What is wrong with it?"), choices=Flag.Reason.choices, widget=forms.RadioSelect
    )
    note = forms.CharField(
        label=gettext_lazy("What should we know?"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3})
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
