"""E-mails that the site wrote to files, readable in the browser: for development and the demo.

Only where the file backend is in use, and only for a visitor on the same machine.
"""

from __future__ import annotations

import email
import email.policy
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_GET

from portal.common.caching import personal
from portal.common.loopback import is_from_this_machine

_SEPARATOR = b"\n" + b"-" * 79 + b"\n"  # what Django's file backend writes after each e-mail
_MOST = 100
_EMAIL_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; sandbox allow-popups allow-top-navigation-by-user-activation; frame-ancestors 'self'"


@dataclass(frozen=True)
class StoredEmail:
    """One e-mail in a file; `key` is the file's name and the e-mail's place in it."""

    key: str
    message: EmailMessage

    @property
    def subject(self) -> str:
        return str(self.message["Subject"] or "")

    @property
    def to(self) -> str:
        return str(self.message["To"] or "")

    @property
    def sender(self) -> str:
        return str(self.message["From"] or "")

    @property
    def sent_at(self):
        return parsedate_to_datetime(str(self.message["Date"])) if self.message["Date"] else None

    def part(self, subtype: str) -> str:
        part = self.message.get_body(preferencelist=(subtype,))
        return part.get_content() if part is not None else ""


def stored_emails() -> list[StoredEmail]:
    """The newest e-mails, newest first; at most a hundred."""
    folder = Path(getattr(settings, "EMAIL_FILE_PATH", None) or "/nonexistent")
    emails: list[StoredEmail] = []
    files = sorted(folder.glob("*.log"), key=lambda file: file.stat().st_mtime, reverse=True) if folder.is_dir() else []
    for file in files:
        parts = [part for part in file.read_bytes().split(_SEPARATOR) if part.strip()]
        for place in range(len(parts) - 1, -1, -1):
            message = email.message_from_bytes(parts[place].lstrip(b"\n"), policy=email.policy.default)
            emails.append(StoredEmail(f"{file.stem}.{place}", message))
        if len(emails) >= _MOST:
            break
    return emails[:_MOST]


def _require_mailbox(request: HttpRequest) -> None:
    is_to_files = settings.EMAIL_BACKEND.endswith("filebased.EmailBackend")
    if not (is_to_files and (settings.DEMO or settings.DEBUG) and is_from_this_machine(request)):
        raise Http404


def _stored_email(key: str) -> StoredEmail:
    email = next((email for email in stored_emails() if email.key == key), None)
    if email is None:
        raise Http404(_("This e-mail is no longer here."))
    return email


@personal
@require_GET
def email_list(request: HttpRequest) -> HttpResponse:
    _require_mailbox(request)
    return render(request, "operations/email_list.html", {"emails": stored_emails()})


@personal
@require_GET
def email_detail(request: HttpRequest, key: str) -> HttpResponse:
    _require_mailbox(request)
    return render(request, "operations/email_detail.html", {"email": _stored_email(key)})


@personal
@require_GET
@xframe_options_sameorigin
def email_html(request: HttpRequest, key: str) -> HttpResponse:
    """The HTML part alone, for the frame: it may style itself and nothing more."""
    _require_mailbox(request)
    response = HttpResponse(_stored_email(key).part("html"))
    response["Content-Security-Policy"] = _EMAIL_POLICY
    return response
