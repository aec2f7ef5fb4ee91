"""Signing in: by a code to one's address, by passkey, by the company's own sign-in, or by a password if one has set it."""

from __future__ import annotations

from dataclasses import dataclass

from allauth.socialaccount.adapter import get_adapter
from django.conf import settings
from django.http import HttpRequest

from portal.members.walls import where_it_leads


@dataclass(frozen=True)
class Provider:
    """A provider that one can sign in with: its name and the address that leads there."""

    name: str
    href: str


def sign_in_providers(request: HttpRequest, process: str = "login") -> list[Provider]:
    """The OpenID Connect providers of this site (setting OPENID_CONNECT), for `process` "login" or "connect"."""
    if not settings.OPENID_CONNECT:
        return []
    leads_to = where_it_leads(request) if process == "login" else request.GET.get("next")
    onward = {"next": leads_to} if leads_to else {}
    return [
        Provider(provider.name, provider.get_login_url(request, process=process, **onward))
        for provider in get_adapter().list_providers(request)
    ]
