"""Where a code is entered or a link of an e-mail opened, and what follows from it."""

from __future__ import annotations

from typing import Any

from allauth.account import views as library
from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.internal.flows.signup import complete_signup
from allauth.account.internal.stagekit import clear_login
from allauth.account.internal.userkit import filter_users_by_email
from allauth.account.models import EmailAddress, Login
from allauth.account.stages import EmailVerificationStage, LoginStageController
from allauth.socialaccount.adapter import get_adapter as get_provider_adapter
from allauth.socialaccount.internal.flows.signup import complete_social_signup
from allauth.socialaccount.models import SocialLogin
from django.contrib import messages
from django.db import transaction
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from portal.common.way_back import leads_to, with_way_back
from portal.members import codes
from portal.members.actions import begin_membership, entry, tries
from portal.members.codes import Outcome, PendingCode
from portal.members.forms import CodeForm
from portal.members.models import EntryLink, EntryPurpose, Member
from portal.members.signup import SESSION_KEY, invitation_of
from portal.members.views import posted
from portal.members.walls import where_it_leads

TEMPLATES = {
    EntryPurpose.SIGN_IN: "account/confirm_login_code.html",
    EntryPurpose.SIGN_UP: "account/confirm_email_verification_code.html",
    EntryPurpose.ADDRESS: "account/confirm_email_verification_code.html",
}


class AskForCode(library.RequestLoginCodeView):
    """The library's page; what follows is ours."""

    def form_valid(self, form: Form) -> HttpResponse:
        next_url = self.get_next_url() or ""
        codes.begin(self.request, purpose=EntryPurpose.SIGN_IN, email=form.cleaned_data["email"], next=next_url)
        return redirect("account_confirm_login_code")


