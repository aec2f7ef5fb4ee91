"""Sign-in providers from the environment, for django-allauth and for the Content-Security-Policy."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlsplit

from portal.common.env import WrongSetting

_NEEDED = {"id", "name", "client_id", "secret", "server_url"}
_KNOWN = _NEEDED | {"trusts_email", "origins"}


def providers_from(text: str) -> tuple[list[dict[str, Any]], list[str]]:
    """The apps for django-allauth, and the origins that a form on our pages may lead to.

    Chromium holds `form-action` against the redirect that follows "Continue with Acme" as well. Raises WrongSetting.
    """
    if not text:
        return [], []
    try:
        given = json.loads(text)
    except ValueError as error:
        raise WrongSetting(f"OPENID_CONNECT is not JSON: {error}") from None
    if not isinstance(given, list) or not all(isinstance(item, dict) for item in given):
        raise WrongSetting("OPENID_CONNECT must be a JSON list of objects: one for each provider.")
    apps, origins = [], []
    for item in given:
        missing, unknown = sorted(_NEEDED - item.keys()), sorted(item.keys() - _KNOWN)
        if missing or unknown:
            wrong = f"lacks {', '.join(missing)}" if missing else f"does not know {', '.join(unknown)}"
            raise WrongSetting(f"OPENID_CONNECT: the provider {item.get('id', '?')} {wrong}.")
        settings = {"server_url": item["server_url"], "oauth_pkce_enabled": True}
        if item.get("trusts_email"):
            # The provider vouches for addresses: a member with the same confirmed address signs in by it.
            settings |= {"verified_email": True, "email_authentication": True}
        apps.append(
            {
                "provider_id": item["id"],
                "name": item["name"],
                "client_id": item["client_id"],
                "secret": item["secret"],
                "settings": settings,
            }
        )
        origins += [_origin(item["server_url"]), *(_origin(url) for url in item.get("origins", ()))]
    return apps, sorted(set(origins))


def _origin(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        raise WrongSetting(f"OPENID_CONNECT: “{url}” is not an address such as https://id.acme.example.")
    return f"{parts.scheme}://{parts.netloc}"
