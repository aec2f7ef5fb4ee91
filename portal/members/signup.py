"""What signing up asks beside the address: nothing. What it checks: invitation, e-mail domain; what it keeps: the terms accepted.

django-allauth bases its sign-up forms (by code, by passkey, by provider) on `SignupTerms`.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any

from allauth.core import context
from django import forms
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.members.consent_texts import Terms, membership, terms
from portal.members.models import Invitation, Member, MembershipSettings

SESSION_KEY = "invitation"


def invitation_of(request: HttpRequest | None) -> Invitation | None:
    """The open invitation that the visitor came with."""
    token = request.session.get(SESSION_KEY) if request is not None else None
    if not token:
        return None
    return Invitation.objects.filter(token=token, accepted_by=None, expires_at__gt=timezone.now()).first()


class SignupTerms(forms.Form):
    @cached_property
    def terms(self) -> Terms:
        """For the sentence above the button: "By signing up you accept …"."""
        return terms()

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        chosen = membership()
        address = (data.get("email") or "").lower()
        invitation = invitation_of(context.request)
        if chosen.mode == MembershipSettings.Mode.INVITATION and invitation is None:
            raise forms.ValidationError(_("This community is by invitation only. Open the link in your invitation again."))
        if address and chosen.domains and invitation is None and address.rpartition("@")[2] not in chosen.domains:
            self.add_error("email", _("Use an address of %(domains)s.") % {"domains": ", ".join(chosen.domains)})
        return data

    def signup(self, request: HttpRequest, user: Member) -> None:
        from portal.members.actions import AlreadyInvited, begin_membership

        try:
            begin_membership(member=user, invitation=invitation_of(request))
        except AlreadyInvited:  # used in another window a moment ago
            begin_membership(member=user)
        request.session.pop(SESSION_KEY, None)
