"""Where the buttons and boxes of visitors lead: what they want is kept, and they are asked to sign in."""

from __future__ import annotations

from allauth.core.internal.ratelimit import get_ip
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from portal.common.caching import personal
from portal.common.origins import is_from_here, page_before
from portal.common.ratelimit import require_limit
from portal.common.way_back import with_way_back
from portal.members.ended_sessions import TYPED
from portal.members.kept_acts import LARGEST, KeptAct, act_named, carry_out, forget, keep, kept_in
from portal.members.requests import MemberRequest


@personal
@csrf_exempt  # a visitor's page carries no token; `is_from_here` says whether the form was ours
@require_POST
def act_keep(request: HttpRequest, name: str, pk: int) -> HttpResponse:
    """Keep an act of a visitor and ask for the sign-in after which it is done. Nothing is done here for visitors."""
    act = act_named(name)
    values = act.read(request.POST) if act is not None else None
    pk = min(pk, LARGEST)
    thing = act.find(request.user, pk, values or {}) if act is not None else None
    if act is None or thing is None:
        raise Http404(_("There is nothing here that you could do."))
    onward = _where(request, act, thing)
    if values is None:
        messages.error(request, _("Choose an answer first."))
        return HttpResponseRedirect(onward)
    is_ours = is_from_here(request)
    if is_ours:
        require_limit(f"keep-act:{get_ip(request)}", times=60, seconds=60)
    if request.user.is_authenticated:  # in another tab, meanwhile
        if not is_ours:
            messages.info(request, _("You are signed in already. Press the button once more."))
        elif act.perform is not None:
            carry_out(request, act, pk, values, request.user)
        else:
            keep(request, act, pk, values, onward)
        return HttpResponseRedirect(onward)
    if is_ours:
        keep(request, act, pk, values, onward)
    return HttpResponseRedirect(with_way_back(reverse("account_login"), onward))


@login_required
@require_safe
def typed_before(request: MemberRequest) -> HttpResponse:
    """What was in a form whose writer's session had ended, to be copied into the form anew."""
    kept = kept_in(request)
    if kept is None or kept.act is not TYPED or kept.member != request.user.pk:
        raise Http404(_("Nothing is kept here any more."))
    return render(request, "members/typed_before.html", {"typed": kept.values["typed"], "page": kept.values["page"]})


@login_required
@require_POST
def typed_forget(request: MemberRequest) -> HttpResponse:
    """Keep nothing of it any more."""
    kept = kept_in(request)
    page = str(kept.values.get("page") or "/") if kept is not None else "/"
    forget(request)
    return HttpResponseRedirect(page)


def _where(request: HttpRequest, act: KeptAct, thing: object) -> str:
    """To the page where the button stood, or to the thing itself."""
    came = page_before(request) if act.anchor is not None else ""
    return came + act.anchor(thing) if came and act.anchor is not None else act.address(thing)
