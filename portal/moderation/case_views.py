"""The review queue and the moderation log in the Wagtail admin."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from portal.common.kinds import ContentKind
from portal.common.permissions import require
from portal.members.requests import MemberRequest
from portal.moderation.account_checks import account_cases
from portal.moderation.actions import suspend_member
from portal.moderation.case_claims import CLAIMED_FOR, claim_case, release_case
from portal.moderation.case_forms import DecisionForm, LogForm, OpeningForm
from portal.moderation.cases import ACCOUNTS, TABS, evidence_on, narrowed, next_case, open_cases, tabs_of
from portal.moderation.decidable import CannotDecide
from portal.moderation.decisions import decide
from portal.moderation.flagging import can_decide, can_decide_on, can_open, case_named, open_private_content
from portal.moderation.log import BadPlace, LogPage, Wanted, moderation_log
from portal.moderation.models import Decision
from portal.moderation.reach import is_within_reach

UNDO_FOR = timedelta(minutes=30)  # so long the queue offers to undo one's last decision; the log does so later


@require_http_methods(["GET"])
def queue(request: MemberRequest) -> HttpResponse:
    require(can_decide(request.user))
    now, tab = timezone.now(), _tab(request)
    every = open_cases(request.user, now=now)
    cases, accounts = narrowed(every, tab), account_cases(request.user, now)
    listed = (accounts or []) if tab == ACCOUNTS else []
    context = {
        "cases": cases,
        "accounts": listed,
        "waiting": len(cases) + len(listed),
        "tabs": tabs_of(every, accounts),
        "tab": tab,
        "oldest_at": min([*(case.oldest_at for case in cases), *(account.since for account in listed)], default=None),
        "next": next_case(cases, request.user, ""),
        "last": _last_decision(request, now),
        "page_title": _("Review queue"),
    }
    return render(request, "moderation/admin/queue.html", context)


@require_http_methods(["GET", "POST"])
def case_detail(request: MemberRequest, key: str) -> HttpResponse:
    """One thing, its flags, and the decision. What the moderator may not see is not found, or opened first and on record."""
    require(can_decide(request.user))
    kind, thing = _found(key)
    if not is_within_reach(request.user, kind, thing):
        return _private_case(request, kind, thing)
    form = _form(request, kind, thing) if request.method == "POST" else None
    if form is not None and "begin" in request.POST:  # put a prepared reason into the box, without script
        return _case_page(request, kind, thing, DecisionForm(initial=form.begun(), kind=kind, thing=thing, by=request.user))
    if form is not None and form.is_valid():
        return _decided(request, key, thing, form)
    return _case_page(request, kind, thing, form)


@require_POST
def case_claim(request: MemberRequest, key: str) -> HttpResponse:
    """Take the case for some minutes, or (`release` in the form) give it back."""
    require(can_decide(request.user))
    kind, thing = _found(key)
    if not is_within_reach(request.user, kind, thing) and not can_open(request.user):
        raise Http404
    if request.POST.get("release"):
        release_case(thing=thing, by=request.user)
        messages.success(request, _("Given back to the queue."))
        return redirect("moderation_queue")
    try:
        claim_case(thing=thing, by=request.user)
    except CannotDecide as problem:
        messages.warning(request, str(problem))
    else:
        minutes = int(CLAIMED_FOR.total_seconds() // 60)
        messages.success(request, _("Yours for %(minutes)s minutes.") % {"minutes": minutes})
    return redirect("moderation_case", key=key)


def _found(key: str) -> tuple[ContentKind[Any], Any]:
    found = case_named(key)
    if found is None:
        raise Http404
    return found


def _form(request: MemberRequest, kind: ContentKind[Any], thing: Any) -> DecisionForm:
    return DecisionForm(request.POST, kind=kind, thing=thing, by=request.user)


def _private_case(request: MemberRequest, kind: ContentKind[Any], thing: Any) -> HttpResponse:
    """Nothing is shown before a reason is given and the reading is recorded; each time that it is shown is one reading."""
    if not can_open(request.user):
        raise Http404
    is_opening = "opening" in request.POST
    form = None
    if request.method == "POST" and not is_opening:
        require(can_decide_on(request.user, kind, thing, timezone.now()))
        form = _form(request, kind, thing)
        if "begin" in request.POST:
            form = DecisionForm(initial=form.begun(), kind=kind, thing=thing, by=request.user)
        elif form.is_valid():
            return _decided(request, f"{kind.name}:{thing.pk}", thing, form)
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
        reason = opening.cleaned_data["opening"]
    open_private_content(thing=thing, by=request.user, page=request.path, reason=reason)
    return _case_page(request, kind, thing, form, is_private=True)


def _decided(request: MemberRequest, key: str, thing: Any, form: DecisionForm) -> HttpResponse:
    """Decide, suspend where that was chosen, both or neither; and go on with the next case."""
    tab = _tab(request)
    below = next_case(narrowed(open_cases(request.user), tab), request.user, key)
    given = dict(form.cleaned_data)
    days = given.pop("suspend", None)
    try:
        with transaction.atomic():
            decide(thing=thing, by=request.user, **given)
            if days and given["act"] == Decision.Act.HIDE:
                until = timezone.now() + timedelta(days=days)
                suspend_member(member=thing.author, by=request.user, reason=given["reason"], until=until)
    except CannotDecide as problem:
        messages.info(request, str(problem))
    else:
        messages.success(request, _("Decided, and written in the log."))
    address = reverse("moderation_case", args=[below.key]) if below is not None else reverse("moderation_queue")
    return redirect(f"{address}?show={tab}" if tab else address)


def _tab(request: MemberRequest) -> str:
    asked = request.GET.get("show", "")
    return asked if asked in TABS or asked == ACCOUNTS else ""


def _case_page(
    request: MemberRequest,
    kind: ContentKind[Any],
    thing: Any,
    form: DecisionForm | None,
    *,
    is_private: bool = False,
) -> HttpResponse:
    now, key = timezone.now(), f"{kind.name}:{thing.pk}"
    evidence = evidence_on(kind, thing, request.user, now)
    every, tab = open_cases(request.user, now=now), _tab(request)
    cases = narrowed(every, tab)
    claim = evidence.claim
    below = next_case(cases, request.user, key)
    context = {
        "kind": kind,
        "thing": thing,
        "key": key,
        "title": kind.title(thing),
        "url": "" if is_private else kind.url(thing),
        "is_hidden": getattr(thing, "hidden_at", None) is not None,
        "is_private": is_private,
        "evidence": evidence,
        "cases": cases,
        "tabs": tabs_of(every, account_cases(request.user, now)),
        "tab": tab,
        "oldest_at": min((case.oldest_at for case in cases), default=None),
        "next": below,
        "last": _last_decision(request, now),
        "is_claimed_by_me": claim is not None and claim.member_id == request.user.pk,
        "is_taken": claim is not None and claim.member_id != request.user.pk,
        "minutes_left": max(1, round((claim.until - now).total_seconds() / 60)) if claim is not None else 0,
        "form": form or DecisionForm(kind=kind, thing=thing, by=request.user, rule=evidence.rule),
        "page_title": _("Decide"),
    }
    return render(
        request, "moderation/admin/case_detail.html", context, status=422 if form is not None and form.is_bound else 200
    )


def _last_decision(request: MemberRequest, now: datetime) -> Decision | None:
    """What the moderator decided last and may take back, for the queue's button."""
    row = Decision.objects.filter(by=request.user, decided_at__gt=now - UNDO_FOR).order_by("-decided_at", "-pk").first()
    return row if row is not None and row.may_be_undone else None


@require_http_methods(["GET"])
def log(request: MemberRequest) -> HttpResponse:
    """Every act of moderation that the reader may see, by who, about whom, when, and in which words."""
    require(can_decide(request.user))
    form = LogForm(request.GET or None, viewer=request.user)
    wanted = form.wanted() if form.is_bound and form.is_valid() else Wanted()
    try:
        page = moderation_log(request.user, wanted, before=request.GET.get("before", ""))
    except BadPlace:
        raise Http404(_("There is no such page of the log.")) from None
    if form.is_bound and not form.is_valid():
        page = LogPage([], "")
    kept = {name: value for name, value in request.GET.items() if name != "before" and value}
    context = {
        "form": form,
        "page": page,
        "older": urlencode(kept | {"before": page.older}) if page.older else "",
        "is_narrowed": bool(kept),
        "filters_on": len(kept),
        "page_title": _("Moderation log"),
    }
    return render(request, "moderation/admin/log.html", context, status=422 if form.is_bound and not form.is_valid() else 200)