class OwnAddresses(library.EmailView):
    """The library's page; the code for an address that is not confirmed yet is ours."""

    def _action_send(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse | None:
        address = self._get_email_address(request)
        if address is None or address.verified or not codes.may_send(request, address.email):
            return None
        codes.begin(request, purpose=EntryPurpose.ADDRESS, email=address.email, member=address.user_id)
        return redirect("account_email_verification_sent")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def code_confirm(request: HttpRequest) -> HttpResponse:
    """Enter the code that was sent. Reads the session, and no account before the code is right."""
    pending = codes.pending_code(request)
    if pending is None:
        return _give_up(request)
    if request.user.is_authenticated and pending.purpose != EntryPurpose.ADDRESS:
        codes.forget(request)
        return redirect("/")
    leads_to(request, str(pending.details.get("next") or ""))
    if request.path != reverse(pending.url_name):
        return redirect(pending.url_name)
    if request.method == "POST" and request.POST.get("action") == "resend":
        return _resend(request, pending)
    form = CodeForm(posted(request))
    if request.method == "POST" and form.is_valid():
        # What was typed, not the form's digits: "12 34 56 78" is no code of six.
        answer = _try_code(request, pending, request.POST["code"], form)
        if answer is not None:
            return answer
    context = {
        "verify_form": form,
        "email": pending.email,
        "has_code": pending.has_code,
        "can_resend": pending.can_resend,
        "cancel_url": reverse("account_email") if request.user.is_authenticated else None,
    }
    return render(request, TEMPLATES[pending.purpose], context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def entry_link(request: HttpRequest, token: str) -> HttpResponse:
    """The link in the e-mail. Opening it asks; only the button does it, so that a mail scanner does not use it up."""
    link = entry.find_link(token)
    if link is None:
        return _keep_to_ourselves(render(request, "members/entry_link_over.html", status=410))
    if request.method == "POST":
        return _keep_to_ourselves(_open_link(request, link))
    context = {"link": link, "purposes": EntryPurpose, "is_other": _is_somebody_else(request, link)}
    return _keep_to_ourselves(render(request, "members/entry_link.html", context))


def _try_code(request: HttpRequest, pending: PendingCode, code: str, form: CodeForm) -> HttpResponse | None:
    outcome = pending.check(code)
    if outcome == Outcome.RIGHT:
        answer = _carry_out(request, pending.purpose, pending.email, pending.details, pending.provider, by_code=True)
        if answer is not None:
            pending.accept()
            return answer
        outcome = pending.reject()
    if outcome == Outcome.USED_UP:
        pending.resend()
        return redirect(pending.url_name)
    if outcome == Outcome.LAST_WRONG:
        messages.error(request, _("That was the wrong code three times. Ask for a new one."))
        return _give_up(request, pending.details.get("next") or "")
    if outcome == Outcome.NO_CODE:
        count = sum(char.isdecimal() for char in code)
        text = ngettext("That is %(count)d digit; the code has six.", "That is %(count)d digits; the code has six.", count)
        form.add_error("code", text % {"count": count})
    else:
        form.add_error("code", get_adapter().error_messages["incorrect_code"])
    return None


def _resend(request: HttpRequest, pending: PendingCode) -> HttpResponse:
    if pending.resend():
        messages.success(request, _("A new e-mail is on its way."))
    else:
        messages.error(request, _("Several e-mails are on their way already. Use the newest one, or try again in a minute."))
    return redirect(pending.url_name)


def _give_up(request: HttpRequest, onward: str = "") -> HttpResponse:
    if request.user.is_authenticated:
        return redirect("account_email")
    clear_login(request)  # a sign-in that waited for the address
    return redirect(with_way_back(reverse("account_login"), onward or where_it_leads(request)))


def _open_link(request: HttpRequest, link: EntryLink) -> HttpResponse:
    if not entry.use_link(link=link):  # two at once
        return render(request, "members/entry_link_over.html", status=410)
    pending = codes.pending_code(request)
    is_here = pending is not None and (pending.purpose, pending.email) == (link.purpose, link.address)
    provider = pending.provider if is_here and pending else None
    if link.member_id and link.purpose == EntryPurpose.SIGN_IN and entry.member_at(link.address) != link.member:
        return render(request, "members/entry_link_over.html", status=410)  # the address has changed hands
    codes.forget(request)
    answer = _carry_out(request, EntryPurpose(link.purpose), link.address, link.details, provider)
    return answer or render(request, "members/entry_link_over.html", status=410)


def _carry_out(
    request: HttpRequest, purpose: EntryPurpose, email: str, details: dict[str, Any], provider: Any, *, by_code: bool = False
) -> HttpResponse | None:
    """Somebody has shown that they read what is sent to this address. None where nothing follows from it."""
    if purpose == EntryPurpose.SIGN_IN:
        return _sign_in(request, email, details, by_code=by_code)
    if purpose == EntryPurpose.SIGN_UP:
        return _sign_up(request, email, details, provider)
    return _confirm_address(request, email, details)


def _sign_in(request: HttpRequest, email: str, details: dict[str, Any], *, by_code: bool) -> HttpResponse | None:
    member = entry.member_at(email)
    if member is None:
        return None
    # The try that was right is among them.
    if by_code and tries.count_together(entry.addresses_of(member)) > tries.MOST_OF_TARGET:
        return None
    _mark_confirmed(request, member, email)
    record_authentication(request, member, method="code", email=email)
    return perform_login(request, Login(user=member, email=email, redirect_url=details.get("next") or None))


def _sign_up(request: HttpRequest, email: str, details: dict[str, Any], provider: Any) -> HttpResponse | None:
    next_url = details.get("next") or None
    try:
        if provider is not None:
            return _sign_up_by_provider(request, email, provider)
        member = entry.join_by_address(address=email, invitation_token=details.get("invitation") or "")
    except entry.AddressTaken:
        return None
    request.session.pop(SESSION_KEY, None)
    record_authentication(request, member, method="code", email=email)
    return complete_signup(request, user=member, redirect_url=next_url, by_passkey=bool(details.get("passkey")))


def _sign_up_by_provider(request: HttpRequest, email: str, provider: Any) -> HttpResponse:
    login = SocialLogin.deserialize(provider)
    with transaction.atomic():
        if entry.is_taken(email):
            raise entry.AddressTaken
        login.user.email = email
        get_provider_adapter().save_user(request, login, form=None)
        EmailAddress.objects.update_or_create(user=login.user, email=email, defaults={"verified": True, "primary": True})
        begin_membership(member=login.user, invitation=invitation_of(request))
    request.session.pop(SESSION_KEY, None)
    return complete_social_signup(request, login)


def _confirm_address(request: HttpRequest, email: str, details: dict[str, Any]) -> HttpResponse | None:
    member = Member.objects.present().filter(pk=details.get("member"), is_active=True).first()
    if member is None:
        return None
    is_confirmed = _mark_confirmed(request, member, email)
    if not is_confirmed:
        messages.error(request, _("Another account has already confirmed %(email)s.") % {"email": email})
    if request.user.is_authenticated:
        return redirect("account_email" if request.user == member else "/")
    stage = LoginStageController.enter(request, EmailVerificationStage.key)
    if stage is not None and stage.login.user == member and is_confirmed:
        return stage.exit()
    clear_login(request)
    return redirect("account_login")


def _mark_confirmed(request: HttpRequest, member: Member, email: str) -> bool:
    """The address is the member's and confirmed. False if it is another's by now."""
    if any(other.pk != member.pk for other in filter_users_by_email(email)):
        return False
    address = EmailAddress.objects.filter(user=member, email__iexact=email).first()
    if address is None:
        address = EmailAddress(user=member, email=email)
    return address.verified or bool(get_adapter().confirm_email(request, address))


def _is_somebody_else(request: HttpRequest, link: EntryLink) -> bool:
    return bool(request.user.is_authenticated and request.user != link.member and link.purpose != EntryPurpose.ADDRESS)


def _keep_to_ourselves(response: HttpResponse) -> HttpResponse:
    """No other site learns the address. Under "no-referrer" browsers send the form without its origin, and it is refused."""
    response["Referrer-Policy"] = "same-origin"
    return response
