"""`check --deploy` names each variable that production lacks or has from the example, and what goes wrong with it."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from email.utils import parseaddr
from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core import checks

from portal.common import env

SHORTEST_KEY = 32  # characters
FEWEST_CHARACTERS = 8  # different ones
KEY_COMMAND = 'python3 -c "import secrets; print(secrets.token_urlsafe(50))"'
_KNOWN_KEYS = re.compile(r"django-insecure|only-for-|change.?me|secret.?key|example|password|your.?key", re.IGNORECASE)
# Names that belong to nobody (RFC 2606), and so stand in examples.
_EXAMPLE = re.compile(r"(^|\.)(example(\.(com|net|org|edu))?|invalid|test)$", re.IGNORECASE)
_EXAMPLE_PASSWORDS = {"password", "secret", "changeme", "change-me"}
_LOOPBACK = re.compile(r"^(localhost|127\..*|::1|0\.0\.0\.0|.*\.localhost)$")

Finding = tuple[str, str, Callable[..., checks.CheckMessage]]  # variable, what is wrong and what to do, how bad


def production_settings(**_kwargs: Any) -> list[checks.CheckMessage]:
    """One message for each setting that a public site needs and does not have."""
    meanings = {variable.name: variable.meaning for variable in env.documented()}
    return [
        kind(f"{name}: {sentence}", hint=meanings.get(name), id=f"commonweal.{name}")
        for findings in (_secrets(), _services(), _addresses(), _mails(), _modes())
        for name, sentence, kind in findings
    ]


def is_public_site() -> bool:
    """Whether the site is meant for others than the person at this machine: that is what makes it production."""
    return not _LOOPBACK.match(urlsplit(settings.SITE_URL).hostname or "localhost")


def wrong_with_the_key() -> str:
    """A sentence about SECRET_KEY as the environment has it, or empty."""
    key = os.environ.get("SECRET_KEY", "").strip().strip('"')
    if not key:
        wrong = "it is blank"
    elif _KNOWN_KEYS.search(key):
        wrong = "it is an example that anybody can read"
    elif len(key) < SHORTEST_KEY or len(set(key)) < FEWEST_CHARACTERS:
        wrong = "it is so short or so plain that it can be guessed"
    else:
        return ""
    return f"{wrong}, and whoever knows it can sign in as anybody. Set it to what `{KEY_COMMAND}` prints, and keep it."


def _secrets() -> Iterator[Finding]:
    if wrong := wrong_with_the_key():
        yield "SECRET_KEY", wrong, checks.Error


def _services() -> Iterator[Finding]:
    is_sqlite = settings.DATABASES["default"]["ENGINE"].endswith("sqlite3")
    if is_sqlite:
        yield "DATABASE_URL", "SQLite serves one process on one machine. Set it to a PostgreSQL database.", checks.Warning
    else:
        database = settings.DATABASES["default"]
        if str(database.get("PASSWORD") or "").lower() in _EXAMPLE_PASSWORDS:
            yield "DATABASE_URL", "its password is that of the example. Give the database user another one.", checks.Error
        if _is_example(str(database.get("HOST") or "")):
            yield "DATABASE_URL", f"{database['HOST']} is the example's host. Name your own.", checks.Error
    if not settings.REDIS_URL:
        yield (
            "REDIS_URL",
            "limits, sessions and live messages are not shared between processes. Set it to a Redis that all of them reach.",
            checks.Warning if is_sqlite else checks.Error,  # with PostgreSQL there are at least three processes
        )
    elif _is_example(urlsplit(settings.REDIS_URL).hostname or ""):
        yield "REDIS_URL", "its host is an example's. Name your own.", checks.Error


def _addresses() -> Iterator[Finding]:
    site = urlsplit(settings.SITE_URL)
    if site.scheme != "https":
        yield (
            "SITE_URL",
            "it is not https://, so cookies travel in the open and passkeys are refused. Set it to the public address.",
            checks.Error,
        )
    if _is_example(site.hostname or ""):
        yield "SITE_URL", f"{site.hostname} is the example's host, and every e-mail links to it. Set your own.", checks.Error
    if site.hostname and not _is_allowed(site.hostname):
        yield (
            "ALLOWED_HOSTS",
            f"it lacks {site.hostname}, the host of SITE_URL, so every page answers 400. Add it.",
            checks.Error,
        )
    for host in settings.ALLOWED_HOSTS:
        if _is_example(host.lstrip(".")):
            yield "ALLOWED_HOSTS", f"{host} is the example's host. Set it to the host names of your site.", checks.Error
        elif host == "*":
            yield (
                "ALLOWED_HOSTS",
                "with * the site answers to any name, so a link in an e-mail may lead elsewhere. Name your hosts.",
                checks.Error,
            )
    if site.scheme == "https" and not settings.TRUSTED_PROXIES:
        yield (
            "TRUSTED_PROXIES",
            "behind a proxy every visitor has one address, and limits count them as one. Set it to the number of your proxies.",
            checks.Warning,
        )
    if not settings.HASHED_STATIC:
        yield (
            "HASHED_STATIC",
            "browsers ask for every static file again, and keep old ones after an update. Set it to 1 and run `collectstatic`.",
            checks.Warning,
        )


def _mails() -> Iterator[Finding]:
    if settings.EMAIL_BACKEND.endswith(("filebased.EmailBackend", "console.EmailBackend", "dummy.EmailBackend")):
        yield "EMAIL_URL", "no e-mail leaves this machine, so nobody can sign up. Set it to your mail server.", checks.Error
    else:
        if _is_example(settings.EMAIL_HOST):
            yield "EMAIL_URL", f"{settings.EMAIL_HOST} is the example's host. Set it to your mail server.", checks.Error
        if str(settings.EMAIL_HOST_PASSWORD or "").lower() in _EXAMPLE_PASSWORDS:
            yield "EMAIL_URL", "its password is that of the example. Set your own.", checks.Error
    sender = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
    if _LOOPBACK.match(sender):
        yield "MAIL_FROM", "e-mails from localhost are thrown away as spam. Set an address of your domain.", checks.Error
    elif not sender or _is_example(sender):
        yield "MAIL_FROM", f"{sender or 'nothing'} is no domain of yours, so e-mails are refused. Set your own.", checks.Error


def _modes() -> Iterator[Finding]:
    if settings.DEMO:
        yield "COMMONWEAL_DEMO", "one click signs anybody in as the administrator. Leave it out.", checks.Error
    if settings.DEBUG:
        yield "DEBUG", "error pages show settings and code to whoever causes an error. Leave it out.", checks.Error


def _is_example(host: str) -> bool:
    return bool(_EXAMPLE.search(unquote(host)))


def _is_allowed(host: str) -> bool:
    return any(
        pattern == "*" or pattern == host or (pattern.startswith(".") and f".{host}".endswith(pattern))
        for pattern in settings.ALLOWED_HOSTS
    )
