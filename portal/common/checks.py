"""`check --deploy` names each variable that production lacks, and what goes wrong without it."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core import checks

from portal.common import env


def production_settings(**_kwargs: Any) -> list[checks.CheckMessage]:
    """One message for each setting that a public site needs and does not have."""
    meanings = {variable.name: variable.meaning for variable in env.documented()}
    site = urlsplit(settings.SITE_URL)
    missing: list[tuple[str, str, type[checks.CheckMessage]]] = []
    if settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
        missing.append(("DATABASE_URL", "SQLite serves one process on one machine", checks.Warning))
    if not settings.REDIS_URL:
        missing.append(("REDIS_URL", "limits, sessions and live messages are not shared between processes", checks.Warning))
    if settings.EMAIL_BACKEND.endswith(("filebased.EmailBackend", "console.EmailBackend", "dummy.EmailBackend")):
        missing.append(("EMAIL_URL", "no letter leaves this machine, so nobody can sign up", checks.Error))
    if settings.DEFAULT_FROM_EMAIL.rstrip(">").endswith("@localhost"):
        missing.append(("MAIL_FROM", "letters from localhost are thrown away as spam", checks.Warning))
    if not os.environ.get("SECRET_KEY"):
        missing.append(
            ("SECRET_KEY", "the key in the home folder is lost with the machine, and with it every session", checks.Warning)
        )
    if site.scheme != "https":
        missing.append(("SITE_URL", "it is not https://, so cookies travel in the open and passkeys are refused", checks.Error))
    if site.hostname and not _is_allowed(site.hostname):
        missing.append(
            ("ALLOWED_HOSTS", f"it lacks {site.hostname}, the host of SITE_URL, so every page answers 400", checks.Error)
        )
    if site.scheme == "https" and not settings.TRUSTED_PROXIES:
        missing.append(
            ("TRUSTED_PROXIES", "behind a proxy every visitor has one address, and limits count them as one", checks.Warning)
        )
    if not settings.HASHED_STATIC:
        missing.append(
            ("HASHED_STATIC", "browsers ask for every static file again, and keep old ones after an update", checks.Warning)
        )
    if settings.DEMO:
        missing.append(("COMMONWEAL_DEMO", "one click signs anybody in as the administrator", checks.Error))
    makes: dict[Any, Callable[..., checks.CheckMessage]] = {checks.Warning: checks.Warning, checks.Error: checks.Error}
    return [
        makes[kind](f"{name}: {consequence}.", hint=meanings.get(name), id=f"commonweal.{name}")
        for name, consequence, kind in missing
    ]


def _is_allowed(host: str) -> bool:
    return any(
        pattern == "*" or pattern == host or (pattern.startswith(".") and f".{host}".endswith(pattern))
        for pattern in settings.ALLOWED_HOSTS
    )
