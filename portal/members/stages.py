"""A stage of signing in: an account whose address nobody has confirmed yet confirms it first."""

from __future__ import annotations

from allauth.account.adapter import get_adapter
from allauth.account.stages import EmailVerificationStage
from allauth.account.utils import has_verified_email
from django.http import HttpResponse

from portal.members import codes
from portal.members.models import EntryPurpose


class ConfirmAddressStage(EmailVerificationStage):
    def handle(self) -> tuple[HttpResponse | None, bool]:
        login = self.login
        if login.user is not None and has_verified_email(login.user, login.email):
            return None, True
        email = login.email or getattr(login.user, "email", None) or ""
        if codes.may_send(self.request, email):
            if login.user is None:  # a provider's sign-up with an address that is taken
                codes.begin(self.request, purpose=EntryPurpose.SIGN_UP, email=email)
            else:
                codes.begin(self.request, purpose=EntryPurpose.ADDRESS, email=email, member=login.user.pk)
        return get_adapter().respond_email_verification_sent(self.request, login.user), True
