"""Export of all that is held about me, and erasure."""

from __future__ import annotations

import time

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.crypto import constant_time_compare, get_random_string, salted_hmac
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from portal.common.files import send_file
from portal.common.permissions import require
from portal.common.ratelimit import require_limit
from portal.members import actions
from portal.members.actions.exports import ExportUnderWay
from portal.members.actions.tries import give_back, limits_of_member, take_try
from portal.members.forms import CodeForm, ErasureForm
from portal.members.models import PersonalExport
from portal.members.permissions import can_erase
from portal.members.requests import MemberRequest
from portal.members.tasks import post_email
from portal.members.views import posted

CODE_LASTS = 15 * 60  # seconds
TRIES = 3
SESSION_KEY = "erasure"


@login_required
def privacy(request: MemberRequest) -> HttpResponse:
    now = timezone.now()
    context = {
        "section": "privacy",
        "exports": [
            export
            for export in request.user.exports.order_by("-asked_at")[:5]
            if not export.expires_at or export.expires_at > now
        ],
        "consents": request.user.consents.order_by("-given_at"),
        "erase_verdict": can_erase(request.user),
    }
    return render(request, "members/privacy_detail.html", context)


@login_required
@require_POST
def export_create(request: MemberRequest) -> HttpResponse:
    require_limit(f"export:{request.user.pk}", times=3, seconds=86400)
    try:
        actions.ask_for_export(member=request.user)
    except ExportUnderWay:
        messages.info(request, _("Your export is already being put together."))
    else:
        messages.success(request, _("We are putting your data together and write to you when it is ready."))
    return redirect("members:privacy")


@login_required
def export_download(request: MemberRequest, key: str) -> HttpResponseBase:
    """Only for the member it is about, and only for 48 hours."""
    export = PersonalExport.objects.filter(
        key=key, member=request.user, ready_at__isnull=False, expires_at__gt=timezone.now()
    ).first()
    if export is None:
        raise Http404
    name = f"{request.user.username}-{export.ready_at:%Y-%m-%d}.zip"
    return send_file(request, export.file.path, content_type="application/zip", is_public=False, name=name, is_download=True)


@login_required
def erasure(request: MemberRequest) -> HttpResponse:
    """First step: choose what becomes of what one wrote. A code goes to the member's address."""
    require(can_erase(request.user))
    form = ErasureForm(posted(request))
    if request.method == "POST" and form.is_valid():
        require_limit(f"erasure:{request.user.pk}", times=5, seconds=3600)
        code = get_random_string(6, "0123456789")
        request.session[SESSION_KEY] = {
            "content": form.cleaned_data["content"],
            "code": _fingerprint(request, code),
            "until": int(time.time()) + CODE_LASTS,
            "tries": TRIES,
        }
        if request.user.email:
            post_email("members/mails/erasure_code", to=request.user.email, language=request.user.language, code=code)
        return redirect("members:erasure_confirm")
    context = {"section": "privacy", "form": form}
    return render(request, "members/erasure_choose.html", context, status=422 if form.errors else 200)


@login_required
def erasure_confirm(request: MemberRequest) -> HttpResponse:
    """Second step: the code from the e-mail. Where there is no address (an account made on the server), the handle."""
    member, asked = request.user, request.session.get(SESSION_KEY)
    if not asked or asked["until"] < time.time():
        request.session.pop(SESSION_KEY, None)
        return redirect("members:erasure")
    form = CodeForm(posted(request)) if member.email else None
    is_wrong = False
    if request.method == "POST":
        limits = limits_of_member(purpose="erasure", member_id=member.pk)
        stamp = take_try(limits=limits)
        if stamp is None:
            request.session.pop(SESSION_KEY, None)
            messages.error(
                request, _("Too many wrong codes were entered within a day. Nothing has changed; try again tomorrow.")
            )
            return redirect("members:erasure")
        if _is_confirmed(request, form, asked["code"]):
            give_back(limits=limits, stamp=stamp)
            keep = asked["content"] == ErasureForm.KEEP
            actions.erase_member(member=member, keep_content=keep)
            logout(request)
            return render(request, "members/erasure_done.html", {"kept_content": keep, "site_url": settings.SITE_URL})
        is_wrong = True
        asked["tries"] -= 1
        if asked["tries"] <= 0:
            request.session.pop(SESSION_KEY, None)
            messages.error(request, _("That was the wrong code three times. Nothing has changed; you can start again."))
            return redirect("members:erasure")
        request.session[SESSION_KEY] = asked
        if form is not None and not form.errors:
            form.add_error("code", _("This is not the code in our latest e-mail. Check it again."))
    context = {"section": "privacy", "form": form, "content": asked["content"], "is_wrong": is_wrong}
    return render(request, "members/erasure_confirm.html", context, status=422 if is_wrong else 200)


def _is_confirmed(request: MemberRequest, form: CodeForm | None, expected: str) -> bool:
    if form is None:
        return request.POST.get("handle", "").strip() == request.user.username
    return form.is_valid() and constant_time_compare(_fingerprint(request, form.cleaned_data["code"]), expected)


def _fingerprint(request: MemberRequest, code: str) -> str:
    """Sessions lie in the database: the code itself does not."""
    return salted_hmac("members.erasure", f"{request.user.pk}:{code}").hexdigest()
