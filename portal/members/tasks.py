"""What the worker does: the e-mails about accounts, and what it does by itself."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.core.mail import EmailMultiAlternatives
from django.utils import timezone
from django_tasks import task

from portal.activity.periodic import daily, every
from portal.members import actions
from portal.members.actions.entry import CODE_LASTS, code_of, forget_links
from portal.members.actions.tries import forget_tries
from portal.members.code_mails import write_code, write_password_link
from portal.members.emails import render_email
from portal.members.seen import members_seen, write_seen

logger = logging.getLogger(__name__)

MOST_ATTEMPTS = 14  # about an hour
LONGEST_WAIT = 300  # seconds between two attempts


@task(priority=50)
def send_code(
    purpose: str,
    email: str,
    nonce: str,
    has_code: bool,
    details: dict[str, Any],
    language: str,
    asked_at: float = 0,
    attempt: int = 1,
) -> None:
    """Write to an address that somebody gave. Whether an account has it is looked up here, not in the request."""
    asked_at = asked_at or time.time()
    # After long trouble with the mail server the code is void; the link is made now and works.
    code = code_of(nonce) if has_code and time.time() - asked_at < CODE_LASTS else ""
    arguments = {
        "purpose": purpose,
        "email": email,
        "nonce": nonce,
        "has_code": has_code,
        "details": details,
        "language": language,
        "asked_at": asked_at,
    }
    _attempt(
        lambda: write_code(purpose=purpose, email=email, code=code, details=details, language=language),
        send_code,
        arguments,
        attempt,
    )


@task(priority=50)
def send_password_link(email: str, language: str, attempt: int = 1) -> None:
    """Write to an address for which somebody asked to set a new password."""
    arguments = {"email": email, "language": language}
    _attempt(lambda: write_password_link(**arguments), send_password_link, arguments, attempt)


@task(priority=50)
def send_account_email(subject: str, text: str, html: str, to: str, attempt: int = 1) -> None:
    """Send an e-mail about an account that a request has written: a changed password, a new passkey."""

    def send() -> None:
        message = EmailMultiAlternatives(subject, text, to=[to], headers={"Auto-Submitted": "auto-generated"})
        message.attach_alternative(html, "text/html")
        message.send()

    _attempt(send, send_account_email, {"subject": subject, "text": text, "html": html, "to": to}, attempt)


def post_email(template: str, *, to: str, language: str = "", **context: Any) -> None:
    """Write an e-mail now and leave it to the worker to send."""
    subject, text, html = render_email(template, language=language, **context)
    send_account_email.enqueue(subject=subject, text=text, html=html, to=to)


def _attempt(send: Callable[[], None], again: Any, arguments: dict[str, Any], attempt: int) -> None:
    """Send; a mail server in trouble is asked again later. The last failure stands in the list of failed tasks."""
    try:
        send()
    except OSError as error:  # smtplib's errors are such, too
        if attempt >= MOST_ATTEMPTS:
            raise
        logger.warning("An e-mail about an account did not leave (attempt %s): %s", attempt, error)
        wait = timedelta(seconds=min(5 * 2 ** (attempt - 1), LONGEST_WAIT))
        again.using(run_after=timezone.now() + wait).enqueue(**arguments, attempt=attempt + 1)


@every(hours=1)
def forget_codes_and_links() -> None:
    """Links and wrong tries whose time has passed are deleted."""
    forget_links()
    forget_tries()


@daily(at="03:10")
def forget_unconfirmed_sign_ups() -> None:
    """Sign-ups whose address nobody confirmed within a week are deleted."""
    actions.forget_unconfirmed()


@every(hours=1)
def remove_expired_exports() -> None:
    """Archives of personal data are deleted after 48 hours."""
    actions.remove_expired_exports()


@daily(at="03:40")
def refresh_trust_levels() -> None:
    """Trust levels, gained and lost, by the rules that the settings name."""
    actions.refresh_all_trust()


@daily(at="00:05")
def settle_memberships() -> None:
    """Memberships of organisations that begin or end today change which organisation a member's votes count for."""
    actions.settle_memberships()


@every(minutes=1)
def write_last_seen() -> None:
    """Write down when members were last here."""
    write_seen(members_seen.take())
