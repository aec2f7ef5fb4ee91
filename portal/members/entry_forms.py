"""The sign-in library's forms, made to ask nothing about accounts: what they start is the same for every address.

django-allauth takes them from ACCOUNT_FORMS, SOCIALACCOUNT_FORMS and MFA_FORMS.
"""

from __future__ import annotations

from typing import Any

from allauth.account import forms as account_forms
from allauth.account.models import EmailAddress
from allauth.account.utils import get_next_redirect_url
from allauth.core import context
from allauth.core.internal.httpkit import headed_redirect_response
from allauth.mfa.base import forms as mfa_forms
from allauth.socialaccount.forms import SignupForm as LibraryProviderSignUpForm
from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import gettext as _

from portal.members import codes
from portal.members.actions import tries
from portal.members.models import EntryPurpose
from portal.members.signup import SESSION_KEY
from portal.members.tasks import send_password_link


def too_many_emails() -> forms.ValidationError:
    """For every address the same, whoever asked for the e-mails before."""
    return forms.ValidationError(
        _(
            "Several e-mails were sent to this address in a short time. Check the inbox and the junk folder: the link in the "
            "newest one works for an hour. Or try again in a minute."
        ),
        code="too_many_emails",
    )


class _SendsCode:
    """Among the parents of a form: the limits on e-mails are an error of the form."""

    def _require_room(self, email: str) -> str:
        if not codes.may_send(context.request, email):
            raise too_many_emails()
        return email.lower()


class SignInForm(_SendsCode, account_forms.LoginForm):
    """With the address alone a code is sent; with a password too, the password decides."""

    def _setup_password_field(self) -> None:
        field: Any = self.fields["password"]
        field.required = False
        field.help_text = ""

    def _clean_without_password(self, email: str | None, phone: str | None) -> dict[str, Any]:
        self._require_room(email or "")
        return self.cleaned_data

    def _login_by_code(self, request: HttpRequest, redirect_url: str | None, credentials: dict[str, Any]) -> HttpResponse:
        codes.begin(request, purpose=EntryPurpose.SIGN_IN, email=credentials["email"].lower(), next=redirect_url or "")
        return headed_redirect_response("account_confirm_login_code")


class AskForCodeForm(_SendsCode, account_forms.RequestLoginCodeForm):
    """The address alone."""

    def clean_email(self) -> str:
        return self._require_room(self.cleaned_data["email"])


class SignUpForm(_SendsCode, account_forms.SignupForm):
    """Makes no account: that comes when the code is entered or the link opened."""

    def validate_unique_email(self, value: str) -> str:
        return value

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean()
        if not self.errors:
            self._require_room(data["email"])
        return data

    def try_save(self, request: HttpRequest) -> tuple[None, HttpResponse]:
        return None, begin_sign_up(request, self.cleaned_data["email"], passkey=bool(self.by_passkey))


class ProviderSignUpForm(_SendsCode, LibraryProviderSignUpForm):
    """An address that the sign-in provider has confirmed makes a member at once; any other is confirmed first, as ours are."""

    def _is_confirmed(self, email: str) -> bool:
        known = self.sociallogin.email_addresses
        return any(address.verified and address.email.lower() == email.lower() for address in known)

    def validate_unique_email(self, value: str) -> str:
        return str(super().validate_unique_email(value)) if self._is_confirmed(value) else value

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean()
        if not self.errors and not self._is_confirmed(data["email"]):
            self._require_room(data["email"])
        return data

    def try_save(self, request: HttpRequest) -> tuple[Any, HttpResponse | None]:
        email = self.cleaned_data["email"]
        if self._is_confirmed(email):
            return super().try_save(request)
        return None, begin_sign_up(request, email, provider=self.sociallogin.serialize())


class AddAddressForm(_SendsCode, account_forms.AddEmailForm):
    """One's own further address; it is stored when it is confirmed."""

    def clean_email(self) -> str:
        return self._require_room(super().clean_email())

    def save(self, request: HttpRequest) -> EmailAddress:
        address = EmailAddress(user=self.user, email=self.cleaned_data["email"])
        codes.begin(request, purpose=EntryPurpose.ADDRESS, email=address.email, member=address.user_id)
        return address


class ResetPasswordForm(account_forms.ResetPasswordForm):
    """The worker looks whether there is an account, and writes."""

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).lower()

    def save(self, request: HttpRequest, **_how: Any) -> str:
        email: str = self.cleaned_data["email"]
        send_password_link.enqueue(email=email, language=translation.get_language() or "")
        return email


class _CountsTries(mfa_forms.BaseAuthenticateForm):
    """Wrong codes of a second factor are counted over the day, those of the app apart from recovery codes."""

    def clean_code(self) -> str:
        is_short = sum(char.isalnum() for char in self.cleaned_data["code"]) <= codes.DIGITS
        limits = tries.limits_of_member(purpose="app" if is_short else "recovery", member_id=self.user.pk)
        stamp = tries.take_try(limits=limits)
        if stamp is None:
            text = _("Too many wrong codes were entered within a day. Use a recovery code or a passkey, or try again tomorrow.")
            raise forms.ValidationError(text, code="used_up")
        code: str = super().clean_code()
        tries.give_back(limits=limits, stamp=stamp)
        return code


class SecondFactorForm(_CountsTries, mfa_forms.AuthenticateForm):
    """At sign-in."""


class SecondFactorAgainForm(_CountsTries, mfa_forms.ReauthenticateForm):
    """Before something that matters."""


def begin_sign_up(request: HttpRequest, email: str, *, provider: Any = None, passkey: bool = False) -> HttpResponse:
    """Send the code or, if the address is a member's, the news of it; the page that follows is the same."""
    codes.begin(
        request,
        purpose=EntryPurpose.SIGN_UP,
        email=email,
        provider=provider,
        next=get_next_redirect_url(request) or "",
        invitation=request.session.get(SESSION_KEY, ""),
        passkey=passkey,
    )
    return headed_redirect_response("account_email_verification_sent")
