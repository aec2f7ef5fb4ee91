"""E-mails to members about their account. Content of the community is written about by portal/notifications."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.utils import translation

from portal.common.emails import render_mail


def render_email(template: str, *, language: str = "", **context: Any) -> tuple[str, str, str]:
    """Subject, text and HTML in the reader's language."""
    with translation.override(language or settings.LANGUAGE_CODE):
        return render_mail(template, {"site_url": settings.SITE_URL, **context})


def write_email(template: str, *, to: str, language: str = "", message_id: str = "", **context: Any) -> None:
    """Send one e-mail in the reader's language. `message_id` makes a repeat recognisable at the other end."""
    subject, text, html = render_email(template, language=language, **context)
    headers = {"Auto-Submitted": "auto-generated"} | ({"Message-ID": message_id} if message_id else {})
    email = EmailMultiAlternatives(subject=subject, body=text, to=[to], headers=headers)
    if html:
        email.attach_alternative(html, "text/html")
    email.send()
