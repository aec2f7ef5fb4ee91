"""An e-mail is written once and sent as text and as HTML."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from portal.common import emails
from portal.common.emails import render_mail
from tests.members.worker import run_tasks

pytestmark = pytest.mark.django_db

EMAILS = sorted(
    str(file.relative_to(folder))[: -len("_message.txt")]
    for folder in [Path(emails.__file__).parents[1] / "members" / "jinja2"]
    for file in folder.rglob("email/*_message.txt")
)
CONTEXT = {
    "code": "481702",
    "email": "priya@example.com",
    "from_email": "old@example.com",
    "to_email": "new@example.com",
    "deleted_email": "old@example.com",
    "link": "https://example.com/account/enter/abc/",
    "handle": "priya",
    "password_reset_url": "https://example.com/reset/abc/",
    "signup_url": "https://example.com/accounts/signup/",
    "ip": "192.0.2.7",
    "user_agent": "Firefox <b>",
    "timestamp": timezone.now(),
}


@pytest.mark.parametrize("email", EMAILS)
def test_every_email_reads_well_as_text_and_as_html(email: str) -> None:
    subject, text, html = render_mail(email, CONTEXT)
    assert subject
    assert "\n" not in subject
    assert not subject.endswith((".", "!"))
    assert "Commonweal" in text
    assert "&lt;" not in text
    assert "<b>" not in html.replace('class="brand"', "") or "&lt;b&gt;" in html
    assert "{{" not in text + html


@pytest.mark.parametrize("email", [email for email in EMAILS if email.endswith(("login_code", "email_confirmation_signup"))])
def test_an_email_without_a_code_reads_well_too(email: str) -> None:
    subject, text, html = render_mail(email, {**CONTEXT, "code": ""})
    assert subject.startswith("Your link to ")
    assert 'class="go"' in html
    assert "481702" not in text


def test_a_code_stands_large_and_alone() -> None:
    subject, text, html = render_mail("account/email/login_code", CONTEXT)
    assert subject == "481702 is your code"
    assert "\n\n481702\n\n" in text
    assert ">481702</p>" in html
    assert "font-size: 32px" in html


def test_a_labelled_address_becomes_a_button_and_what_others_wrote_is_escaped() -> None:
    _, text, html = render_mail("account/email/password_changed", CONTEXT)
    assert "Look at how you sign in: http" in text
    assert 'class="go"' in html
    assert ">Look at how you sign in</a>" in html
    assert "Firefox &lt;b&gt;" in html


def test_rules_stand_on_the_elements_and_those_for_dark_and_narrow_in_the_head() -> None:
    html = render_mail("account/email/login_code", CONTEXT)[2]
    assert html.count("@media") == 2
    assert "max-width: 100%" in html
    assert "background: #ffffff" in html.split("</style>")[1]


def test_asking_for_a_code_sends_both_forms(client: Client, asker: Any) -> None:
    from allauth.account.models import EmailAddress

    EmailAddress.objects.update_or_create(user=asker, email=asker.email, defaults={"verified": True, "primary": True})
    client.post("/accounts/login/", {"login": asker.email})
    run_tasks()
    [email] = mail.outbox
    assert email.alternatives[0].mimetype == "text/html"
    assert email.subject.split()[0] in email.body
