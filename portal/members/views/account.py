"""One's own settings."""

from __future__ import annotations

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from portal.common.pictures import DecoderBusy
from portal.common.ratelimit import require_limit
from portal.members import actions
from portal.members.actions.profile import HandleTaken
from portal.members.consent_texts import terms
from portal.members.forms import HandleForm, NameForm, PictureForm, PreferencesForm, ProfileForm
from portal.members.kept_acts import perform_kept
from portal.members.permissions import can_change_handle, can_write
from portal.members.pictures import UnusablePicture
from portal.members.requests import MemberRequest
from portal.members.views import posted


@login_required
def welcome(request: MemberRequest) -> HttpResponse:
    """After the first sign-in: the name, which may wait; the terms, where they were not accepted yet."""
    onward = request.POST.get("next") or request.GET.get("next") or "/"
    if not url_has_allowed_host_and_scheme(onward, {request.get_host()}, request.is_secure()):
        onward = "/"
    member = request.user
    if request.method == "POST":
        if "skip" in request.POST and member.rules_accepted_at is not None:
            return redirect(onward)
        form = NameForm(request.POST)
        if form.is_valid():
            actions.introduce(member=member, name=form.cleaned_data["name"])
            messages.success(request, _("Saved. Welcome!"))
            perform_kept(request, member, onward)
            return redirect(onward)
    else:
        form = NameForm(initial={"name": member.name})
    context = {"form": form, "onward": onward, "terms": terms(), "is_waiting": member.approved_at is None}
    return render(request, "members/member_welcome.html", context, status=422 if form.is_bound else 200)


@login_required
def profile(request: MemberRequest) -> HttpResponse:
    form = ProfileForm(posted(request), instance=_copy(request))
    if request.method == "POST" and form.is_valid():
        actions.edit_profile(member=request.user, **form.cleaned_data)
        messages.success(request, _("Your profile is saved."))
        return redirect("members:settings")
    return _profile(request, form=form)


@login_required
@require_POST
def handle_change(request: MemberRequest) -> HttpResponse:
    form = HandleForm(request.POST, member=request.user)
    if form.is_valid():
        try:
            actions.change_handle(member=request.user, handle=form.cleaned_data["handle"])
        except HandleTaken:
            form.add_error("handle", _("This handle is taken. Choose another."))
        else:
            messages.success(request, _("You are @%(handle)s now.") % {"handle": form.cleaned_data["handle"]})
            return redirect("members:settings")
    return _profile(request, handle_form=form)


@login_required
@require_POST
def picture_change(request: MemberRequest) -> HttpResponse:
    require_limit(f"picture:{request.user.pk}", times=20, seconds=3600)
    form = PictureForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            actions.change_picture(member=request.user, file=form.cleaned_data["picture"])
        except UnusablePicture as error:
            form.add_error("picture", str(error))
        except DecoderBusy as error:
            form.add_error("picture", str(error))
            response = _profile(request, picture_form=form)
            response.status_code, response["Retry-After"] = 503, "30"
            return response
        else:
            messages.success(request, _("Your picture is saved."))
            return redirect("members:settings")
    return _profile(request, picture_form=form)


@login_required
@require_POST
def picture_remove(request: MemberRequest) -> HttpResponse:
    actions.remove_picture(member=request.user)
    messages.success(request, _("Your picture is removed. You have your drawn face again."))
    return redirect("members:settings")


@login_required
def preferences(request: MemberRequest) -> HttpResponse:
    form = PreferencesForm(posted(request), instance=_copy(request))
    if request.method == "POST" and form.is_valid():
        actions.change_preferences(member=request.user, **form.cleaned_data)
        messages.success(request, _("Saved."))
        response = redirect("members:preferences")
        # The server writes the theme into the page from this cookie, so that nothing flashes.
        response.set_cookie("theme", form.cleaned_data["theme"], max_age=31536000, samesite="Lax", secure=settings.BEHIND_TLS)
        return response
    context = {"form": form, "section": "preferences"}
    return render(request, "members/preferences_edit.html", context, status=422 if form.errors else 200)


@login_required
def security(request: MemberRequest) -> HttpResponse:
    """How one signs in, and where one is signed in: an overview that leads to the sign-in library's pages."""
    member = request.user
    keys = list(Authenticator.objects.filter(user=member).order_by("created_at"))
    context = {
        "section": "security",
        "addresses": EmailAddress.objects.filter(user=member).order_by("-primary", "email"),
        "passkeys": [key for key in keys if key.type == Authenticator.Type.WEBAUTHN],
        "totp": next((key for key in keys if key.type == Authenticator.Type.TOTP), None),
        "recovery_codes": next((key for key in keys if key.type == Authenticator.Type.RECOVERY_CODES), None),
        "session_count": len(UserSession.objects.purge_and_list(member)),
        "has_providers": bool(settings.OPENID_CONNECT),
        "asks_staff": settings.STAFF_NEEDS_SECOND_FACTOR and member.has_perm("wagtailadmin.access_admin"),
    }
    return render(request, "members/security_detail.html", context)


def _profile(
    request: MemberRequest,
    *,
    form: ProfileForm | None = None,
    handle_form: HandleForm | None = None,
    picture_form: PictureForm | None = None,
) -> HttpResponse:
    now = timezone.now()
    forms = [given for given in (form, handle_form, picture_form) if given is not None]
    context = {
        "section": "profile",
        "form": form or ProfileForm(instance=_copy(request)),
        "handle_form": handle_form or HandleForm(member=request.user),
        "picture_form": picture_form or PictureForm(),
        "handle_verdict": can_change_handle(request.user, now),
        "write_verdict": can_write(request.user, now),
    }
    return render(request, "members/profile_edit.html", context, status=422 if any(given.errors for given in forms) else 200)


def _copy(request: MemberRequest):
    """A copy for a form to write into, so that a refused form leaves the page's own member as stored."""
    from copy import copy

    return copy(request.user)
