"""How django-allauth makes and admits our members."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from portal.common.emails import render_mail
from portal.members.actions import admit_member
from portal.members.consent_texts import membership
from portal.members.forms import tidy
from portal.members.handles import neutral_handle
from portal.members.kept_acts import kept_by_visitor, perform_kept
from portal.members.models import Member, MembershipSettings
from portal.members.signup import invitation_of
from portal.members.tasks import send_account_email


class AccountAdapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "incorrect_code": _("That is not the code in our latest e-mail. Check it, or send a new one."),
        "too_many_login_attempts": _("Too many wrong tries in a short time. Wait a few minutes, or sign in another way."),
    }

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Written now, sent by the worker: no answer waits for a mail server."""
        subject, text, html = render_mail(template_prefix, {"email": email, **context})
        send_account_email.enqueue(subject=subject, text=text, html=html, to=email)

    def get_login_stages(self) -> list[str]:
        ours = {
            "allauth.account.stages.EmailVerificationStage": "portal.members.stages.ConfirmAddressStage",
            "allauth.account.stages.LoginByCodeStage": "",  # our codes come before the library's stages (codes.py)
        }
        return [path for path in (ours.get(path, path) for path in super().get_login_stages()) if path]

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return membership().mode != MembershipSettings.Mode.INVITATION or invitation_of(request) is not None

    def populate_username(self, request: HttpRequest, user: Member) -> None:
        """A handle that gives nothing of the address away. The name is asked after the first sign-in."""
        user.username = user.username or neutral_handle()

    def save_user(self, request: HttpRequest, user: Member, form: Any, commit: bool = True) -> Member:
        try:
            with transaction.atomic():
                return super().save_user(request, user, form, commit)
        except IntegrityError:
            # Sent twice at once: the second is answered like any address that has an account already.
            from allauth.account.internal.flows.signup import prevent_enumeration

            raise ImmediateHttpResponse(prevent_enumeration(request, email=form.cleaned_data.get("email"))) from None

    def confirm_email(self, request: HttpRequest, email_address: Any) -> Any:
        """The address and whatever goes by it (the link to a customer record) change in one transaction."""
        with transaction.atomic():
            return super().confirm_email(request, email_address)

    def login(self, request: HttpRequest, user: Member) -> None:
        user.is_first_sign_in = user.last_login is None  # type: ignore[attr-defined]  # for this request alone
        super().login(request, user)

    def logout(self, request: HttpRequest) -> None:
        with kept_by_visitor(request):
            super().logout(request)

    def post_login(self, request: HttpRequest, user: Member, **how: Any) -> HttpResponse:
        admit_member(member=user)
        response = super().post_login(request, user, **how)
        if user.rules_accepted_at is not None:  # else once they are (views/account.py)
            perform_kept(request, user, response.headers.get("Location", ""))
        is_first = getattr(user, "is_first_sign_in", False)
        # A name that a provider told is a proposal: who joins says under which name they are seen.
        if (is_first and (how.get("signup") or not user.name)) or user.rules_accepted_at is None:
            welcome = reverse("members:welcome")
            onward = response.headers.get("Location", "")
            if onward and onward != "/":
                welcome += "?" + urlencode({"next": onward})
            response = HttpResponseRedirect(welcome)
        return response


class SocialAccountAdapter(DefaultSocialAccountAdapter):
    def populate_user(self, request: HttpRequest, sociallogin: SocialLogin, data: dict[str, Any]) -> Member:
        """What the provider says of a new member: address and name. A handle is no part of it, for it may be an address.

        Our members have one name; the library would fill a first and a last one.
        """
        member: Member = sociallogin.user
        member.email = str(data.get("email") or "")  # stands in the form, which looks at it
        told = data.get("name") or " ".join(filter(None, (data.get("first_name"), data.get("last_name"))))
        member.name = tidy(str(told))[: Member._meta.get_field("name").max_length].strip()
        return member
